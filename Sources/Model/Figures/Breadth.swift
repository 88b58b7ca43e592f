/// How many instruments of a set take part in a move, on the newest date that any of them has.
public struct Breadth: Hashable, Sendable {
    /// A count out of the instruments that can be judged.
    public struct Share: Hashable, Sendable {
        /// The number of instruments for which it holds.
        public internal(set) var count = 0
        /// The number of instruments that can be judged.
        public internal(set) var of = 0

        /// The share as a fraction; nil where none can be judged.
        public var fraction: Double? { of == 0 ? nil : Double(count) / Double(of) }
    }

    /// The date.
    public let day: Day
    /// Instruments with a close on the date.
    public private(set) var members = 0
    /// Instruments without a close on the date; they count in no figure.
    public internal(set) var missing = 0
    /// Instruments that closed above, below and at their previous close.
    public private(set) var advancers = 0, decliners = 0, unchanged = 0
    /// Instruments above the mean of their last 50 and of their last 200 closes.
    public private(set) var above50 = Share(), above200 = Share()
    /// Instruments above, and below, each of the previous 251 closes.
    public private(set) var highs = Share(), lows = Share()

    /// An empty breadth on a date.
    init(day: Day) { self.day = day }

    /// The breadth of the given series; nil where none has a session. O(252) per series.
    public init?(_ series: some Sequence<Series>) {
        let nonEmpty = series.filter { !$0.isEmpty }
        guard let day = nonEmpty.compactMap(\.lastDay).max() else { return nil }
        self.init(day: day)
        for member in nonEmpty {
            if member.lastDay == day { count(BreadthContribution(member), 1) } else { missing += 1 }
        }
    }

    /// Advancers less decliners.
    public var advanceDecline: Int { advancers - decliners }

    mutating func count(_ contribution: BreadthContribution, _ sign: Int) {
        members += sign
        switch contribution.direction {
        case .up: advancers += sign
        case .down: decliners += sign
        case .level: unchanged += sign
        case nil: break
        }
        above50.count(contribution.isAbove50, sign)
        above200.count(contribution.isAbove200, sign)
        highs.count(contribution.isHigh, sign)
        lows.count(contribution.isLow, sign)
    }
}

/// The contribution of one instrument to a breadth; nil where a figure cannot be judged.
struct BreadthContribution: Hashable, Sendable {
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
    fileprivate mutating func count(_ holds: Bool?, _ sign: Int) {
        guard let holds else { return }
        of += sign
        if holds { count += sign }
    }
}
