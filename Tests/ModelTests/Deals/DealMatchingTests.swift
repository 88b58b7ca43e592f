import Model
import TestSupport
import Testing

struct DealMatchingTests {
    @Test("reports of one deal match across spellings, legal forms and months")
    func same() {
        let reported = deal("2024-04-29", "Ono Pharmaceutical", "Deciphera Pharmaceuticals")
        #expect(reported.isSame(as: deal("2024-05-13", "ONO PHARMACEUTICAL CO LTD", "DECIPHERA PHARMACEUTICALS, INC.")))
        #expect(reported.isSame(as: deal("2024-04", "Ono", "Deciphera")))
        #expect(deal("2024-01", "A", "X", ticker: "AMAM").isSame(as: deal("2024-01-08", "A", "Ambrx", ticker: "AMAM")))
    }

    @Test("a different bidder, kind or year is a different deal")
    func different() {
        let reported = deal("2025-09-22", "Pfizer", "Metsera")
        #expect(!reported.isSame(as: deal("2025-10-30", "Novo Nordisk", "Metsera")))
        #expect(!reported.isSame(as: deal("2025-09-22", "Pfizer", "Metsera", kind: .licence)))
        #expect(!reported.isSame(as: deal("2023-01-01", "Pfizer", "Metsera")))
        let licence = deal("2025-03-01", "Novartis", "PeptiDream", kind: .licence)
        #expect(licence.isSame(as: deal("2025-03-08", "Novartis", "PeptiDream", kind: .licence)))
        #expect(!licence.isSame(as: deal("2025-04-01", "Novartis", "PeptiDream", kind: .licence)))
        #expect(licence.isSame(as: deal("2025-03", "Novartis", "PeptiDream", kind: .licence)))
    }

    @Test("merged reports have the first date, all sources, and every detail that either contains")
    func merge() {
        let table = deal("2025-12", "Sanofi", "Dynavax", area: "biotech", upfront: 2200, source: "table")
        let filing = deal(
            "2026-01-12", "SANOFI", "DYNAVAX TECHNOLOGIES CORP", ticker: "DVAX", area: Deal.unknownArea, source: "edgar"
        )
        let wire = deal("2025-12-24", "Sanofi", "Dynavax Technologies", upfront: 2210, source: "wire")
        let one = wire.merging(filing.merging(table))
        #expect(one.announced == Dated("2025-12-24"))
        #expect(one.target == "Dynavax")
        #expect(one.targetTicker == "DVAX")
        #expect(one.area == "biotech")
        #expect(one.upfrontUSDMillions == 2210)
        #expect(one.source == "wire")
        #expect(one.otherSources == ["edgar", "table"])
        let other = filing.merging(wire)
        #expect(other.target == "Dynavax Technologies", "the spelling in capitals is not preferred")
        #expect(other.announced == Dated("2025-12-24"))
    }

    @Test("three reports make one deal, whatever order they arrive in")
    func market() {
        let reports = [
            deal("2025-12", "Sanofi", "Dynavax", source: "table"),
            deal("2026-01-12", "SANOFI", "DYNAVAX TECHNOLOGIES CORP", source: "edgar"),
            deal("2025-12-24", "Sanofi", "Dynavax Technologies", source: "wire"),
        ]
        for order in [[0, 1, 2], [2, 1, 0], [1, 2, 0], [0, 2, 1], [1, 0, 2], [2, 0, 1]] {
            var market = Market(Moment(Day(2026, 1, 20) ?? Spring2024.day, mode: .live))
            for index in order { market.apply(.deal(reports[index])) }
            #expect(market.deals.count == 1, "\(order)")
            #expect(market.deals.first?.announced == Dated("2025-12-24"), "\(order)")
            #expect(market.deals.first.map { Set($0.otherSources + [$0.source]) } == ["table", "edgar", "wire"])
        }
    }

    @Test("days between the tables and a live source are not covered")
    func gap() throws {
        var market = Market(Moment(Spring2024.day, mode: .live), deals: BiotechDeals.all)
        market.apply(.deal(deal("2026-01-12", "Sanofi", "Dynavax")))
        market.apply(.dealsCovered(day("2026-01-05")...day("2026-01-20")))
        market.apply(.moment(Moment(day("2026-01-20"), mode: .live)))
        #expect(market.dealsCovered == day("2026-01-05")...day("2026-01-20"))
        #expect(market.dealCoverage(of: day("2025-01-01")...day("2025-03-31")) == .none)
        #expect(market.dealCoverage(of: day("2026-01-01")...day("2026-01-20")) == .partial)
        #expect(market.dealCoverage(of: day("2024-01-01")...day("2024-03-31")) == .complete)
        #expect(market.asOf(Spring2024.day, mode: .live).dealsCovered?.upperBound.description == "2024-05-29")
    }

    private func day(_ text: String) -> Day { Day(text) ?? Day(number: 0) }

    private func deal(
        _ date: String, _ acquirer: String, _ target: String, ticker: Symbol? = nil, kind: Deal.Kind = .acquisition,
        area: String = "biotech", upfront: Double? = nil, source: String = "a"
    ) -> Deal {
        Deal(
            announced: Dated(date) ?? Dated(Day(number: 0)), acquirer: acquirer, target: target, targetTicker: ticker,
            kind: kind, area: area, upfrontUSDMillions: upfront, source: source)
    }
}
