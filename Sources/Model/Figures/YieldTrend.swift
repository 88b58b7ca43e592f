/// The direction of a yield over its last 22 observations.
///
/// A straight line is fitted by ordinary least squares of the yield on 0…21; `t` is the slope over its standard error
/// with 20 degrees of freedom (N. Draper and H. Smith, "Applied Regression Analysis", 3rd ed., §1.4).
public struct YieldTrend: Hashable, Sendable {
    /// The number of observations in the fit.
    public static let observations = 22

    /// The direction of a trend, with thresholds on its size and its significance.
    public enum Direction: String, Hashable, Sendable {
        /// Ten basis points down or more, and t ≤ −2.
        case falling
        /// Neither falling nor rising.
        case flat
        /// Ten basis points up or more, and t ≥ 2.
        case rising
    }

    /// The change from the first observation to the last, in basis points.
    public let changeBp: Double
    /// The fitted line's slope, in basis points a session.
    public let slopeBpPerSession: Double
    /// The slope over its standard error: 0 for a level line, infinite for a perfect fit.
    public let t: Double

    /// The trend of yields in percent; nil with fewer than 22 observations.
    public init?(_ yields: DatedValues) {
        let values = yields.suffix(YieldTrend.observations)
        guard values.count == YieldTrend.observations, let first = values.first, let last = values.last
        else { return nil }
        // Relative to the first value, so that a level line is exactly level.
        let rises = values.map { $0 - first }
        let mean = rises.reduce(0, +) / Double(rises.count)
        let middle = Double(rises.count - 1) / 2
        let points = rises.enumerated().map { (x: Double($0.offset) - middle, y: $0.element - mean) }
        let across = points.reduce(0) { $0 + $1.x * $1.x }
        let slope = points.reduce(0) { $0 + $1.x * $1.y } / across
        let residuals = points.reduce(0) { $0 + ($1.y - slope * $1.x) * ($1.y - slope * $1.x) }
        let error = (residuals / Double(rises.count - 2) / across).squareRoot()
        changeBp = basisPoints(from: first, to: last)
        slopeBpPerSession = slope * 100
        t = slope == 0 ? 0 : slope / error
    }

    /// The direction, from the size of the change and its significance.
    public var direction: Direction {
        if changeBp <= -10, t <= -2 { return .falling }
        if changeBp >= 10, t >= 2 { return .rising }
        return .flat
    }
}
