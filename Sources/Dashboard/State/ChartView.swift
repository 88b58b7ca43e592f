public import Model
import Screen

/// How the chart is looked at, apart from its window and its kind.
public struct ChartView: Hashable, Sendable {
    /// The session under the cross-hair; nil without one.
    public internal(set) var crossHair: Day?
    /// The time under the cross-hair of a chart of prices within a session; nil without one.
    public internal(set) var crossHairTime: Timestamp?
    /// The sessions shown; nil for those of the window.
    public internal(set) var span: ChartSpan?

    /// Whether equal ratios have equal heights.
    public internal(set) var isLogarithmic = false
    /// Whether deals, decisions and dividends are marked below the zoomed chart.
    public internal(set) var showsMarks = true

    /// The scale of the values.
    var scale: ValueScale { isLogarithmic ? .ratios(logarithm) : .linear }

    /// No cross-hair, and the sessions of the window.
    init() {}
}

extension AppState {
    /// The series by whose sessions the chart is zoomed and panned: the selected instrument's, or of several that are
    /// compared the first one's; nil without prices.
    var chartSeries: Series? {
        let first = chartKind == .compare ? compared.first { market[$0]?.series.isEmpty == false } : nil
        return market[first ?? selected].flatMap { $0.series.isEmpty ? nil : $0.series }
    }

    /// The instruments that are to be compared and have no closes.
    var comparedWithoutCloses: [Symbol] { compared.filter { market[$0]?.series.isEmpty ?? true } }

    /// The selected instrument's return over the sessions that the chart shows, a fraction.
    var changeInChart: Double? {
        guard let span = chart.span, let series = selectedListing?.series, case let range = span.range(in: series),
            !range.isEmpty
        else { return market.change(of: selected, over: chartWindow) }
        return series.change(from: range.lowerBound, to: range.upperBound - 1)
    }

    /// The indices of the sessions of a series that the chart shows; as many as there are where it is shorter than the
    /// window.
    func chartRange(of series: Series) -> Range<Int> {
        if let span = chart.span { return span.range(in: series) }
        let base = series.baseIndex(of: chartWindow, asOf: market.day) ?? series.baseIndex(of: chartWindow)
        return (base ?? 0)..<series.count
    }
}
