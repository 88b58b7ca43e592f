import Model
import Screen
import Testing

@testable import Dashboard

@Suite struct ChartMarksTests {
    private func marks(_ symbol: Symbol, in state: AppState) throws -> [ChartMarks.Mark] {
        let listing = try #require(state.market[symbol])
        let span = try #require(PriceSpan(listing.series, state.chartRange(of: listing.series)))
        let chart = PriceChart(state: state, listing: listing, span: span)
        return ChartMarks(chart, 0..<chart.count, of: symbol, in: state.market).marks
    }

    /// The dates are those of the Federal Reserve's calendar.
    @Test("decisions are marked on their session, one on a Sunday on the next")
    func decisions() throws {
        let spring = try marks("SPY", in: Bundled.state(select: "SPY")).filter { $0.kind == .held }
        let series = try #require(Bundled.may["SPY"]?.series)
        let start = Bundled.state(select: "SPY").chartRange(of: series).lowerBound
        #expect(
            spring.map { "\(series.day(start + $0.index))" } == [
                "2023-12-13", "2024-01-31", "2024-03-20", "2024-05-01",
            ])
        #expect(spring.first?.text == "FOMC held at 5.25–5.50 %")
        let crisis = Bundled.market.asOf(try #require(Day("2020-04-30")), mode: .bundled)
        let cuts = try marks("SPY", in: Bundled.state(crisis, select: "SPY")).filter { $0.kind == .cut }
        let days = try #require(crisis["SPY"]?.series)
        let first = Bundled.state(crisis, select: "SPY").chartRange(of: days).lowerBound
        #expect(cuts.map { "\(days.day(first + $0.index))" }.suffix(2) == ["2020-03-03", "2020-03-16"])
        #expect(cuts.last?.text == "FOMC cut to 0.00–0.25 %")
    }

    /// The amounts and dates are those that State Street published for SPY: 1.906061 on 15 December 2023 and 1.594937
    /// on 15 March 2024.
    @Test("dividends are marked on the first session without them, with their amount to the cent")
    func dividends() throws {
        let series = try #require(Bundled.may["SPY"]?.series)
        let year = (series.count - 126)..<series.count
        let found = series.dividends(in: year)
        #expect(found.map { "\(series.day($0.index))" } == ["2023-12-15", "2024-03-15"])
        #expect(abs(found[0].amount - 1.906061) < 0.02 && abs(found[1].amount - 1.594937) < 0.02)
        #expect(Bundled.may["SPX"].map { $0.series.dividends(in: 0..<$0.series.count) } == [])
    }

    @Test("a fund has the deals of its holdings whose day is known, and a comparison has none")
    func deals() throws {
        let state = Bundled.state(select: "IWM")
        let found = try marks("IWM", in: state).filter { $0.kind == .deal }
        #expect(!found.isEmpty && found.allSatisfy { $0.text.contains(" → ") })
        #expect(try marks("TLT", in: Bundled.state(select: "TLT")).allSatisfy { $0.kind != .deal })
        let several = Bundled.state().pressing(":compare iwm spy").pressing(Key(.enter)).pressing("z").draw().text()
        #expect(several.contains("○ hold, FOMC") && !several.contains("◆ deal"))
    }

    @Test("the zoomed chart has a row of marks with a legend, the readout names them, and M hides them")
    func drawn() throws {
        let state = Bundled.state(select: "IWM").pressing("3z")
        let text = state.draw().text()
        for part in ["◆ deal", "D dividend", "○ hold, FOMC"] { #expect(text.contains(part), "\(text)") }
        #expect(!state.pressing("M").draw().text().contains("FOMC"))
        #expect(state.pressing("M").saved.text.contains("chart-marks = off"))
        #expect(!state.pressing("z").draw().text().contains("FOMC"))
        var session = state.pressing(Key(.left))
        while let day = session.chart.crossHair, day > Day(number: 19_844) { session = session.pressing("h") }
        #expect(session.chart.crossHair == Day("2024-05-01"))
        #expect(session.draw().text().contains("FOMC held at 5.25–5.50 %"))
    }

    @Test("where there are too many, meetings without a change are left out first, then dividends")
    func crowded() throws {
        let state = Bundled.state(Bundled.market, select: "SPY").pressing("3z:max").pressing(Key(.enter))
        let text = state.draw().text()
        #expect(text.contains("▲ hike ▼ cut, FOMC") && !text.contains("D dividend"))
    }

    @Test("of marks that would touch the more important one stays", arguments: [(80, 24), (200, 60)], ["", "c"])
    func adjacent(_ size: (Int, Int), _ keys: String) throws {
        let state = Bundled.state(Size(size.0, size.1)).pressing("3z" + keys)
        let listing = try #require(state.selectedListing)
        let span = try #require(PriceSpan(listing.series, state.chartRange(of: listing.series)))
        let chart = PriceChart(state: state, listing: listing, span: span)
        let marks = ChartMarks(chart, 0..<chart.count, of: state.selected, in: state.market)
        // The fund paid a dividend five days after the meeting of 13 December, one column away at the least width.
        let columns = ChartColumns(sessions: chart.count, width: size.0 - 10, isCandles: chart.isCandles)
        let shown = marks.shown(columns)
        let places = shown.map(\.column).sorted()
        #expect(zip(places, places.dropFirst()).allSatisfy { $1 - $0 > 1 })
        for mark in marks.marks where !shown.contains(where: { $0.mark == mark }) {
            let column = columns.column(of: mark.index)
            let nearest = shown.filter { abs($0.column - column) < 2 }
            #expect(nearest.contains { $0.mark.kind.rawValue <= mark.kind.rawValue })
        }
        let text = state.draw().text()
        #expect(text.contains("D") && !text.contains("○D") && !text.contains("D○"))
    }
}
