import Model
import TestSupport
import Testing

struct HeadlineTests {
    private let deal = Deal(
        announced: Dated("2025-12-24") ?? Dated(Spring2024.day), acquirer: "Sanofi",
        target: "DYNAVAX TECHNOLOGIES CORP",
        targetTicker: "DVAX", kind: .acquisition, area: "biotech", source: "link of the deal")

    @Test("a headline concerns a deal if it names both parties, or the target near the announcement")
    func concerns() {
        #expect(headline("Sanofi to acquire Dynavax", "2026-03-01").concerns(deal))
        #expect(headline("Dynavax reports results", "2025-12-26").concerns(deal))
        #expect(headline("Results of the year", "2025-12-26", tickers: ["DVAX"]).concerns(deal))
        #expect(!headline("Dynavax reports results", "2026-03-01").concerns(deal))
        #expect(!headline("Sanofi to acquire Vigil Neuroscience", "2025-12-24").concerns(deal))
        #expect(headline("anything", "2020-01-01", link: "link of the deal").concerns(deal))
    }

    @Test("headlines are sorted newest first, replaced by address, and never from the future")
    func market() throws {
        var market = Market(Moment(try #require(Day("2026-01-20")), mode: .live))
        for (title, day) in [("a", "2026-01-12"), ("b", "2026-01-14"), ("c", "2026-01-13")] {
            market.apply(.headline(headline(title, day, link: title)))
        }
        market.apply(.headline(headline("c, corrected", "2026-01-13", link: "c")))
        #expect(market.headlines.map(\.title) == ["b", "c, corrected", "a"])
        #expect(market.asOf(try #require(Day("2026-01-13")), mode: .live).headlines.count == 2)
    }

    private func headline(_ title: String, _ day: String, link: String = "x", tickers: [Symbol] = []) -> Headline {
        Headline(
            title, time: NewYorkTime.timestamp(Day(day) ?? Spring2024.day, minute: 600), link: link, wire: "test",
            tickers: tickers)
    }
}
