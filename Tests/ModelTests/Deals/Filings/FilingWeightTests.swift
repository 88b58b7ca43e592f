import Model
import TestSupport
import Testing

struct FilingWeightTests {
    @Test(
        "the weight of an 8-K depends on its items",
        arguments: [
            (["1.01", "9.01"], 2), (["1.01", "8.01"], 2), (["1.01", "2.03"], 1), (["1.01", "2.03", "3.02"], 0),
            (["2.01", "7.01", "9.01"], 2), (["1.01", "2.01", "3.02", "7.01", "9.01"], 3), (["5.01"], 2), (["1.02"], 1),
            (["2.02", "9.01"], 0), (["2.03"], -1), ([], 0),
        ])
    func items(items: [String], weight: Int) {
        let filing = Filings.filing("8-K", "2026-01-12", [Filings.party(1, "A", .filer)], items: items)
        #expect(filing.weight == weight)
        #expect(filing.isLead == (weight >= 2))
    }

    @Test("a merger form of the same company increases the weight of an agreement, even of a financing")
    func near() {
        var ledger = FilingLedger()
        let party = Filings.party(1, "A", .filer)
        let agreement = Filings.filing("8-K", "2026-01-12", [party], items: ["1.01", "2.03"])
        let other = Filings.filing("8-K", "2026-01-12", [Filings.party(2, "B", .filer)], items: ["1.01", "2.03"])
        ledger.add([agreement, other])
        #expect(ledger.leads().isEmpty)
        ledger.add([Filings.filing("425", "2026-01-14", [Filings.party(1, "A", .subject)])])
        #expect(ledger.leads().map(\.weight) == [2, 3])
        #expect(ledger.leads().last?.accession == agreement.accession)
    }

    @Test("an issuer's offer for its own shares and forms with similar names are irrelevant")
    func forms() {
        for form in ["SC TO-I", "SC TO-I/A", "424B5", "4", "40-17G", "S-4MEF", "8-K12B", "SC 13D"] {
            let filing = Filings.filing(form, "2026-01-12", [Filings.party(1, "A", .subject)], items: ["1.01"])
            #expect(filing.weight == 0, "\(form)")
            #expect(!filing.isRelevant, "\(form)")
        }
        for form in ["SC TO-T/A", "SC 14D9", "425", "S-4/A", "F-4", "PREM14A", "DEFM14A", "SC 13E3/A"] {
            #expect(Filings.filing(form, "2026-01-12", []).isRelevant, "\(form)")
        }
    }

    @Test("a filing of the target is attached to the wire's deal, even if it arrives first")
    func follows() throws {
        let day = try #require(Day("2026-02-20"))
        let wire = Deal(
            announced: Dated("2025-12-24") ?? Dated(day), acquirer: "Sanofi", target: "Dynavax", kind: .acquisition,
            area: Deal.unknownArea, source: "wire")
        var agreement = Filings.agreement
        agreement.parties[0].industry = Industry(code: 2836)
        agreement.parties[0].ticker = "DVAX"
        for order in [[0, 1, 2], [1, 2, 0], [2, 0, 1]] {
            var market = Market(Moment(day, mode: .live))
            let updates: [MarketUpdate] = [.deal(wire), .filing(agreement), .filing(Filings.completion)]
            for index in order { market.apply(updates[index]) }
            let deal = try #require(market.deals.first)
            #expect(deal.area == "biotech", "\(order)")
            #expect(deal.targetTicker == "DVAX")
            #expect(deal.stage == .completed)
            #expect(Set(deal.otherSources) == [agreement.link, Filings.completion.link])
            #expect(market.leads.isEmpty)
            #expect(market.filings.map(\.accession) == [Filings.completion.accession, agreement.accession])
        }
    }

    @Test("a lead remains one until a report names the other party")
    func lead() throws {
        var market = Market(Moment(try #require(Day("2026-02-20")), mode: .live))
        market.apply(.batch([.filing(Filings.agreement), .filing(Filings.agreement)]))
        #expect(market.leads.count == 1)
        #expect(market.deals.isEmpty)
        #expect(market.asOf(try #require(Day("2025-12-23")), mode: .live).leads.isEmpty)
    }
}
