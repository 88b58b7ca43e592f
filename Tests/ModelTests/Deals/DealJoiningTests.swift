import TestSupport
import Testing

@testable import Model

struct DealJoiningTests {
    @Test(
        "single reports are joined as by comparing each with all others", arguments: 0..<40 as Range<UInt64>)
    func market(seed: UInt64) {
        var reports = RandomReports(seed: seed)
        var market = Market(Moment(Spring2024.day, mode: .live)), scanned = BruteForceDeals()
        for number in 0..<120 {
            let update = reports.update()
            market.apply(update)
            scanned.apply(update)
            let comment: Comment = "update \(number)"
            guard market.deals == scanned.deals, market.filings == scanned.filings, market.leads == scanned.leads,
                market.headlines == scanned.headlines
            else { return #expect(Bool(false), comment) }
            if number == 60 { market = market.asOf(Spring2024.day, mode: .live) }
        }
        #expect(market.deals.count > 3)
        let index = DealReportIndex(market)
        for deal in market.deals { #expect(index.reports(of: deal) == market.reports(of: deal)) }
    }

    @Test("the reports of a table are joined as by comparing each with all others", arguments: 0..<20 as Range<UInt64>)
    func table(seed: UInt64) {
        var reports = RandomReports(seed: seed)
        let deals = (0..<150).map { _ in reports.deal() }, others = (0..<20).map { _ in reports.deal() }
        #expect(deals.joined() == BruteForceDeals.joined(deals))
        #expect(
            deals.withoutReports(of: others) == deals.filter { deal in !others.contains { $0.isSame(as: deal) } })
    }

    @Test("filings are paired as by comparing each with all others", arguments: 0..<20 as Range<UInt64>)
    func pairs(seed: UInt64) {
        var reports = RandomReports(seed: seed)
        let filings = JoinedFilings((0..<150).map { _ in reports.filing(companies: 12) })
        #expect(filings.pairs == BruteForceDeals.pairs(filings.ordered))
        #expect(filings.pairs.count > 3)
    }

    @Test("a deal among thousands with a shared word or party is compared with its own reports only")
    func work() {
        let shapes: [(Int) -> (String, String)] = [
            { ("Buyer \($0)", "Target \($0)") }, { ("Buyer", "United \($0)") }, { ("Buyer \($0)", "United") },
        ]
        for shape in shapes {
            var market = Market(Moment(Spring2024.day, mode: .live))
            for number in 0..<4000 { market.apply(.deal(deal(number, shape(number)))) }
            #expect(market.deals.count == 4000)
            let compared = market.deals.map { market.dealList.positions(sharing: $0.pairKeys).count }
            #expect(compared.allSatisfy { $0 == 1 })
        }
    }

    @Test("a table of thousands of deals with a shared word is joined in linear time")
    func long() {
        // Pairwise comparison of 40,000 deals would take minutes.
        let deals = (0..<40_000).map { deal($0, ("Buyer \($0)", "United \($0)")) }
        #expect(deals.joined().count == 40_000)
        #expect((0..<4000).map { deal($0 % 60, ("Buyer", "Target")) }.joined().count == 1)
    }

    @Test("thousands of reports of one deal leave a single deal and no stale keys")
    func one() {
        var market = Market(Moment(Spring2024.day, mode: .live))
        for number in 0..<4000 { market.apply(.deal(deal(number, ("Buyer", "Target")))) }
        #expect(market.deals.count == 1)
        #expect(market.dealList.indexEntryCount == market.deals.map { Set($0.keys).count }.reduce(0, +))
    }

    private func deal(_ number: Int, _ parties: (String, String)) -> Deal {
        Deal(
            announced: Dated(Spring2024.day - 100 + number % 60), acquirer: parties.0, target: parties.1,
            kind: .acquisition, area: "biotech", source: "\(number)")
    }
}
