import Model

/// The sessions of an instrument that a chart shows.
struct PriceSpan {
    let series: Series
    /// The indices of the sessions, starting with the window's base.
    let indexes: Range<Int>
    /// Whether the closes are shown as quoted; otherwise those for returns, which are the only ones of some session.
    let isQuoted: Bool
    /// The closes to show of the sessions, and of those before that count in an average.
    private let shown: [Double]
    /// The index of the first of these.
    private let start: Int

    /// The sessions of a window, or as many as there are; nil if there are none.
    init?(_ series: Series, over window: Window) {
        self.init(series, (series.baseIndex(of: window) ?? 0)..<series.count)
    }

    /// The sessions in a range of indices; nil if there are none.
    init?(_ series: Series, _ indexes: Range<Int>) {
        guard !indexes.isEmpty, indexes.upperBound <= series.count else { return nil }
        self.series = series
        self.indexes = indexes
        let first = max(0, indexes.lowerBound - PriceSpan.averages[1])
        let quoted = (first..<indexes.upperBound).map(series.quotedClose)
        // An average of quoted closes begins after the last session without one.
        let missing = quoted.lastIndex { $0 == nil }.map { first + $0 }
        isQuoted = missing.map { $0 < indexes.lowerBound } ?? true
        start = isQuoted ? missing.map { $0 + 1 } ?? first : first
        shown = isQuoted ? quoted[(start - first)...].compactMap(\.self) : series.closes(first..<indexes.upperBound)
    }

    /// The numbers of closes in the averages that a chart draws.
    static let averages = [50, 200]

    /// The sessions to draw in a chart of a width in dots: all of them; or where a cell would hold several, the last of
    /// each week, and those of the highest and of the lowest close.
    func points(dots: Int) -> [Int] {
        guard indexes.count > 2 * dots else { return Array(indexes) }
        let extremes = [extreme(>), extreme(<)]
        return indexes.filter { index in
            index == indexes.lowerBound || index + 1 == indexes.upperBound || extremes.contains(index)
                || series.day(index + 1).weekday <= series.day(index).weekday
                || series.day(index + 1) - series.day(index) > 6
        }
    }

    /// The closes to show of some of the sessions, all on one scale.
    func closes(_ points: [Int]) -> [Double] { points.map(close) }

    /// The close to show of a session.
    func close(_ index: Int) -> Double { shown[index - start] }

    /// The first session.
    var firstDay: Day { series.day(indexes.lowerBound) }
    /// The last session.
    var lastDay: Day { series.day(indexes.upperBound - 1) }

    /// The highest close with its date.
    var high: (day: Day, close: Double)? { point(extreme(>)) }
    /// The lowest close with its date.
    var low: (day: Day, close: Double)? { point(extreme(<)) }

    private func point(_ index: Int?) -> (day: Day, close: Double)? { index.map { (series.day($0), close($0)) } }

    /// The first session whose close beats those of all others.
    private func extreme(_ beats: (Double, Double) -> Bool) -> Int? {
        var best: Int?
        for index in indexes where best.map({ beats(close(index), close($0)) }) ?? true { best = index }
        return best
    }

    /// The mean of the `count` closes up to some of the sessions; nil if there are fewer.
    func averages(of count: Int, _ points: [Int]) -> [Double?] {
        let averages = averages(of: count)
        return points.map { averages[$0 - indexes.lowerBound] }
    }

    private func averages(of count: Int) -> [Double?] {
        var sum = 0.0
        var averages: [Double?] = []
        averages.reserveCapacity(indexes.count)
        for (position, close) in shown.enumerated() {
            sum += close
            if position >= count { sum -= shown[position - count] }
            guard start + position >= indexes.lowerBound else { continue }
            averages.append(position + 1 >= count ? sum / Double(count) : nil)
        }
        return averages
    }

    /// The mean of the `count` closes up to a session; nil if there are fewer.
    func average(of count: Int, at index: Int) -> Double? {
        let end = index + 1 - start
        return end >= count ? shown[end - count..<end].reduce(0, +) / Double(count) : nil
    }

    /// A day's name, with its year where the span has several.
    func name(of day: Day) -> String { DateAxis.name(of: day, from: firstDay, to: lastDay) }

    /// The positions of recessions within a span of more than two years, from 0 to 1.
    func bands(of recessions: [Recession]) -> [ClosedRange<Double>] {
        guard lastDay - firstDay > 730, indexes.count > 1 else { return [] }
        return recessions.compactMap { recession in
            guard recession.trough > firstDay, recession.peak < lastDay else { return nil }
            let ends = [recession.peak, recession.trough].map { day in
                Double((series.index(onOrBefore: day) ?? 0) - indexes.lowerBound) / Double(indexes.count - 1)
            }
            return max(0, ends[0])...min(1, max(0, ends[1]))
        }
    }
}
