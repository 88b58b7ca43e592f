import Model
import Screen
import Testing

@testable import Dashboard

@Suite struct ComparisonChartTests {
    @Test("`:compare` rebases instruments to 100 on the first day that all have, each named with its change")
    func lines() throws {
        let chart = try #require(comparison("iwm qqqs spy", window: "1M"))
        let (days, lines) = (chart.days, chart.lines)
        #expect(days.count == 22 && days.last == Bundled.may.day)
        #expect(lines.map(\.symbol) == ["IWM", "QQQS", "SPY"])
        for line in lines {
            #expect(line.values.first == 100)
            let change = try #require(Bundled.may.change(of: line.symbol, over: .month))
            #expect(abs(line.change - change) < 1e-12)
        }
        let whole = try #require(comparison("spy qqqs", window: "MAX"))
        #expect(whole.days.first == Bundled.may["QQQS"]?.series.day(0))
    }

    private func comparison(_ symbols: String, window: String) -> ComparisonChart? {
        let state = Bundled.state().pressing(":compare \(symbols)").pressing(Key(.enter))
        return ComparisonChart(state.pressing(":\(window)").pressing(Key(.enter)))
    }

    @Test("it is drawn with the names at the right, and `c` leaves it")
    func drawn() throws {
        let state = Bundled.state().pressing(":compare iwm qqqs spy").pressing(Key(.enter))
        #expect(state.focus == .chart && state.chartKind == .compare && state.compared == ["IWM", "QQQS", "SPY"])
        let text = state.pressing("z").draw().text()
        for name in ["IWM +", "QQQS +", "SPY +", "Comparison", "compare"] { #expect(text.contains(name), "\(text)") }
        #expect(state.pressing("c").chartKind == .line)
        #expect(Bundled.state().pressing("cccc").chartKind == .line, "without a choice it is left out")
    }

    @Test(
        "what cannot be compared is told",
        arguments: [
            ("compare", "up to 6 symbols"), ("compare XYZZY", "no instrument XYZZY"),
            ("compare IWM SPY QQQ XBI IBB TLT DIA", "at most 6 symbols"),
        ])
    func refused(text: String, message: String) {
        let state = Bundled.state().pressing(":" + text)
        #expect(state.draw().text().contains(message))
        #expect(state.pressing(Key(.enter)).chartKind == .line)
    }

    @Test("an instrument without closes is told in the first row")
    func absent() {
        var state = Bundled.state().pressing(":compare iwm spy").pressing(Key(.enter))
        state.compared.append("GONE")
        #expect(state.pressing("z").draw().text().contains(", no closes of GONE"))
    }

    @Test("names at the ends of lines never share a row")
    func names() {
        var chart = LineChart([[1.0, 2], [1.0, 2.01], [1.0, 2.02]].map { LineChart.Series($0) })
        chart.names = ["AAA", "BBB", "CCC"].map { Line($0) }
        var grid = Grid(Size(40, 8))
        chart.draw(in: Rect(Size(40, 8)), on: &grid)
        let rows = grid.text().split(separator: "\n", omittingEmptySubsequences: false)
        for name in ["AAA", "BBB", "CCC"] { #expect(rows.count { $0.contains(name) } == 1) }
        #expect(rows.allSatisfy { row in ["AAA", "BBB", "CCC"].count { row.contains($0) } <= 1 })
    }

    @Test("a chart that begins later than its window names the instrument that does")
    func laterStart() {
        let state = Bundled.state(Bundled.market, Size(200, 60), select: "IWM").pressing("3:compare IWM QQQS SPY")
            .pressing(Key(.enter)).pressing(":5Y").pressing(Key(.enter))
        #expect(state.draw().text().contains("100 on 13 Oct 2022, the first day of QQQS"))
        #expect(state.draw().text().contains("2024") && state.draw().text().contains("2025"))
        #expect(state.pressing("m").draw().text().contains("IWM, QQQS, SPY compared"))
    }

    @Test("the relative chart tells the ratio and its own change, with years below a long one")
    func relative() throws {
        let state = Bundled.state(Bundled.market, Size(200, 60), select: "RUT").pressing("3:5Y").pressing(Key(.enter))
            .pressing("ccc")
        #expect(state.chartKind == .relative)
        let chart = try #require(RelativeChart(state, against: "SPX"))
        let last = try #require(chart.marked(chart.count - 1))
        let text = state.draw().text()
        #expect(text.contains("RUT ÷ SPX \(NumberText.fixed(last, decimals: 1))"))
        #expect(text.contains(NumberText.percentWithUnit(last / 100 - 1)) && text.contains("2023"))
        let indexes = Bundled.state(Bundled.market, Size(200, 60), select: "RUT").pressing("1z:5Y")
            .pressing(Key(.enter))
        #expect(indexes.draw().text().contains("Aug 2021"))
    }

    @Test("a chart that begins later because a session is missing blames no first day")
    func missingSession() throws {
        let first = try #require(Day("2024-05-06"))
        func series(_ days: [Int]) -> Series { Series(days.map { Bar(first + $0, close: 100 + Double($0)) }) }
        let listings = [("AAA", [0, 1, 2, 3, 4]), ("BBB", [-4, -3, 1, 2, 3, 4])].map { name, days in
            let instrument = Instrument(Symbol(name), name: name, kind: .share, group: "x", basis: .price)
            return Listing(instrument, series: series(days), provenance: Provenance("test", .endOfDay))
        }
        let market = Market(Moment(closed: first + 4, mode: .bundled), listings: listings)
        var state = AppState(market: market, size: Size(160, 45), select: "AAA")
        (state.chartWindow, state.compared, state.chartKind) = (.maximum, ["AAA", "BBB"], .compare)
        let text = state.draw().text()
        #expect(text.contains("100 on 7 May 2024, with dividends") && !text.contains("the first day of"))
    }
}
