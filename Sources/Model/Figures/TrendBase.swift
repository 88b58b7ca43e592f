/// The part of a series' averages, drawdown and volatility that comes from the sessions before its last, so that each
/// new price of the last session costs O(1).
///
/// Valid for its series until the last session ends or the history is replaced.
public struct TrendBase: Hashable, Sendable {
    /// The date of the last session, whose price is left open.
    public let day: Day
    /// The number of sessions in the series, including the last.
    public let sessions: Int
    /// The previous close; 0 where the last session is also the first.
    public let previousClose: Double
    /// The sums of the previous 49 and 199 closes; nil with fewer.
    let sum49, sum199: Double?
    /// The highest and lowest of the previous 251 closes, or of all where there are fewer.
    let highest, lowest: Double
    /// The sum of the previous 62 log returns, and of their squares; nil with fewer.
    let returns, squares: Double?
    /// Whether the previous session directly precedes the last, on the same scale.
    let hasPrevious: Bool
    /// Whether the last 252 sessions are on one scale.
    let isOneScale: Bool
    private let scales: [ScaleChange]

    /// The base of a series; nil without a session. O(252).
    ///
    /// - Parameter volatility: Whether to include the volatility, which costs three times as much as all the rest.
    public init?(_ series: Series, volatility: Bool = true) {
        guard let lastDay = series.lastDay else { return nil }
        let count = series.count
        let before = series.closes(max(0, count - 252)..<count - 1)
        day = lastDay
        sessions = count
        previousClose = before.last ?? 0
        hasPrevious = series.isUnbroken(last: 2) && series.isOneScale(last: 2)
        isOneScale = series.isOneScale(last: 252)
        scales = series.scales
        sum49 = before.count >= 49 && series.isOneScale(last: 50) ? before.suffix(49).reduce(0, +) : nil
        sum199 = before.count >= 199 && series.isOneScale(last: 200) ? before.suffix(199).reduce(0, +) : nil
        highest = before.reduce(0, max)
        lowest = before.reduce(.infinity, min)
        let isComplete = series.isUnbroken(last: 64) && series.isOneScale(last: 64)
        let logs = volatility && before.count >= 63 && isComplete ? logReturns(before.suffix(63)) : nil
        returns = logs?.reduce(0, +)
        squares = logs?.reduce(0) { $0 + $1 * $1 }
    }

    /// Whether it still matches a series: the same last session, number of sessions and previous close. O(1).
    public func fits(_ series: Series) -> Bool {
        guard series.count == sessions, series.lastDay == day, series.scales == scales else { return false }
        return sessions < 2 || series.close(sessions - 2) == previousClose
    }

    /// The figures at a price of the last session. O(1).
    public func trend(at price: Double) -> Trend { Trend(self, price) }
}

/// The figures of a series that change with each price.
public struct Trend: Hashable, Sendable {
    /// The price.
    public let price: Double
    /// The change from the previous close, a fraction.
    public let change: Double?
    /// The means of the last 50 and 200 closes.
    public let average50, average200: Double?
    /// How far the price is below the highest of the last 252 closes, a fraction at or below zero.
    public let drawdown252: Double?
    /// The annualised volatility, a fraction.
    public let volatility63: Double?
    /// Whether the price is above, or below, each of the previous 251 closes; nil with fewer.
    public let isHigh, isLow: Bool?

    init(_ base: TrendBase, _ price: Double) {
        self.price = price
        change = base.hasPrevious && base.previousClose > 0 && price > 0 ? price / base.previousClose - 1 : nil
        average50 = base.sum49.map { ($0 + price) / 50 }
        average200 = base.sum199.map { ($0 + price) / 200 }
        let top = max(base.highest, price)
        drawdown252 = base.isOneScale && top > 0 && price > 0 ? price / top - 1 : nil
        isHigh = base.isOneScale && base.sessions >= 252 ? price > base.highest : nil
        isLow = base.isOneScale && base.sessions >= 252 ? price < base.lowest : nil
        if let returns = base.returns, let squares = base.squares, price > 0, price.isFinite {
            let newest = logarithm(price / base.previousClose)
            let sum = returns + newest
            let spread = squares + newest * newest - sum * sum / 63
            volatility63 = spread.isFinite ? (max(0, spread) / 62 * 252).squareRoot() : nil
        } else {
            volatility63 = nil
        }
    }
}

extension Series {
    /// The figures that change with each price, at the newest price.
    public var trend: Trend? {
        guard let base = TrendBase(self), let lastClose else { return nil }
        return base.trend(at: lastClose)
    }
}
