import Dashboard
import Model
import Screen
import Testing

@Suite struct SectorsPanelTests {
    private func rows(_ size: Size, select symbol: Symbol = "QQQS", zoomed: Bool = true) -> [String] {
        let state = Bundled.state(Bundled.market, size, select: symbol)
        let grid = zoomed ? state.draw(only: .sectors) : state.draw()
        return grid.text().split(separator: "\n").map(String.init)
    }

    @Test("zoomed in a wide panel, the holdings are beside the sectors", arguments: [Size(200, 60), Size(240, 24)])
    func beside(size: Size) {
        let rows = rows(size)
        #expect(rows.contains { $0.contains("Health Care  ") && $0.contains(" BE ") })
        #expect(rows.contains { $0.contains("Cash and/or Derivatives ") })
        #expect(!rows.joined().contains("Derivativ…"))
    }

    @Test("holdings of the benchmark are told to be not the fund's")
    func lacking() {
        let heading = "QQQS: no holdings table; largest of 1,714 holdings of IWM"
        #expect(rows(Size(120, 40)).contains { $0.contains(heading) })
        let own = rows(Size(120, 40), select: "IWM")
        #expect(own.contains { $0.contains(" Largest of 1,714 holdings of IWM") })
    }

    @Test("the sectors of holdings are below each other")
    func aligned() {
        let starts = rows(Size(120, 40)).filter { $0.contains(#/ 0\.\d\d [A-Z]/#) }.compactMap { row in
            ["Industrials", "Information Technology", "Health Care", "Utilities"].compactMap { sector in
                row.firstRange(of: sector).map { row.distance(from: row.startIndex, to: $0.lowerBound) }
            }.last
        }
        #expect(starts.count >= 8 && Set(starts).count == 1)
    }

    @Test("zoomed, weights have two decimals where the table has them, so that differences agree with them")
    func decimals() throws {
        let row = try #require(rows(Size(120, 40)).first { $0.contains("Consumer Discretionary") })
        #expect(row.contains(" 7.66 ") && row.contains(" 9.13 ") && row.contains(" −1.47 "))
        let overview = try #require(rows(Size(160, 45), zoomed: false).first { $0.contains("Consumer Discretionary") })
        #expect(overview.contains(" 7.7 ") && overview.contains(" 9.1 "))
    }

    @Test("names are shortened only where they do not fit beside a bar", arguments: [(100, 30), (240, 24), (160, 45)])
    func names(width: Int, height: Int) {
        let rows = rows(Size(width, height), zoomed: false)
        #expect(rows.contains { $0.contains("Consumer Discretionary ") })
        #expect(!rows.joined().contains("Cons. Discret."))
    }
}
