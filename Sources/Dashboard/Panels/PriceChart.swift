import Model
import Screen

/// Prices of one instrument as a line or as candles.
struct PriceChart: ChartContent {
    let state: AppState
    let listing: Listing
    let span: PriceSpan

    var count: Int { span.indexes.count }
    func day(_ index: Int) -> Day { span.series.day(span.indexes.lowerBound + index) }

    func index(onOrBefore day: Day) -> Int? {
        guard let index = span.series.index(onOrBefore: day), index >= span.indexes.lowerBound else { return nil }
        return min(index, span.indexes.upperBound - 1) - span.indexes.lowerBound
    }

    var isCandles: Bool { state.chartKind == .candles }

    func figure(width: Int) -> ChartFigure { isCandles ? candles : lines(width: width) }

    private func lines(width: Int) -> ChartFigure {
        let points = span.points(dots: width * 2)
        var chart = LineChart([LineChart.Series(span.closes(points).map { $0 }, Style(.series))])
        for count in PriceSpan.averages {
            chart.series.append(
                LineChart.Series(span.averages(of: count, points), PriceChart.style(of: count), isDashed: count > 50))
        }
        chart.fitsFirstSeries = true
        chart.label = label
        chart.dates = DateAxis(self).labels
        chart.bands = bands
        chart.scale = state.chart.scale
        chart.marksExtremes = state.isZoomed
        chart.isFilled = state.chartKind == .area
        return ChartFigure(form: .lines(chart), volumes: state.isZoomed ? strip(volumes, .points) : nil)
    }

    private var candles: ChartFigure {
        var chart = CandleChart(span.candles)
        chart.scale = state.chart.scale
        chart.lines = PriceSpan.averages.map { count in
            LineChart.Series(
                span.averages(of: count, Array(span.indexes)), PriceChart.style(of: count), isDashed: count > 50)
        }
        chart.label = label
        chart.dates = DateAxis(self).labels
        chart.bands = bands
        return ChartFigure(form: .candles(chart), volumes: strip(volumes, .periods))
    }

    private var volumes: [Double?] { span.indexes.map(span.series.volume) }

    private func strip(_ volumes: [Double?], _ positions: ColumnStrip.Positions) -> ColumnStrip? {
        volumes.contains { $0 != nil } ? ColumnStrip(volumes, positions, Style(.comparison)) : nil
    }

    private static func style(of average: Int) -> Style { Style(average > 50 ? .accent : .comparison) }

    private var bands: [ClosedRange<Double>] { span.bands(of: state.market.reference.recessions) }

    private func text(_ price: Double?) -> String { NumberText.price(price, decimals: listing.decimals) }

    private var label: @Sendable (Double) -> String {
        let decimals = listing.decimals
        return { NumberText.price($0, decimals: decimals) }
    }
}

extension PriceChart {
    func marked(_ index: Int) -> Double? { span.close(span.indexes.lowerBound + index) }

    /// Date, open, high, low, close, volume, and the return since the left edge: of a session, or of all those that share
    /// its candle.
    func readout(_ index: Int, _ shared: Range<Int>) -> [Line] {
        let start = span.indexes.lowerBound
        let sessions = start + shared.lowerBound..<start + shared.upperBound
        guard let last = sessions.last, let bar = PeriodBar(span.series, sessions) else { return [] }
        let muted = Style(.muted)
        var value = Line(text(span.close(last)), Style(.text).bold)
        if listing.basis == .adjusted, !span.isQuoted { value.append(" adj", muted) }
        let close = Line("  close ", muted) + value, letter = Line("  c ", muted) + value
        var prices = Line(), letters = Line()
        for (name, price) in [("open", bar.open), ("high", bar.high), ("low", bar.low)] {
            guard let price else { continue }
            prices = prices + Line("  \(name) ", muted) + Line(text(price))
            letters = letters + Line("  \(name.prefix(1)) ", muted) + Line(text(price))
        }
        let change = span.series.change(from: span.indexes.lowerBound, to: last)
        let percent = Line("  \(NumberText.percentWithUnit(change))", Style.signed(change))
        let since = percent + Line(" since \(span.name(of: span.firstDay))", muted)
        let short = Line(bar.text, Style(.accent))
        let date = sessions.count > 1 ? short : Line(bar.days.upperBound.full, Style(.accent))
        let mean = sessions.count > 1 ? "mean " : ""
        let (volume, amount) = (volume(bar, "\(mean)volume"), volume(bar, "\(mean)v"))
        return [
            date + prices + close + volume + since, short + letters + letter + amount + percent,
            short + letters + letter + percent, short + close + since, short + close + percent, short + close,
        ]
    }

    private func volume(_ bar: PeriodBar, _ name: String) -> Line {
        bar.volume.map { Line("  \(name) ", Style(.muted)) + Line(NumberText.shares($0)) } ?? Line()
    }

    /// The last price in view, the return in view, its highest and lowest close, the averages: as much as fits.
    func headline(width: Int) -> Line {
        let change = state.changeInChart
        let isNewest = span.indexes.upperBound == span.series.count
        let price = isNewest ? NumberText.price(listing.last) : text(span.close(span.indexes.upperBound - 1))
        var line = Line(price, Style(.text).bold)
        if listing.basis == .adjusted, !span.isQuoted { line.append(" adj", Style(.muted)) }
        line.append("  \(NumberText.percentWithUnit(change))", Style.signed(change))
        var pieces: [Line] = []
        if count > 2 || state.chartWindow != .day, let high = span.high, let low = span.low {
            let forms = [("high", "low"), ("▴", "▾")].map { extreme($0, high) + extreme($1, low) }
            pieces.append(forms.first { line.width + $0.width <= width } ?? Line())
        }
        if let doubt = listing.doubtfulJump { pieces.insert(Line("  ? \(doubt.message)", Style(.warning)), at: 0) }
        if !state.isZoomed { pieces.append(averages.reduce(Line(), +)) }
        pieces.append(Line("  \(listing.instrument.name)", Style(.muted)))
        return Line([line] + pieces, within: width)
    }

    private func extreme(_ label: String, _ point: (day: Day, close: Double)) -> Line {
        Line("  \(label) \(text(point.close)) \(span.name(of: point.day))", Style(.muted))
    }

    var legend: [Line] {
        let since = state.market.reference.recessions.first.map { " since \($0.peak.year)" } ?? ""
        let shading = Line("  shaded: NBER recessions\(since)", Style(.muted))
        return [averages.reduce(Line(), +)] + (bands.isEmpty ? [] : [shading])
    }

    /// The averages at the right edge, each with the look of its line.
    private var averages: [Line] {
        PriceSpan.averages.map { count in
            let average = span.average(of: count, at: span.indexes.upperBound - 1)
            return Line("  \(count > 50 ? "─ ─" : "───") \(count)-day ", PriceChart.style(of: count))
                + Line(text(average), PriceChart.style(of: count))
        } + [Line(" average", Style(.muted))]
    }
}
