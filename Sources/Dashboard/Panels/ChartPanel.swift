import Model
import Screen

/// Panel 3: prices of the selected ticker.
struct ChartPanel: Panel {
    let state: AppState

    var title: Line { Line(isComparing ? "Comparison" : state.market.label(of: state.selected)) }

    private var isComparing: Bool { state.chartKind == .compare && !state.compared.isEmpty }

    var caption: Line {
        let kind = intraday == nil || isComparing ? state.chartKind : .line
        return Line("\(state.chartWindow.rawValue)", Style(.accent)) + Line("  \(kind.rawValue)", Style(.muted))
    }

    /// The intraday prices, which the shortest window shows as a line if available.
    private var intraday: Intraday? { state.chartWindow == .day ? state.selectedListing?.intraday : nil }

    func draw(in inner: Rect, on grid: inout Grid) {
        if isComparing {
            return ComparisonChart(market: state.market, symbols: state.compared, window: state.chartWindow)
                .draw(in: inner.inset(horizontally: 1, vertically: 0), on: &grid)
        }
        guard let listing = state.selectedListing, let span = PriceSpan(listing.series, over: state.chartWindow) else {
            EmptyMessage("no prices of \(state.market.label(of: state.selected)) on or before \(state.market.day.long)")
                .draw(
                    in: inner, on: &grid)
            return
        }
        var rest = inner
        if inner.height >= 7 {
            grid.write(headline(listing, span, width: inner.width - 2), x: inner.x + 1, y: inner.y)
            rest = Rect(x: inner.x, y: inner.y + 1, width: inner.width, height: inner.height - 1)
        }
        if state.isZoomed, inner.height >= 16 {
            rest = Rect(x: rest.x, y: rest.y, width: rest.width, height: rest.height - 1)
            let pieces = returns(to: .year) + [volume(listing)] + returns(after: .year) + [legend(span)]
            grid.write(Line(pieces, within: rest.width - 2), x: rest.x + 1, y: rest.bottom)
        }
        drawPrices(listing, span, in: rest.inset(horizontally: 1, vertically: 0), on: &grid)
    }

    private func drawPrices(_ listing: Listing, _ span: PriceSpan, in rect: Rect, on grid: inout Grid) {
        if let intraday { return draw(intraday, in: rect, on: &grid) }
        switch state.chartKind {
        case .line:
            let volumes = span.indexes.map { listing.series[$0].volume }
            let parts = parts(of: rect, volumes)
            let plot = drawLine(span, in: parts.chart, on: &grid)
            draw(ColumnStrip(volumes, .points, Style(.comparison)), below: plot, in: parts.volume, on: &grid)
        case .candles:
            let bars = CandleBars(span, columns: max(1, rect.width - 12))
            let parts = parts(of: rect, bars.volumes)
            let plot = drawCandles(bars.candles, span, in: parts.chart, on: &grid)
            draw(ColumnStrip(bars.volumes, .periods, Style(.comparison)), below: plot, in: parts.volume, on: &grid)
        case .relative, .compare: drawRelative(listing, in: rect, on: &grid)
        }
    }

    /// The area of the chart and, when zoomed, three rows for the volume below it if available.
    private func parts(of rect: Rect, _ volumes: [Double?]) -> (chart: Rect, volume: Rect) {
        let height = state.isZoomed && rect.height >= 14 && volumes.contains { $0 != nil } ? 3 : 0
        let parts = rect.rows([.share(1), .fixed(height)])
        return (parts[0], parts[1])
    }

    /// Draws the volume under the columns of the chart's plot, with its scale and unit next to the price labels.
    private func draw(_ strip: ColumnStrip, below plot: Rect?, in rect: Rect, on grid: inout Grid) {
        guard let plot, !rect.isEmpty else { return }
        strip.draw(in: Rect(x: plot.x, y: rect.y, width: plot.width, height: rect.height), on: &grid)
        let room = rect.right - plot.right - 1
        let labels = [
            (NumberText.shares(strip.highest(width: plot.width)), rect.y),
            (room < 6 ? "sh" : "shares", rect.bottom - 1),
        ]
        for (text, y) in labels {
            grid.write(text, x: plot.right + 1, y: y, Style(.muted), width: room)
        }
    }

    /// The number of decimals of the selected ticker's prices.
    private var decimals: Int { state.selectedListing?.decimals ?? 2 }

    private var priceLabel: @Sendable (Double) -> String {
        let decimals = decimals
        return { NumberText.price($0, decimals: decimals) }
    }

    /// The last price, the window's return, its highest and lowest close, the average: as much as fits.
    private func headline(_ listing: Listing, _ span: PriceSpan, width: Int) -> Line {
        let change = state.market.change(of: state.selected, over: state.chartWindow)
        var line = Line(NumberText.price(listing.last), Style(.text).bold)
        if listing.instrument.basis == .adjusted, !span.isQuoted { line.append(" adj", Style(.muted)) }
        line.append("  \(NumberText.percentWithUnit(change))", Style.signed(change))
        var pieces: [Line] = []
        if state.chartWindow != .day, let high = span.high, let low = span.low {
            let forms = [("high", "low"), ("▴", "▾")].map { extreme($0, high, in: span) + extreme($1, low, in: span) }
            pieces.append(forms.first { line.width + $0.width <= width } ?? Line())
        }
        if let doubt = listing.doubtfulJump { pieces.insert(Line("  ? \(doubt.message)", Style(.warning)), at: 0) }
        let average = NumberText.price(listing.series.average(50), decimals: decimals)
        pieces.append(Line("  50-day average ", Style(.muted)) + Line(average, Style(.comparison)))
        pieces.append(Line("  \(listing.instrument.name)", Style(.muted)))
        return Line([line] + pieces, within: width)
    }

    private func extreme(_ label: String, _ point: (day: Day, close: Double), in span: PriceSpan) -> Line {
        let close = NumberText.price(point.close, decimals: decimals)
        return Line("  \(label) \(close) \(span.name(of: point.day))", Style(.muted))
    }

    private func drawLine(_ span: PriceSpan, in rect: Rect, on grid: inout Grid) -> Rect? {
        let points = span.points(dots: rect.width * 2)
        var chart = LineChart([
            LineChart.Series(span.closes(points).map { $0 }, Style(.series)),
            LineChart.Series(span.averages(of: 50, points), Style(.comparison)),
        ])
        chart.label = priceLabel
        chart.dates = span.dates()
        chart.bands = span.bands(of: state.market.reference.recessions)
        return chart.draw(in: rect, on: &grid)
    }

    private func draw(_ intraday: Intraday, in rect: Rect, on grid: inout Grid) {
        guard !intraday.points.isEmpty else {
            EmptyMessage("no trade yet in this session").draw(in: rect, on: &grid)
            return
        }
        // The minutes of the regular session, including the closing one, so that the line grows to the right.
        let open = 9 * 60 + 30
        let minutes = 390
        var values = [Double?](repeating: nil, count: minutes + 1)
        var newest = 0
        for point in intraday.points {
            let minute = point.time.wallClock(offsetMinutes: intraday.offsetMinutes).minute - open
            guard values.indices.contains(minute) else { continue }
            values[minute] = point.price
            newest = max(newest, minute)
        }
        fillGaps(&values, upTo: newest)
        var chart = LineChart([LineChart.Series(values)])
        chart.label = priceLabel
        if let index = state.selectedListing?.series.baseIndex(of: .day) {
            chart.references = state.selectedListing.map { [LineChart.Reference($0.series.price(index))] } ?? []
        }
        chart.dates = [(0, "09:30"), (0.385, "12:00"), (0.692, "14:00"), (1, "16:00")]
        chart.draw(in: rect, on: &grid)
    }

    /// Fills each minute without a trade with the previous price.
    private func fillGaps(_ values: inout [Double?], upTo newest: Int) {
        var price: Double?
        for index in 0...newest {
            price = values[index] ?? price
            values[index] = price
        }
    }

    private func drawCandles(_ bars: [Candle?], _ span: PriceSpan, in rect: Rect, on grid: inout Grid) -> Rect? {
        guard bars.contains(where: { $0 != nil }) else {
            EmptyMessage("no open, high and low here: c for the relative chart").draw(in: rect, on: &grid)
            return nil
        }
        var chart = CandleChart(bars)
        chart.label = priceLabel
        chart.dates = span.dates()
        return chart.draw(in: rect, on: &grid)
    }

    private func drawRelative(_ listing: Listing, in rect: Rect, on grid: inout Grid) {
        guard let benchmark = listing.instrument.benchmark else {
            EmptyMessage("\(listing.instrument.label) has no benchmark: c for the line").draw(in: rect, on: &grid)
            return
        }
        let points = state.market.relativeStrength(of: state.selected, against: benchmark, over: state.chartWindow)
        guard let first = points.first, let last = points.last else {
            EmptyMessage("no dates in common with \(benchmark)").draw(in: rect, on: &grid)
            return
        }
        var chart = LineChart([LineChart.Series(points.map(\.value))])
        chart.references = [LineChart.Reference(100)]
        chart.label = { NumberText.fixed($0, decimals: 1) }
        chart.dates = [(0, first.day.short), (0.5, "\(state.selected) / \(benchmark)"), (1, last.day.short)]
        chart.draw(in: rect, on: &grid)
    }

    /// What the shading of a long chart means.
    private func legend(_ span: PriceSpan) -> Line {
        let hasBands = state.chartKind == .line && !span.bands(of: state.market.reference.recessions).isEmpty
        return hasBands ? Line("  shaded: NBER recessions", Style(.muted)) : Line()
    }

    /// The last session's volume beside its median of 21 sessions; empty where there is none.
    private func volume(_ listing: Listing) -> Line {
        guard let last = listing.series.lastVolume else { return Line() }
        var line = Line("  volume ", Style(.muted)) + Line(NumberText.shares(last))
        if let median = listing.series.medianVolume21 {
            line.append(", 21-day median \(NumberText.shares(median))", Style(.muted))
        }
        return line
    }

    /// The returns over the windows up to one, and over those after it.
    private func returns(to last: Window) -> [Line] { returns(over: Window.stepped.prefix { $0 != last } + [last]) }

    private func returns(after first: Window) -> [Line] {
        returns(over: Window.stepped.drop { $0 != first }.dropFirst())
    }

    private func returns(over windows: some Sequence<Window>) -> [Line] {
        windows.map { window in
            let change = state.market.change(of: state.selected, over: window)
            return Line("\(window == .day ? "" : "  ")\(window.rawValue) ", Style(.muted))
                + Line(NumberText.percent(change), Style.signed(change))
        }
    }
}
