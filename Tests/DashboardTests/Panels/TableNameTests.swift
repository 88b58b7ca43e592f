import Model
import Screen
import Testing

@testable import Dashboard

@Suite struct TableNameTests {
    private func rows(_ panel: PanelID, _ size: Size) -> [String] {
        Bundled.state(Bundled.market, size).draw(only: panel).text().split(separator: "\n").map(String.init)
    }

    @Test("a name that does not fit loses its issuer, and then words in whose place stands a mark")
    func names() throws {
        let rows = rows(.tickers, Size(120, 40))
        let biotech = try #require(rows.first { $0.contains(" IBB ") })
        #expect(biotech.contains(" Biotechnology …") || biotech.contains(" Biotechnology ETF "))
        let consumer = try #require(rows.first { $0.contains(" XLY ") })
        #expect(consumer.contains(" Consumer …"))
        #expect(self.rows(.tickers, Size(240, 40)).contains { $0.contains(" iShares Biotechnology ETF ") })
    }

    @Test("the difference to the benchmark has a narrow heading")
    func heading() throws {
        let heading = try #require(rows(.tickers, Size(240, 40)).first { $0.contains("1D %") })
        #expect(heading.contains(" vs bench ") && TickerColumn.relative.name == "vs benchmark")
    }

    @Test("beside all windows, that of the difference to the benchmark is named")
    func window() throws {
        let heading = try #require(rows(.indexes, Size(200, 40)).first { $0.contains("MAX %") })
        #expect(heading.contains("MAX % vs SPX 1M"))
    }

    @Test("the changes over a window have the same number of decimals")
    func decimals() throws {
        let rows = rows(.indexes, Size(200, 40))
        let heading = try #require(rows.first { $0.contains("MAX %") })
        let end = heading.distance(
            from: heading.startIndex, to: try #require(heading.firstRange(of: "MAX %")).upperBound)
        let figures = rows.filter { $0.contains("Russell 2000 ") || $0.contains("S&P 500 ") || $0.contains("VIX ") }
            .compactMap { $0.prefix(end).split(separator: " ").last }
        #expect(figures.count == 3)
        #expect(Set(figures.map { $0.split(separator: ".").last?.count }).count == 1, "\(figures)")
    }

    @Test(
        "the curves at the right end of tables reach the border",
        arguments: [Size(160, 45), Size(80, 60), Size(200, 60)])
    func flush(size: Size) {
        let text = Bundled.state(Bundled.market, size).draw().text()
        // Beside the figures of tickers there is only room for names at 160x45.
        for name in ["S&P 500 ", " 10Y "] + (size.width == 160 ? [] : [" IBB "]) {
            let row = text.split(separator: "\n").first { $0.contains(name) && $0.contains(/[▁-▇]/) } ?? ""
            let panel = row.split(separator: "│", omittingEmptySubsequences: false).first { $0.contains(name) } ?? ""
            #expect(panel.dropLast().last.map { ("▁"..."█").contains($0) } == true, "\(size): \(panel)|")
        }
    }
}
