/// The maximum drawdown of a price within a span of sessions.
public struct MaximumDrawdown: Hashable, Sendable {
    /// The session of the high.
    public let peak: Day
    /// The session of the low.
    public let trough: Day
    /// The low over the high, less one: a negative fraction.
    public let depth: Double
    /// The first later session that closed at or above the high; nil where none has.
    public let recovered: Day?

    /// The maximum drawdown of the last `sessions` closes (M. Magdon-Ismail and A. Atiya, "Maximum drawdown", Risk 17,
    /// 2004); nil where they never fell. O(sessions).
    public init?(_ series: Series, last sessions: Int) {
        let start = max(0, series.count - max(0, sessions))
        guard start < series.count else { return nil }
        var (high, peak, trough, depth) = (start, start, start, 0.0)
        for index in start..<series.count {
            let close = series.close(index)
            if close >= series.close(high) { high = index }
            guard close > 0, series.close(high) > 0 else { continue }
            let fall = close / series.close(high) - 1
            if fall < depth { (peak, trough, depth) = (high, index, fall) }
        }
        guard depth < 0 else { return nil }
        self.peak = series.day(peak)
        self.trough = series.day(trough)
        self.depth = depth
        recovered = (trough..<series.count).first { series.close($0) >= series.close(peak) }.map(series.day)
    }
}
