import Model
import Screen
import Testing

@testable import Dashboard

@Suite struct ChartPanelTests {
    @Test("a session's chart reaches the close, has no daily volume, and is a line whatever style was chosen")
    func session() throws {
        let frame = try intraday(through: 390).draw(only: .chart)
        let lines = frame.text().split(separator: "\n").map(String.init)
        #expect(lines[2].contains("1D  line"))
        #expect(!frame.text().contains(" shares"))
        let dates = try #require(lines.firstIndex { $0.contains("09:30") && $0.contains("16:00") })
        // A price that rises every minute is highest in the plot's last column, above the end of "16:00".
        let top = try #require(lines[3..<dates].first { $0.unicodeScalars.contains(where: ChartPanelTests.isDot) })
        let last = try #require(top.unicodeScalars.map(ChartPanelTests.isDot).lastIndex(of: true))
        let close = try #require(Array(lines[dates]).lastIndex(of: "0"))
        #expect(last == close)
    }

    @Test("the chart of a running session ends at the current minute")
    func running() throws {
        let lines = try intraday(through: 195).draw(only: .chart).text().split(separator: "\n").map(String.init)
        let ends = lines.compactMap { $0.unicodeScalars.map(ChartPanelTests.isDot).lastIndex(of: true) }
        #expect(try #require(ends.max()) < 120)
        let base = try #require(ends.max())
        #expect(base > 40)
    }

    @Test(
        "the volume below a chart has the largest session in view as its label, in any kind and width",
        arguments: ["", "c", "cc"], [80, 120, 200])
    func volume(_ keys: String, _ width: Int) throws {
        let state = Bundled.state(Size(width, 40)).pressing("3z" + keys)
        let series = try #require(state.selectedListing?.series)
        let largest = state.chartRange(of: series).compactMap(series.volume).max()
        let rows = state.draw().text().split(separator: "\n").map(String.init)
        let label = try #require(rows.lastIndex { $0.contains(" \(NumberText.shares(largest)) ") })
        #expect(rows[label + 1].hasSuffix(" sh     │") && !rows[label + 2].contains("sh"), "\(rows)")
    }

    @Test("the price fills the plot, and averages far from it leave the plot", arguments: ["", "c", "cc"])
    func scale(_ keys: String) throws {
        let state = Bundled.state(Bundled.market, select: "IWM").pressing("3z:1M").pressing(Key(.enter)).pressing(keys)
        let listing = try #require(state.selectedListing)
        let span = try #require(PriceSpan(listing.series, state.chartRange(of: listing.series)))
        let average = try #require(span.average(of: 200, at: span.indexes.upperBound - 1))
        let low = try #require(span.low?.close)
        #expect(average < low * 0.95)
        let figure = PriceChart(state: state, listing: listing, span: span).figure(width: 100)
        var grid = Grid(Size(100, 30))
        let plot = try #require(figure.draw(in: Rect(grid.size), nil, on: &grid))
        for y in [plot.y, plot.bottom - 1] {
            #expect((plot.x..<plot.right).contains { [.series, .gain, .loss].contains(grid[$0, y].style.ink) })
        }
    }

    @Test("a narrow headline marks the highest and lowest close with symbols instead of words")
    func headline() {
        let state = Bundled.state(select: "IWM")
        #expect(state.draw().text().contains("▴ 210.30 28 Mar  ▾ 175.88 16 Nov"))
        #expect(state.draw(only: .chart).text().contains("high 210.30 28 Mar  low 175.88 16 Nov"))
    }

    @Test("a chart of decades draws the last session of each week, names years and shades known recessions")
    func decades() throws {
        let state = Bundled.state(Bundled.market, Size(200, 60), select: "SPY").pressing("3:max").pressing(Key(.enter))
        let text = state.draw(only: .chart).text()
        #expect(text.contains("Jan 1993") && text.contains("2010") && text.contains("Aug 2026"))
        #expect(text.contains("MAX +3062.58") && text.contains("low 43.41 Feb 1993"))
        let series = try #require(Bundled.market["SPY"]?.series)
        let span = try #require(PriceSpan(series, over: .maximum))
        let points = span.points(dots: 200)
        #expect(points.count < span.indexes.count / 4 && points.first == 0 && points.last == span.indexes.last)
        #expect(span.points(dots: 10_000).count == span.indexes.count)
        let closes = span.closes(points)
        #expect(closes.max() == span.high?.close && closes.min() == span.low?.close)
        #expect(span.bands(of: state.market.reference.recessions).count == 3)
        let year = try #require(PriceSpan(series, over: .year))
        #expect(year.bands(of: state.market.reference.recessions).isEmpty)
    }

    @Test("recessions are shaded behind a line and behind candles, more faintly than the price", arguments: ["", "c"])
    func recessions(_ keys: String) throws {
        let state = Bundled.state(Bundled.market, select: "IWM").pressing("3z:max").pressing(Key(.enter)).pressing(keys)
        let grid = state.draw()
        #expect(grid.text().contains("shaded: NBER recessions"))
        let dots = grid.cells.filter { $0.glyph == Glyph("⠁") && $0.style == Style(.border) }
        #expect(dots.count > 100)
    }

    @Test("an average of quoted closes does not reach back to sessions with an adjusted one only")
    func averages() throws {
        let first = Day(number: 20_000)
        let series = Series(
            (0..<80).map { index in
                Bar(first + index, close: 90, quotedClose: index < 20 ? nil : 100)
            })
        let span = try #require(PriceSpan(series, over: .month))
        #expect(span.isQuoted && span.averages(of: 50, Array(span.indexes)).compactMap(\.self).allSatisfy { $0 == 100 })
        #expect(span.averages(of: 50, [58, 69]) == [nil, 100])
    }

    /// The dashboard in a session whose price has risen each minute since the open, with candles chosen.
    private func intraday(through minutes: Int) throws -> AppState {
        var market = Bundled.may
        let day = market.day
        let points = (0...minutes).map { minute in
            let clock = 13 * 60 + 30 + minute
            return Intraday.Point(Timestamp(day, hour: clock / 60, minute: clock % 60), 25 + Double(minute) / 100)
        }
        market.apply(.intraday("QQQS", Intraday(day, offsetMinutes: -240, points: points)))
        return AppState(market: market, size: Size(120, 40), select: "QQQS", chartWindow: .day).pressing("3c")
    }

    private static func isDot(_ scalar: Unicode.Scalar) -> Bool { (0x2801...0x28FF).contains(scalar.value) }
}
