import Model
import Screen

/// Panel 3: prices of the selected ticker.
struct ChartPanel: Panel {
    let state: AppState

    var title: Line { Line(state.selected.name) }

    var caption: Line {
        Line("\(state.chartWindow.rawValue)", Style(.accent)) + Line("  \(state.chartKind.rawValue)", Style(.muted))
    }

    func draw(in inner: Rect, on grid: inout Grid) {
        guard let listing = state.selectedListing, let span = PriceSpan(listing.series, over: state.chartWindow) else {
            Empty("no prices of \(state.selected) on or before \(state.market.day.long)").draw(in: inner, on: &grid)
            return
        }
        var rest = inner
        if inner.height >= 7 {
            grid.write(headline(listing, span, width: inner.width - 2), x: inner.x + 1, y: inner.y)
            rest = Rect(x: inner.x, y: inner.y + 1, width: inner.width, height: inner.height - 1)
        }
        if state.isZoomed, inner.height >= 16 { rest = drawBelow(listing, span, in: rest, on: &grid) }
        let plot = rest.inset(horizontally: 1, vertically: 0)
        if let intraday = listing.intraday, state.chartWindow == .day {
            draw(intraday, in: plot, on: &grid)
            return
        }
        switch state.chartKind {
        case .line: drawLine(span, in: plot, on: &grid)
        case .candles: drawCandles(span, in: plot, on: &grid)
        case .relative: drawRelative(listing, in: plot, on: &grid)
        }
    }

    /// The last price, the window's return, its highest and lowest close, the average: as much as fits.
    private func headline(_ listing: Listing, _ span: PriceSpan, width: Int) -> Line {
        let change = state.market.change(of: state.selected, over: state.chartWindow)
        var line = Line(NumberText.price(listing.last), Style(.text).bold)
        if listing.instrument.basis == .adjusted { line.append(" adj", Style(.muted)) }
        line.append("  \(NumberText.percentWithUnit(change))", Style.signed(change))
        var pieces: [Line] = []
        if state.chartWindow != .day, let high = span.high, let low = span.low {
            pieces.append(ChartPanel.extreme("high", high) + ChartPanel.extreme("low", low))
        }
        let average = NumberText.fixed(listing.series.average(50), decimals: 2, grouped: true)
        pieces.append(Line("  50-day average ", Style(.muted)) + Line(average, Style(.comparison)))
        pieces.append(Line("  \(listing.instrument.name)", Style(.muted)))
        for piece in pieces where line.width + piece.width <= width { line = line + piece }
        return line
    }

    private static func extreme(_ word: String, _ point: (day: Day, close: Double)) -> Line {
        let close = NumberText.fixed(point.close, decimals: 2, grouped: true)
        return Line("  \(word) \(close) \(point.day.short)", Style(.muted))
    }

    private func drawLine(_ span: PriceSpan, in rect: Rect, on grid: inout Grid) {
        var chart = LineChart([
            LineChart.Series(span.closes.map { $0 }, Style(.series)),
            LineChart.Series(span.averages(of: 50), Style(.comparison)),
        ])
        chart.label = { NumberText.fixed($0, decimals: 2, grouped: true) }
        chart.dates = span.dates()
        chart.draw(into: &grid, in: rect)
    }

    private func draw(_ intraday: Intraday, in rect: Rect, on grid: inout Grid) {
        let points = intraday.points
        guard let first = points.first, let last = points.last else {
            Empty("no trade yet in this session").draw(in: rect, on: &grid)
            return
        }
        // Minutes of the regular session, so that the line grows to the right and gaps stay gaps.
        let open = 9 * 60 + 30
        let minutes = 390
        var values = [Double?](repeating: nil, count: minutes)
        var newest = 0
        for point in points {
            let minute = point.time.wallClock(offsetMinutes: intraday.offsetMinutes).minute - open
            guard values.indices.contains(minute) else { continue }
            values[minute] = point.price
            newest = max(newest, minute)
        }
        fillGaps(&values, upTo: newest)
        var chart = LineChart([LineChart.Series(values)])
        chart.label = { NumberText.fixed($0, decimals: 2, grouped: true) }
        if let index = state.selectedListing?.series.baseIndex(of: .day) {
            chart.references = state.selectedListing.map { [LineChart.Reference($0.series.close(index))] } ?? []
        }
        chart.dates = [(0, "09:30"), (0.385, "12:00"), (0.692, "14:00"), (1, "16:00")]
        _ = (first, last)
        chart.draw(into: &grid, in: rect)
    }

    /// A minute without a trade keeps the price before it.
    private func fillGaps(_ values: inout [Double?], upTo newest: Int) {
        var price: Double?
        for index in 0...newest {
            price = values[index] ?? price
            values[index] = price
        }
    }

    private func drawCandles(_ span: PriceSpan, in rect: Rect, on grid: inout Grid) {
        let bars = CandleBars(span, columns: max(1, rect.width - 12)).bars
        guard !bars.isEmpty else {
            Empty("open, high and low are not known here: c for the relative chart").draw(in: rect, on: &grid)
            return
        }
        var chart = CandleChart(bars)
        chart.label = { NumberText.fixed($0, decimals: 2, grouped: true) }
        chart.dates = span.dates()
        chart.draw(into: &grid, in: rect)
    }

    private func drawRelative(_ listing: Listing, in rect: Rect, on grid: inout Grid) {
        guard let benchmark = listing.instrument.benchmark else {
            Empty("\(state.selected) has no benchmark: c for the line").draw(in: rect, on: &grid)
            return
        }
        let points = state.market.relativeStrength(of: state.selected, against: benchmark, over: state.chartWindow)
        guard let first = points.first, let last = points.last else {
            Empty("no dates shared with \(benchmark)").draw(in: rect, on: &grid)
            return
        }
        var chart = LineChart([LineChart.Series(points.map(\.value))])
        chart.references = [LineChart.Reference(100)]
        chart.label = { NumberText.fixed($0, decimals: 1) }
        chart.dates = [(0, first.day.short), (0.5, "\(state.selected) / \(benchmark)"), (1, last.day.short)]
        chart.draw(into: &grid, in: rect)
    }

    /// The returns over all windows and the volume, below the zoomed chart; returns what remains above.
    private func drawBelow(_ listing: Listing, _ span: PriceSpan, in rect: Rect, on grid: inout Grid) -> Rect {
        let volumes = span.indexes.map { listing.series[$0].volume }
        let hasVolume = volumes.contains { $0 != nil }
        let height = hasVolume ? 4 : 1
        let top = rect.bottom - height
        grid.write(returns(listing), x: rect.x + 1, y: rect.bottom - 1, width: rect.width - 2)
        if hasVolume {
            grid.write("vol", x: rect.x + 1, y: top, Style(.muted))
            let area = Rect(x: rect.x + 5, y: top, width: rect.width - 16, height: 3)
            Sparkline(volumes, Style(.comparison)).draw(into: &grid, in: area)
        }
        return Rect(x: rect.x, y: rect.y, width: rect.width, height: rect.height - height)
    }

    private func returns(_ listing: Listing) -> Line {
        var line = Line()
        for window in [Window.day, .week, .month, .quarter, .halfYear, .yearToDate, .year] {
            let change = state.market.change(of: state.selected, over: window)
            line.append("\(window.rawValue) ", Style(.muted))
            line.append("\(NumberText.percent(change))  ", Style.signed(change))
        }
        return line
    }
}
