import Model
import Screen

/// Panel 3: prices of the selected ticker, or several tickers compared.
struct ChartPanel: Panel {
    let state: AppState

    var title: Line { Line(isComparing ? "Comparison" : state.market.label(of: state.selected)) }

    private var isComparing: Bool { state.chartKind == .compare && !state.compared.isEmpty }

    /// The sessions shown, and the kind of chart.
    var caption: Line {
        let kind = intraday == nil || isComparing ? state.chartKind : .line
        let span = Line(spanText ?? state.chartWindow.rawValue, Style(.accent))
        let scale = state.chart.isLogarithmic ? Line("  log", Style(.accent)) : Line()
        return span + scale + Line("  \(kind.rawValue)", Style(.muted))
    }

    /// The first and last day of a chart that was zoomed or panned.
    private var spanText: String? {
        guard let span = state.chart.span, let series = state.chartSeries, case let range = span.range(in: series),
            !range.isEmpty
        else { return nil }
        return "\(series.day(range.lowerBound).long) – \(series.day(range.upperBound - 1).long)"
    }

    /// The intraday prices, which the shortest window shows as a line if available.
    private var intraday: Intraday? {
        state.chartWindow == .day && state.chart.span == nil ? state.selectedListing?.intraday : nil
    }

    /// What is drawn; the reason as text if there is nothing.
    private var content: Result<any ChartContent, ChartGap> {
        if isComparing {
            let names = state.compared.map { state.market.label(of: $0) }.joined(separator: ", ")
            return gap(
                ComparisonChart(state),
                state.comparedWithoutCloses == state.compared
                    ? "no closes of \(names)" : "no day in common in this window: \(names)")
        }
        let label = state.market.label(of: state.selected)
        guard let listing = state.selectedListing,
            let span = PriceSpan(listing.series, state.chartRange(of: listing.series))
        else { return .failure(ChartGap(text: "no prices of \(label) on or before \(state.market.day.long)")) }
        if let intraday {
            let chart = IntradayChart(state: state, listing: listing, intraday: intraday)
            return gap(chart.count == 0 ? nil : chart, "no trade yet in this session")
        }
        guard state.chartKind == .relative || state.chartKind == .compare else {
            return .success(PriceChart(state: state, listing: listing, span: span))
        }
        guard let benchmark = listing.instrument.benchmark else {
            return .failure(ChartGap(text: "\(label) has no benchmark: c for the line"))
        }
        return gap(RelativeChart(state, against: benchmark), "no dates in common with \(benchmark)")
    }

    private func gap(_ content: (any ChartContent)?, _ text: String) -> Result<any ChartContent, ChartGap> {
        content.map { .success($0) } ?? .failure(ChartGap(text: text))
    }

    func draw(in inner: Rect, on grid: inout Grid) {
        let content: any ChartContent
        switch self.content {
        case .failure(let gap): return EmptyMessage(gap.text).draw(in: inner, on: &grid)
        case .success(let found): content = found
        }
        let scene = ChartScene(content, in: inner, state)
        guard let plot = scene.plot else {
            return EmptyMessage("no open, high and low here: c for another kind").draw(in: inner, on: &grid)
        }
        let index = content.crossHairIndex(state.chart), columns = scene.columns(in: plot)
        let crossHair = index.map { CrossHair(column: columns.column(of: $0), value: content.marked($0)) }
        scene.draw(crossHair, on: &grid)
        let sessions = index.map(columns.sessions(with:))
        let event = sessions.map { marks(of: content, $0).text } ?? ""
        let readout = index.flatMap { index in sessions.map { content.readout(index, $0) } }
        let isNamed = drawHeadline(content, readout, event, in: scene.headline, on: &grid)
        var legend = content.legend
        if !scene.marks.isEmpty {
            let marks = marks(of: content, 0..<content.count)
            marks.draw(columns, x: plot.x, y: scene.marks.y, on: &grid)
            legend += marks.legend(width: plot.width)
        }
        if !isNamed { legend.insert(Line(words: "  \(event)", Style(.accent), within: scene.legend.width), at: 0) }
        draw(legend, in: scene.legend, on: &grid)
        draw(figures(width: scene.returns.width), in: scene.returns, on: &grid)
    }

    private func marks(of content: any ChartContent, _ range: Range<Int>) -> ChartMarks {
        let range = content.isIntraday ? 0..<0 : range
        return ChartMarks(content, range, of: content.isOfSelected ? state.selected : nil, in: state.market)
    }

    /// Writes what the cross-hair reads, the longest form first, or else the headline; returns whether an event of the session is named there.
    private func drawHeadline(
        _ content: any ChartContent, _ readout: [Line]?, _ event: String, in rect: Rect, on grid: inout Grid
    ) -> Bool {
        let suffix = Line(event.isEmpty ? "" : "  \(event)", Style(.accent))
        let lines = readout ?? [content.headline(width: rect.width)]
        let fitting = lines.first { $0.width + suffix.width <= rect.width }
        let line = fitting.map { $0 + suffix } ?? lines.first { $0.width <= rect.width } ?? lines.last ?? Line()
        if !rect.isEmpty { grid.write(line, x: rect.x, y: rect.y, width: rect.width) }
        return fitting != nil || event.isEmpty
    }

    /// Writes the pieces that fit in a row.
    private func draw(_ pieces: [Line], in rect: Rect, on grid: inout Grid) {
        guard !rect.isEmpty else { return }
        grid.write(Line(pieces, within: rect.width).withoutIndent, x: rect.x, y: rect.y)
    }
}

/// The reason why there is no chart.
private struct ChartGap: Error {
    let text: String
}

extension ChartPanel {
    /// The sessions of the chart and the plot in which they are drawn, inside the borders of the panel.
    struct Plot {
        let rect: Rect
        let columns: ChartColumns
        /// What is drawn in it.
        let content: any ChartContent
        /// The session or price under the cross-hair, if it is in view.
        let crossHair: Int?

        /// The day of a session.
        func day(_ index: Int) -> Day { content.day(index) }
    }

    /// The plot in the panel; nil if it is not drawn or has no sessions.
    func plot(in inner: Rect) -> Plot? {
        guard case .success(let content) = content, content.count > 0, !inner.isEmpty,
            case let scene = ChartScene(content, in: inner, state), let rect = scene.plot
        else { return nil }
        return Plot(
            rect: rect, columns: scene.columns(in: rect), content: content,
            crossHair: content.crossHairIndex(state.chart))
    }

    /// The returns over all windows, and the volume, first where not everything fits; with the date of both where the
    /// chart ends earlier.
    private func figures(width: Int) -> [Line] {
        guard let listing = state.selectedListing else { return [] }
        let day = state.chart.span?.end == nil ? nil : listing.series.lastDay
        let heading = day.map { [Line("  to \($0.long):", Style(.muted))] } ?? []
        let volume = volume(listing)
        return heading + (width < 110 ? [volume] + returns : returns + [volume])
    }

    /// The returns over the windows for which there are enough sessions.
    private var returns: [Line] {
        Window.stepped.compactMap { window in
            state.market.change(of: state.selected, over: window).map { change in
                Line("  \(window.rawValue) ", Style(.muted)) + Line(NumberText.percent(change), Style.signed(change))
            }
        }
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
}

extension Line {
    /// The line without the blanks at its beginning.
    fileprivate var withoutIndent: Line {
        var line = self
        if let first = spans.first { line.spans[0].text = String(first.text.drop { $0 == " " }) }
        return line
    }
}
