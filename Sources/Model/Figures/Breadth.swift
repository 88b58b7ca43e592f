/// How many of a set of instruments take part in a move, on the newest date that one of them has.
public struct Breadth: Hashable, Sendable {
    /// So many of those that can be judged.
    public struct Share: Hashable, Sendable {
        /// How many it is true of.
        public internal(set) var count = 0
        /// How many can be judged.
        public internal(set) var of = 0

        /// The share, a fraction; missing where none can be judged.
        public var fraction: Double? { of == 0 ? nil : Double(count) / Double(of) }
    }

    /// The date.
    public let day: Day
    /// Instruments with a close on the date.
    public private(set) var members = 0
    /// Instruments without one, left out of every figure.
    public internal(set) var missing = 0
    /// Those that closed above, below and at their close before.
    public private(set) var advancers = 0, decliners = 0, unchanged = 0
    /// Those above the mean of their last 50 and of their last 200 closes.
    public private(set) var above50 = Share(), above200 = Share()
    /// Those above, and those below, each of the 251 closes before.
    public private(set) var highs = Share(), lows = Share()

    /// Nobody yet on a date.
    init(day: Day) { self.day = day }

    /// The breadth of some series; nil where none has a session. O(252) a series.
    public init?(_ series: some Sequence<Series>) {
        let known = series.filter { !$0.isEmpty }
        guard let day = known.compactMap(\.lastDay).max() else { return nil }
        self.init(day: day)
        for one in known {
            if one.lastDay == day { count(Standing(one), 1) } else { missing += 1 }
        }
    }

    /// Advancers less decliners.
    public var advanceDecline: Int { advancers - decliners }

    mutating func count(_ standing: Standing, _ sign: Int) {
        members += sign
        switch standing.direction {
        case .up: advancers += sign
        case .down: decliners += sign
        case .level: unchanged += sign
        case nil: break
        }
        above50.count(standing.isAbove50, sign)
        above200.count(standing.isAbove200, sign)
        highs.count(standing.isHigh, sign)
        lows.count(standing.isLow, sign)
    }
}

/// What one instrument adds to a breadth; nil what cannot be judged.
struct Standing: Hashable, Sendable {
    enum Direction { case up, down, level }

    var direction: Direction?
    var isAbove50, isAbove200, isHigh, isLow: Bool?

    init(_ trend: Trend?) {
        guard let trend else { return }
        direction = trend.change.map { $0 > 0 ? .up : $0 < 0 ? .down : .level }
        isAbove50 = trend.average50.map { trend.price > $0 }
        isAbove200 = trend.average200.map { trend.price > $0 }
        isHigh = trend.isHigh
        isLow = trend.isLow
    }

    init(_ series: Series) {
        self.init(TrendBase(series, volatility: false).flatMap { base in series.lastClose.map(base.trend) })
    }
}

extension Breadth.Share {
    fileprivate mutating func count(_ truth: Bool?, _ sign: Int) {
        guard let truth else { return }
        of += sign
        if truth { count += sign }
    }
}
