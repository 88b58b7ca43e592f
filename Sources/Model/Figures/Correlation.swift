/// How closely an instrument's returns and the changes of a yield move together.
///
/// Closes and yields are first joined on the dates that both have. The log returns and the changes of the joined rows
/// are then correlated (Pearson's r), with a 95 % confidence interval by R. A. Fisher's z ("On the probable error of a
/// coefficient of correlation", Metron 1, 1921).
public struct Correlation: Hashable, Sendable {
    /// The windows that are shown, in pairs.
    public static let windows = [20, 60, 120]
    /// The minimum number of pairs for a meaningful coefficient.
    public static let minimumPairs = 20

    /// Pearson's coefficient, −1…1.
    public let r: Double
    /// The lower bound of the confidence interval.
    public let low: Double
    /// The upper bound of the confidence interval.
    public let high: Double
    /// The number of pairs.
    public let n: Int
    /// The first date whose close and yield are used.
    public let firstDay: Day
    /// The last date whose close and yield are used.
    public let lastDay: Day

    /// The correlation over the last `pairs` pairs, or over fewer, at least 20, where the history is shorter. Nil below
    /// that, and where one side is constant. O(pairs).
    public init?(_ series: Series, _ yields: DatedValues, pairs: Int) {
        let rows = JoinedRows(series, yields, count: pairs + 1)
        guard rows.days.count > Correlation.minimumPairs, let firstDay = rows.days.first, let lastDay = rows.days.last,
            let returns = logReturns(rows.closes)
        else { return nil }
        let changes = zip(rows.yields, rows.yields.dropFirst()).map { before, after in (after - before) * 100 }
        guard let r = Correlation.pearson(returns, changes) else { return nil }
        self.init(r: r, n: returns.count, from: firstDay, through: lastDay)
    }

    /// A coefficient over `n` pairs, with its confidence interval.
    init(r: Double, n: Int, from firstDay: Day, through lastDay: Day) {
        let halfWidth = hyperbolicTangent(1.959_963_984_540_054 / Double(n - 3).squareRoot())
        self.r = r
        // tanh(artanh r ∓ z) by the addition theorem: no artanh of 1.
        low = (r - halfWidth) / (1 - r * halfWidth)
        high = (r + halfWidth) / (1 + r * halfWidth)
        self.n = n
        self.firstDay = firstDay
        self.lastDay = lastDay
    }

    /// Whether the entire interval lies below zero.
    public var isBelowZero: Bool { high < 0 }
    /// Whether the entire interval lies above zero.
    public var isAboveZero: Bool { low > 0 }

    /// Pearson's coefficient, or nil where a side is constant apart from rounding noise.
    static func pearson(_ x: some Collection<Double>, _ y: some Collection<Double>) -> Double? {
        let meanX = x.reduce(0, +) / Double(x.count)
        let meanY = y.reduce(0, +) / Double(y.count)
        var (xx, yy, xy) = (0.0, 0.0, 0.0)
        for (a, b) in zip(x, y) {
            xx += (a - meanX) * (a - meanX)
            yy += (b - meanY) * (b - meanY)
            xy += (a - meanX) * (b - meanY)
        }
        let noise = 1e-12 * Double(x.count).squareRoot()
        guard xx.squareRoot() > noise * max(meanX.magnitude, 1e-3), yy.squareRoot() > noise * max(meanY.magnitude, 1e-3)
        else { return nil }
        return min(1, max(-1, xy / (xx.squareRoot() * yy.squareRoot())))
    }
}

/// The newest rows of closes and yields on shared dates, oldest first.
private struct JoinedRows {
    var days: [Day] = []
    var closes: [Double] = []
    var yields: [Double] = []

    init(_ series: Series, _ values: DatedValues, count: Int) {
        var (a, b) = (series.count - 1, values.count - 1)
        while a >= 0, b >= 0, days.count < count {
            let (left, right) = (series.day(a), values.day(b))
            if left == right {
                days.append(left)
                closes.append(series.close(a))
                yields.append(values.value(b))
            }
            if left >= right { a -= 1 }
            if right >= left { b -= 1 }
        }
        days.reverse()
        closes.reverse()
        yields.reverse()
    }
}

extension Market {
    /// The correlation of an instrument's returns with a tenor's changes over the last `pairs` pairs.
    public func correlation(of symbol: Symbol, with tenor: Tenor = .tenYears, pairs: Int) -> Correlation? {
        self[symbol].flatMap { Correlation($0.series, rates[tenor], pairs: pairs) }
    }
}
