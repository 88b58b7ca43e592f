/// The correlation of an instrument's returns with a yield's changes on each date, over a moving window of pairs.
///
/// Each point equals `Correlation` of the history up to its date. The sums move with the window, so that a new row
/// costs O(1); once per window they are computed anew so that rounding errors do not accumulate.
public struct RollingCorrelation: Sendable {
    /// The maximum number of pairs for a point; there is no point below 20.
    public let window: Int
    /// A point for each shared date that has at least 20 pairs and movement on both sides, oldest first.
    public private(set) var points: [Correlation] = []
    /// The points at which the interval first excludes zero on the other side: the regime changes.
    public private(set) var flips: [Correlation] = []
    /// The point at which the current regime began; nil where the interval never excluded zero.
    public private(set) var regime: Correlation?

    private var pairs = PairColumns()
    private var sums = MovingSums()

    /// An empty correlation, to which rows are appended.
    public init(pairs window: Int) {
        self.window = max(1, window)
    }

    /// The correlation over the entire history, joined on shared dates. O(rows).
    public init(_ series: Series, _ yields: DatedValues, pairs window: Int) {
        self.init(pairs: window)
        var (a, b) = (0, 0)
        while a < series.count, b < yields.count {
            let (left, right) = (series.day(a), yields.day(b))
            if left == right { append(close: series.close(a), yield: yields.value(b), on: left) }
            if left <= right { a += 1 }
            if right <= left { b += 1 }
        }
    }

    /// Appends the close and the yield in percent of the next shared date; ignored unless newer than the last. O(1).
    public mutating func append(close: Double, yield: Double, on day: Day) {
        guard pairs.append(close: close, yield: yield, on: day) else { return }
        let newest = pairs.count - 1
        sums.add(pairs, newest)
        if pairs.count > window { sums.remove(pairs, newest - window) }
        if pairs.count % window == 0 { sums = MovingSums(pairs, newest + 1 - window..<newest + 1) }
        let n = min(window, pairs.count)
        guard n >= Correlation.minimumPairs, let r = sums.pearson(n) ?? exactly(n) else { return }
        append(Correlation(r: r, n: n, from: pairs.days[newest + 1 - n], through: day))
    }

    /// Pearson's coefficient computed from the pairs, for when the sums are too imprecise.
    private func exactly(_ n: Int) -> Double? {
        guard sums.missing == 0 else { return nil }
        return Correlation.pearson(pairs.returns.suffix(n), pairs.changes.suffix(n))
    }

    private mutating func append(_ point: Correlation) {
        points.append(point)
        guard point.isBelowZero || point.isAboveZero else { return }
        if let regime, regime.isBelowZero == point.isBelowZero { return }
        if regime != nil { flips.append(point) }
        regime = point
    }
}

/// Returns and changes between neighbouring shared dates; a missing return is NaN.
private struct PairColumns: Sendable {
    /// All shared dates, one more than there are pairs.
    private(set) var days: [Day] = []
    private(set) var returns: [Double] = []
    private(set) var changes: [Double] = []
    private var lastClose = 0.0
    private var lastYield = 0.0

    var count: Int { returns.count }

    /// Appends a row; returns false where it makes no pair.
    mutating func append(close: Double, yield: Double, on day: Day) -> Bool {
        if let last = days.last, last >= day { return false }
        defer { (lastClose, lastYield) = (close, yield) }
        days.append(day)
        guard days.count > 1 else { return false }
        let isUsable = close > 0 && lastClose > 0 && close.isFinite && lastClose.isFinite
        returns.append(isUsable ? logarithm(close / lastClose) : .nan)
        changes.append((yield - lastYield) * 100)
        return true
    }
}

/// Sums over the pairs of a window.
private struct MovingSums: Sendable {
    private var (x, y, xx, yy, xy) = (0.0, 0.0, 0.0, 0.0, 0.0)
    /// Pairs of the window without a return.
    private(set) var missing = 0

    init() {}

    init(_ pairs: PairColumns, _ range: Range<Int>) {
        for index in range { add(pairs, index) }
    }

    mutating func add(_ pairs: PairColumns, _ index: Int) { move(pairs, index, 1) }
    mutating func remove(_ pairs: PairColumns, _ index: Int) { move(pairs, index, -1) }

    private mutating func move(_ pairs: PairColumns, _ index: Int, _ sign: Double) {
        let (a, b) = (pairs.returns[index], pairs.changes[index])
        guard a.isFinite else {
            missing += Int(sign)
            return
        }
        x += sign * a
        y += sign * b
        xx += sign * a * a
        yy += sign * b * b
        xy += sign * a * b
    }

    /// Pearson's coefficient; nil where a side varies so little around its mean that too few digits are left.
    func pearson(_ n: Int) -> Double? {
        let count = Double(n)
        let (left, right) = (xx - x * x / count, yy - y * y / count)
        guard missing == 0, left > 1e-4 * xx, right > 1e-4 * yy, left > 1e-24, right > 1e-24 else { return nil }
        return min(1, max(-1, (xy - x * y / count) / (left.squareRoot() * right.squareRoot())))
    }
}

extension Market {
    /// The correlation of an instrument's returns with a tenor's changes on each date of its history.
    public func rollingCorrelation(
        of symbol: Symbol, with tenor: Tenor = .tenYears, pairs: Int
    ) -> RollingCorrelation? {
        self[symbol].map { RollingCorrelation($0.series, rates[tenor], pairs: pairs) }
    }
}
