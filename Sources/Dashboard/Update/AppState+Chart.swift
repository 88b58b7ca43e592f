import Model
import Screen

extension AppState {
    /// The factor by which a zoom changes the number of sessions.
    private static let zoomFactor = 1.5

    /// The plot of the chart where its sessions are drawn; nil if there is none on the screen.
    private var chartPlot: ChartPanel.Plot? {
        layout?.placement(of: .chart).flatMap { ChartPanel(state: self).plot(in: $0.inside) }
    }

    /// Executes a command of the chart, with a notice if it changes nothing.
    mutating func performOnChart(_ command: Command) {
        guard let plot = chartPlot else {
            let isShown = layout?.placement(of: .chart) != nil
            notice = isShown ? "this chart has no sessions to move through" : "the chart is not on the screen"
            return
        }
        let isFixed = plot.content.isIntraday && [.zoomIn, .zoomOut, .panLeft, .panRight].contains(command)
        if isFixed {
            notice = "one session is shown: ] for a longer window"
            return
        }
        switch command {
        case .crossHairLeft: moveCrossHair(by: -1, in: plot)
        case .crossHairRight: moveCrossHair(by: 1, in: plot)
        case .crossHairFirst: putCrossHair(on: 0, in: plot)
        case .crossHairLast: putCrossHair(on: plot.columns.sessions - 1, in: plot)
        case .zoomIn: zoomChart(in: true, around: chart.crossHair)
        case .zoomOut: zoomChart(in: false, around: chart.crossHair)
        case .panLeft: panChart(by: -1)
        case .panRight: panChart(by: 1)
        default: break
        }
    }

    /// Changes to a logarithmic scale or back, with a notice if the change is not visible.
    mutating func changeChartScale() {
        chart.isLogarithmic.toggle()
        guard layout?.placement(of: .chart) == nil else { return }
        notice = "chart: \(chart.isLogarithmic ? "logarithmic" : "linear") scale, where it is shown"
    }

    /// Marks events below the chart or ends that, with a notice where there is no room for them.
    mutating func changeChartMarks() {
        chart.showsMarks.toggle()
        let isVisible = isZoomed && layout?.placement(of: .chart) != nil
        notice =
            isVisible ? nil : "events are \(chart.showsMarks ? "marked below" : "not marked below") the zoomed chart"
    }

    /// Moves the cross-hair to the next session, or in a long chart to that of the next column. It appears at the last
    /// session. At an edge of a chart that was zoomed the sessions move instead.
    private mutating func moveCrossHair(by step: Int, in plot: ChartPanel.Plot) {
        guard let index = plot.crossHair else {
            putCrossHair(on: plot.columns.sessions - 1, in: plot)
            return
        }
        if let next = plot.columns.next(from: index, by: step) {
            putCrossHair(on: next, in: plot)
        } else if chart.span != nil, panChart(by: step), let moved = chartPlot, let index = moved.crossHair {
            putCrossHair(on: moved.columns.next(from: index, by: step) ?? index, in: moved)
        } else {
            let point = plot.content.isIntraday ? "price" : "session"
            notice = "the \(step < 0 ? "first" : "last") \(point) in view"
        }
    }

    private mutating func putCrossHair(on index: Int, in plot: ChartPanel.Plot) {
        plot.content.putCrossHair(on: index, of: &chart)
    }

    /// Shows fewer or more sessions around a day, or up to the last one shown.
    private mutating func zoomChart(in zoomsIn: Bool, around day: Day?) {
        guard let series = chartSeries else { return }
        let range = chartRange(of: series)
        let anchor = day.flatMap(series.index(onOrBefore:)).flatMap { range.contains($0) ? $0 : nil }
        let factor = zoomsIn ? 1 / AppState.zoomFactor : AppState.zoomFactor
        guard let zoomed = ChartSpan.zoomed(range, in: series, by: factor, around: anchor) else {
            notice = zoomsIn ? "no fewer than \(range.count) sessions" : "all \(range.count) sessions are in view"
            return
        }
        chart.span = ChartSpan(zoomed, in: series)
    }

    /// Shows earlier or later sessions, a quarter of those in view further; returns whether there are some.
    @discardableResult
    private mutating func panChart(by direction: Int) -> Bool {
        guard let series = chartSeries else { return false }
        let range = chartRange(of: series)
        guard let panned = ChartSpan.panned(range, in: series, by: direction * max(1, range.count / 4)) else {
            notice = "the \(direction < 0 ? "first" : "last") session is in view"
            return false
        }
        chart.span = ChartSpan(panned, in: series)
        return true
    }

    /// Puts the cross-hair on the session at a cell of the plot; does nothing elsewhere.
    mutating func pointAtChart(x: Int, y: Int) {
        guard let plot = chartPlot, plot.rect.contains(x: x, y: y) else { return }
        putCrossHair(on: plot.columns.index(at: x - plot.rect.x), in: plot)
    }

    /// Zooms around the session at a cell of the plot, in with a turn of the wheel up; returns whether the cell is in
    /// the plot.
    mutating func zoomChart(atX x: Int, y: Int, rows: Int) -> Bool {
        guard let plot = chartPlot, !plot.content.isIntraday, plot.rect.contains(x: x, y: y) else { return false }
        zoomChart(in: rows < 0, around: plot.day(plot.columns.index(at: x - plot.rect.x)))
        return true
    }

    /// Removes the cross-hair, or else returns to the sessions of the window; returns whether there was one or the other.
    mutating func resetChart() -> Bool {
        if chart.crossHair != nil || chart.crossHairTime != nil {
            (chart.crossHair, chart.crossHairTime) = (nil, nil)
        } else if chart.span != nil {
            chart.span = nil
        } else {
            return false
        }
        return true
    }
}
