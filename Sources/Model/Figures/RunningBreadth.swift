/// A breadth that is updated by prices: a new price of one instrument costs O(1), however many instruments there are.
///
/// Create a new one when a session begins; a price of another session is not counted.
public struct RunningBreadth: Sendable {
    /// The breadth at the newest prices.
    public private(set) var breadth: Breadth
    private var bases: [TrendBase?]
    private var contributions: [BreadthContribution?]

    /// The running breadth of the given series; nil where none has a session. O(252) per series.
    public init?(_ series: [Series]) {
        guard let day = series.compactMap(\.lastDay).max() else { return nil }
        breadth = Breadth(day: day)
        bases = series.map { $0.lastDay == day ? TrendBase($0, volatility: false) : nil }
        contributions = zip(series, bases).map { member, base in
            member.lastDay == day ? BreadthContribution(base.flatMap { base in member.lastClose.map(base.trend) }) : nil
        }
        for contribution in contributions {
            if let contribution { breadth.count(contribution, 1) }
        }
        breadth.missing = series.count { !$0.isEmpty && $0.lastDay != day }
    }

    /// Applies a price to the series at an index, in the order in which the series were given. O(1).
    public mutating func apply(_ price: Double, on day: Day, at index: Int) {
        guard day == breadth.day, bases.indices.contains(index), let base = bases[index],
            let before = contributions[index]
        else { return }
        let after = BreadthContribution(base.trend(at: price))
        guard after != before else { return }
        breadth.count(before, -1)
        breadth.count(after, 1)
        contributions[index] = after
    }
}
