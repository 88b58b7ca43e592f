/// The yield curve of today beside those of a week, a month and a year ago.
///
/// The dates are the ten-year's own: its newest observation, and those 5, 21 and 252 before it.
public struct CurveMemory: Hashable, Sendable {
    /// How far back it looks.
    public static let windows: [Window] = [.week, .month, .year]

    /// The newest curve.
    public let now: YieldCurve
    /// The curves before it, by how long ago; one is absent where the history is too short.
    public let past: [Window: YieldCurve]

    /// The curves of some rates; nil where no ten-year yield is known.
    public init?(_ rates: Rates) {
        let dates = rates[.tenYears]
        guard let last = dates.lastDay else { return nil }
        func curve(on day: Day) -> YieldCurve {
            YieldCurve(day, percent: rates.yields.compactMapValues { $0.value(on: day) })
        }
        now = curve(on: last)
        var past: [Window: YieldCurve] = [:]
        for window in CurveMemory.windows {
            if let base = dates.baseIndex(of: window) { past[window] = curve(on: dates.day(base)) }
        }
        self.past = past
    }

    /// What a tenor's yield has changed since a curve of the past, in basis points; nil where one has no such tenor.
    public func changeBp(of tenor: Tenor, over window: Window) -> Double? {
        guard let before = past[window]?.percent[tenor], let after = now.percent[tenor] else { return nil }
        return basisPoints(from: before, to: after)
    }
}
