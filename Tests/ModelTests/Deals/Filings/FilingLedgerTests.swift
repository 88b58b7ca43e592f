import Model
import TestSupport
import Testing

struct FilingLedgerTests {
    private typealias F = Filings

    @Test("an offer and the target's recommendation are one deal between target and parent")
    func offer() throws {
        var ledger = FilingLedger()
        ledger.add([F.offer, F.recommendation])
        ledger.add(F.profile(F.dynavax, "DYNAVAX TECHNOLOGIES CORP", code: 2836, ticker: "DVAX"))
        let deals = ledger.deals()
        let deal = try #require(deals.first)
        #expect(deals.count == 1)
        #expect(deal.acquirer == "Sanofi")
        #expect(deal.target == "DYNAVAX TECHNOLOGIES CORP")
        #expect(deal.targetTicker == "DVAX")
        #expect(deal.announced == Dated("2026-01-12"))
        #expect(deal.area == "biotech")
        #expect(deal.source == F.offer.link)
        #expect(deal.otherSources == [F.recommendation.link])
        #expect(deal.upfrontUSDMillions == nil && deal.maximumUSDMillions == nil)
    }

    @Test("the target's filings date the announcement, and its completion filing completes the deal")
    func announcement() throws {
        var ledger = FilingLedger()
        ledger.add([F.offer, F.completion])
        let early = F.filing("SC14D9C", "2025-12-24", [F.party(F.dynavax, "DYNAVAX", .filer)])
        ledger.add(F.profile(F.dynavax, "DYNAVAX", code: 2836, [F.agreement, early]))
        let deal = try #require(ledger.deals().first)
        #expect(deal.announced == Dated("2025-12-24"))
        #expect(deal.stage == .completed)
        #expect(ledger.deals().count == 1)
    }

    @Test("amendments make no new deal, even if the first filing is an amendment")
    func amendments() throws {
        let sides = [F.party(1, "Merus N.V.", .subject), F.party(2, "Genmab Holding II B.V.", .filedBy)]
        var ledger = FilingLedger()
        ledger.add([
            F.filing("SC TO-T/A", "2025-12-11", sides),
            F.filing("SC TO-T/A", "2025-12-12", sides + [F.party(3, "Genmab A/S", .filedBy)]),
            F.filing("SC 14D9/A", "2025-12-12", [sides[0]]),
        ])
        let deals = ledger.deals()
        #expect(deals.map(\.acquirer) == ["Genmab A/S"])
        #expect(deals.map(\.target) == ["Merus N.V."])
        #expect(deals.map(\.announced) == [Dated("2025-12-11")])
    }

    @Test("communications of both sides are one deal, with the direction that other filings show")
    func communications() throws {
        let strive = F.party(1, "Strive, Inc.", .filedBy), semler = F.party(2, "Semler Scientific, Inc.", .subject)
        var ledger = FilingLedger()
        ledger.add([
            F.filing("425", "2025-12-11", [semler, strive], number: 1),
            F.filing("425", "2025-12-11", [semler, strive], number: 2),
            F.filing(
                "425", "2025-12-12", [F.party(1, "Strive, Inc.", .subject), F.party(2, "Semler Scientific", .filedBy)]),
        ])
        #expect(ledger.deals().map(\.target) == ["Semler Scientific, Inc."])
        var reversed = FilingLedger()
        reversed.add([
            F.filing("425", "2025-12-11", [F.party(1, "Buyer", .subject), F.party(2, "Bought", .filedBy)]),
            F.filing("S-4", "2025-12-20", [F.party(1, "Buyer", .filer)]),
        ])
        #expect(reversed.deals().map(\.target) == ["Bought"])
        #expect(reversed.deals().map(\.acquirer) == ["Buyer"])
    }

    @Test("a filing with one party is a lead and not a deal")
    func leads() {
        var ledger = FilingLedger()
        let alone = F.filing("425", "2025-12-11", [F.party(1_529_864, "Enova International, Inc.", .subject)])
        let proxy = F.filing("DEFM14A", "2025-12-11", [F.party(5, "Target", .filer)])
        let buyback = F.filing("SC TO-T", "2025-12-11", [F.party(6, "Own", .subject), F.party(6, "Own", .filedBy)])
        let earnings = F.filing("8-K", "2025-12-11", [F.party(7, "Quarterly", .filer)], items: ["2.02", "9.01"])
        ledger.add([alone, proxy, buyback, earnings])
        #expect(ledger.deals().isEmpty)
        #expect(Set(ledger.leads().map(\.accession)) == [alone.accession, proxy.accession, buyback.accession])
        #expect(!ledger.filings().map(\.accession).contains(earnings.accession))
    }

    @Test("a merger with a blank check is not a deal, and is held back until the industry is known")
    func blankCheck() {
        let filing = F.filing(
            "425", "2025-12-11", [F.party(1, "FG Merger II Corp.", .filedBy), F.party(2, "BOXABL Inc.", .subject)])
        var ledger = FilingLedger()
        ledger.add([filing])
        #expect(ledger.unknownCompanies == [2, 1])
        #expect(ledger.deals { _ in false }.isEmpty)
        #expect(ledger.deals().count == 1)
        ledger.add(F.profile(1, "FG Merger II Corp.", code: 6770))
        #expect(ledger.deals().isEmpty)
        #expect(ledger.unknownCompanies == [2])
    }

    @Test("entries with one accession number are one filing with all its companies")
    func joins() {
        var ledger = FilingLedger()
        for party in F.offer.parties {
            var part = F.offer
            part.parties = [party]
            ledger.add([part])
        }
        ledger.add([F.offer])
        #expect(ledger.deals().map(\.acquirer) == ["Sanofi"])
    }
}
