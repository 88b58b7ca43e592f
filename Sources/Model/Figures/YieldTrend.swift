/// Where a yield has been going over its last 22 observations.
///
/// A straight line is fitted by ordinary least squares of the yield on 0…21; `t` is the slope over its standard error
/// with 20 degrees of freedom (N. Draper and H. Smith, "Applied Regression Analysis", 3rd ed., §1.4).
public struct YieldTrend: Hashable, Sendable {
    /// How many observations it looks at.
    public static let observations = 22

    /// A word for a trend.
    public enum Direction: String, Hashable, Sendable {
        /// Ten basis points down or more, and t ≤ −2.
        case falling
        /// Neither.
        case flat
        /// Ten basis points up or more, and t ≥ 2.
        case rising
    }

    /// The change from the first observation to the last, in basis points.
    public let changeBp: Double
    /// The fitted line's slope, in basis points a session.
    public let slopeBpPerSession: Double
    /// The slope over its standard error: 0 for a level line, infinite for a perfect slope.
    public let t: Double

    /// The trend of yields in percent; nil with fewer than 22 observations.
    public init?(_ yields: DatedValues) {
        let values = yields.suffix(YieldTrend.observations)
        guard values.count == YieldTrend.observations, let first = values.first, let last = values.last
        else { return nil }
        // From the first value on, so that a level line is exactly level.
        let rises = values.map { $0 - first }
        let mean = rises.reduce(0, +) / Double(rises.count)
        let middle = Double(rises.count - 1) / 2
        let points = rises.enumerated().map { (x: Double($0.offset) - middle, y: $0.element - mean) }
        let across = points.reduce(0) { $0 + $1.x * $1.x }
        let slope = points.reduce(0) { $0 + $1.x * $1.y } / across
        let misses = points.reduce(0) { $0 + ($1.y - slope * $1.x) * ($1.y - slope * $1.x) }
        let error = (misses / Double(rises.count - 2) / across).squareRoot()
        changeBp = basisPoints(from: first, to: last)
        slopeBpPerSession = slope * 100
        t = slope == 0 ? 0 : slope / error
    }

    /// The trend in a word.
    public var direction: Direction {
        if changeBp <= -10, t <= -2 { return .falling }
        if changeBp >= 10, t >= 2 { return .rising }
        return .flat
    }
}
