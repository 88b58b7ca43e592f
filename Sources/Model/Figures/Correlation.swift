/// How an instrument's returns and a yield's changes move together.
///
/// Closes and yields are joined on the dates that both have, first; then the log returns and the changes of the joined
/// rows are correlated (Pearson's r), with a 95 % band by R. A. Fisher's z ("On the probable error of a coefficient of
/// correlation", Metron 1, 1921).
public struct Correlation: Hashable, Sendable {
    /// The windows that are shown, in pairs.
    public static let windows = [20, 60, 120]
    /// Fewer pairs than this tell nothing.
    public static let fewestPairs = 20

    /// Pearson's coefficient, −1…1.
    public let r: Double
    /// The lower end of the band.
    public let low: Double
    /// The upper end of the band.
    public let high: Double
    /// How many pairs it is from.
    public let n: Int
    /// The first date whose close and yield are used.
    public let firstDay: Day
    /// The last date whose close and yield are used.
    public let lastDay: Day

    /// The correlation over the last `pairs` pairs; fewer down to 20 where there are fewer. Nil below that, and where
    /// one side does not move. O(pairs).
    public init?(_ series: Series, _ yields: DatedValues, pairs: Int) {
        let rows = JoinedRows(series, yields, count: pairs + 1)
        guard rows.days.count > Correlation.fewestPairs, let firstDay = rows.days.first, let lastDay = rows.days.last,
            let returns = logReturns(rows.closes)
        else { return nil }
        let changes = zip(rows.yields, rows.yields.dropFirst()).map { before, after in (after - before) * 100 }
        guard let r = Correlation.pearson(returns, changes) else { return nil }
        self.init(r: r, n: returns.count, from: firstDay, through: lastDay)
    }

    /// A coefficient of so many pairs with its band.
    init(r: Double, n: Int, from firstDay: Day, through lastDay: Day) {
        let reach = hyperbolicTangent(1.959_963_984_540_054 / Double(n - 3).squareRoot())
        self.r = r
        // tanh(artanh r ∓ z) by the addition theorem: no artanh of 1.
        low = (r - reach) / (1 - r * reach)
        high = (r + reach) / (1 + r * reach)
        self.n = n
        self.firstDay = firstDay
        self.lastDay = lastDay
    }

    /// Whether the band lies below zero as a whole.
    public var isBelowZero: Bool { high < 0 }
    /// Whether the band lies above zero as a whole.
    public var isAboveZero: Bool { low > 0 }

    /// Pearson's coefficient, or nil where a side is constant but for the noise of its arithmetic.
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
    /// The correlation of an instrument's returns with a tenor's changes over the last pairs.
    public func correlation(of symbol: Symbol, with tenor: Tenor = .tenYears, pairs: Int) -> Correlation? {
        self[symbol].flatMap { Correlation($0.series, rates[tenor], pairs: pairs) }
    }
}
