/// How many instruments of a set take part in a move, on the newest date that any of them has.
public struct Breadth: Hashable, Sendable {
    /// A count out of the instruments that can be judged.
    public struct Share: Hashable, Sendable {
        /// The number of instruments for which it holds.
        public fileprivate(set) var count = 0
        /// The number of instruments that can be judged.
        public fileprivate(set) var of = 0

        /// The share as a fraction; nil where none can be judged.
        public var fraction: Double? { of == 0 ? nil : Double(count) / Double(of) }
    }

    /// The date.
    public let day: Day
    /// Instruments with a close on the date.
    public private(set) var members = 0
    /// Instruments without a close on the date; they count in no figure.
    public private(set) var missing = 0
    /// Instruments that closed above, below and at their previous close.
    public private(set) var advancers = 0, decliners = 0, unchanged = 0
    /// Instruments above the mean of their last 50 and of their last 200 closes.
    public private(set) var above50 = Share(), above200 = Share()
    /// Instruments above, and below, each of the previous 251 closes.
    public private(set) var highs = Share(), lows = Share()

    /// The breadth of the given series; nil where none has a session. O(252) per series.
    public init?(_ series: some Sequence<Series>) {
        let nonEmpty = series.filter { !$0.isEmpty }
        guard let day = nonEmpty.compactMap(\.lastDay).max() else { return nil }
        self.day = day
        for member in nonEmpty {
            if member.lastDay == day { count(member) } else { missing += 1 }
        }
    }

    /// Advancers less decliners.
    public var advanceDecline: Int { advancers - decliners }

    private mutating func count(_ member: Series) {
        guard let close = member.lastClose else { return }
        members += 1
        if let change = member.change(over: .day) {
            if change > 0 { advancers += 1 } else if change < 0 { decliners += 1 } else { unchanged += 1 }
        }
        above50.count(member.distance(toAverage: 50).map { $0 > 0 })
        above200.count(member.distance(toAverage: 200).map { $0 > 0 })
        let extremes = member.extremesOfYear
        highs.count(extremes.map { close > $0.highest })
        lows.count(extremes.map { close < $0.lowest })
    }
}

extension Breadth.Share {
    /// Counts an instrument; nil where it cannot be judged.
    fileprivate mutating func count(_ holds: Bool?) {
        guard let holds else { return }
        of += 1
        if holds { count += 1 }
    }
}

extension Series {
    /// The highest and lowest of the 251 closes before the last; nil with fewer or with closes on several scales.
    fileprivate var extremesOfYear: (highest: Double, lowest: Double)? {
        guard count >= 252, isOneScale(last: 252) else { return nil }
        let before = closes(count - 252..<count - 1)
        return (before.reduce(0, Swift.max), before.reduce(.infinity, Swift.min))
    }
}
