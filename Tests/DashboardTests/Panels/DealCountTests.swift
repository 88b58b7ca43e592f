import Dashboard
import Model
import Screen
import Testing

@Suite struct DealCountTests {
    @Test(
        "a quarter that the table does not cover in full has a count of at least what it lists, and no comparison",
        arguments: [
            ("2024-05-16", "13 QTD · $25.4bn · 8 at this point in Q1"),
            ("2024-08-15", "≥ 1 QTD · complete only to 29 May 2024"),
            ("2025-09-24", "≥ 6 QTD · complete only to 29 May 2024"),
            ("2026-08-20", "QTD not counted: complete only to 29 May 2024"),
            ("2024-06-14", " QTD · complete only to 29 May 2024"),
            ("2024-03-26", "· Q4 incomplete"),
            ("2023-12-28", "≥ 1 QTD · complete only from 22 Dec 2023"),
            ("1999-01-04", "no deals"),
        ])
    func caption(_ date: String, _ caption: String) throws {
        #expect(try text(date).contains(caption))
    }

    @Test("zoomed, incomplete counts of the previous quarter are at least what is listed")
    func zoomed() throws {
        #expect(try text("2024-08-15", zoomed: true).contains("Q3: ≥ 1 deals, complete only to 29 May 2024"))
        #expect(try text("2024-08-15", zoomed: true).contains("Q2: 13 at this point, ≥ 25 in total"))
        #expect(try text("2025-09-24", zoomed: true).contains("Q2: ≥ 11 at this point, ≥ 11 in total"))
        #expect(try text("2024-03-26", zoomed: true).contains("Q4: ≥ 1 at this point, ≥ 1 in total"))
        #expect(try text("2024-05-16", zoomed: true).contains("Q1: 8 at this point, 14 in total"))
    }

    @Test(
        "the date of a deal is visible at every size",
        arguments: FrameTests.sizes + [Layout.minimumSize, Size(140, 40)])
    func dates(_ size: Size) {
        let zoomed = Bundled.state(size).draw(only: .deals).text()
        #expect(zoomed.contains(" 16 May "))
        #expect(zoomed.contains("Johnson & Johnson"))
        let past = AppState(market: Bundled.market, size: size).draw(only: .deals).text()
        #expect(past.contains("29 May 2024"))
    }

    private func text(_ date: String, zoomed: Bool = false) throws -> String {
        let market = Bundled.market.asOf(try #require(Day(date)), mode: .bundled)
        let state = AppState(market: market, size: Size(120, 40), select: "QQQS")
        return zoomed ? state.draw(only: .deals).text() : state.draw().text()
    }
}
