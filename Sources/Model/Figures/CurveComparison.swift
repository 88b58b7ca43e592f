/// Today's yield curve with those of a week, a month and a year ago.
///
/// The dates are those of the ten-year yield: its newest observation, and those 5, 21 and 252 observations earlier.
public struct CurveComparison: Hashable, Sendable {
    /// The periods it looks back over.
    public static let windows: [Window] = [.week, .month, .year]

    /// The newest curve.
    public let now: YieldCurve
    /// The earlier curves by window; a window is absent where the history is too short.
    public let past: [Window: YieldCurve]

    /// Nil where there is no ten-year yield.
    public init?(_ rates: Rates) {
        let dates = rates[.tenYears]
        guard let last = dates.lastDay else { return nil }
        func curve(on day: Day) -> YieldCurve {
            YieldCurve(day, percent: rates.yields.compactMapValues { $0.value(on: day) })
        }
        now = curve(on: last)
        var past: [Window: YieldCurve] = [:]
        for window in CurveComparison.windows {
            if let base = dates.baseIndex(of: window) { past[window] = curve(on: dates.day(base)) }
        }
        self.past = past
    }
}
