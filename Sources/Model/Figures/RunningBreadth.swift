/// A breadth that follows prices: a new price of one instrument costs O(1), however many there are.
///
/// Made anew when a session begins; a price of another session is not counted.
public struct RunningBreadth: Sendable {
    /// The breadth by the newest prices.
    public private(set) var breadth: Breadth
    private var bases: [TrendBase?]
    private var standings: [Standing?]

    /// The running breadth of some series; nil where none has a session. O(252) a series.
    public init?(_ series: [Series]) {
        guard let day = series.compactMap(\.lastDay).max() else { return nil }
        breadth = Breadth(day: day)
        bases = series.map { $0.lastDay == day ? TrendBase($0, volatility: false) : nil }
        standings = zip(series, bases).map { one, base in
            one.lastDay == day ? Standing(base.flatMap { base in one.lastClose.map(base.trend) }) : nil
        }
        for standing in standings {
            if let standing { breadth.count(standing, 1) }
        }
        breadth.missing = series.count { !$0.isEmpty && $0.lastDay != day }
    }

    /// Takes a price of the series at a place, in the order they were given. O(1).
    public mutating func take(_ price: Double, on day: Day, at place: Int) {
        guard day == breadth.day, bases.indices.contains(place), let base = bases[place],
            let before = standings[place]
        else { return }
        let after = Standing(base.trend(at: price))
        guard after != before else { return }
        breadth.count(before, -1)
        breadth.count(after, 1)
        standings[place] = after
    }
}
