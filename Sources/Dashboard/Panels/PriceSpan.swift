import Model

/// The sessions of an instrument that a chart shows.
struct PriceSpan {
    let series: Series
    /// The indices of the sessions, starting with the window's base.
    let indexes: Range<Int>
    /// Whether the closes are shown as quoted; otherwise those for returns, which are the only ones of some session.
    let isQuoted: Bool

    /// The sessions of a window, or as many as there are; nil if there are none.
    init?(_ series: Series, over window: Window) {
        guard !series.isEmpty else { return nil }
        self.series = series
        indexes = (series.baseIndex(of: window) ?? 0)..<series.count
        isQuoted = series.isQuoted(indexes)
    }

    /// The sessions to draw in a chart of a width in dots: all of them, or the last of each week where a cell would hold
    /// several.
    func points(dots: Int) -> [Int] {
        guard indexes.count > 2 * dots else { return Array(indexes) }
        return indexes.filter { index in
            index == indexes.lowerBound || index + 1 == indexes.upperBound
                || series.day(index + 1).weekday <= series.day(index).weekday
                || series.day(index + 1) - series.day(index) > 6
        }
    }

    /// The closes to show of some of the sessions, all on one scale.
    func closes(_ points: [Int]) -> [Double] { points.map(close) }

    private func close(_ index: Int) -> Double { isQuoted ? series.price(index) : series.close(index) }

    /// The first session.
    var firstDay: Day { series.day(indexes.lowerBound) }
    /// The last session.
    var lastDay: Day { series.day(indexes.upperBound - 1) }

    /// The highest close with its date.
    var high: (day: Day, close: Double)? { extreme(>) }
    /// The lowest close with its date.
    var low: (day: Day, close: Double)? { extreme(<) }

    private func extreme(_ beats: (Double, Double) -> Bool) -> (day: Day, close: Double)? {
        var best: Int?
        for index in indexes where best.map({ beats(close(index), close($0)) }) ?? true { best = index }
        return best.map { (series.day($0), close($0)) }
    }

    /// The mean of the `count` closes up to some of the sessions; nil if there are fewer.
    func averages(of count: Int, _ points: [Int]) -> [Double?] {
        let averages = averages(of: count)
        return points.map { averages[$0 - indexes.lowerBound] }
    }

    private func averages(of count: Int) -> [Double?] {
        var start = max(0, indexes.lowerBound - count)
        // An average of quoted closes begins after the last session without one.
        if isQuoted, let last = (start..<indexes.lowerBound).last(where: { series.quotedClose($0) == nil }) {
            start = last + 1
        }
        var sum = 0.0
        var averages: [Double?] = []
        averages.reserveCapacity(indexes.count)
        for index in start..<indexes.upperBound {
            sum += close(index)
            if index - count >= start { sum -= close(index - count) }
            guard index >= indexes.lowerBound else { continue }
            averages.append(index + 1 - start >= count ? sum / Double(count) : nil)
        }
        return averages
    }

    /// A day's name, with its year where the span has several.
    func name(of day: Day) -> String {
        lastDay - firstDay <= 430 ? day.short : "\(day.monthName) \(day.year)"
    }

    /// Dates for the axis: both ends, and the first session of each month, quarter or year in between.
    func dates() -> [(position: Double, text: String)] {
        let last = Double(max(indexes.count - 1, 1))
        let months = (lastDay - firstDay) / 30
        var labels: [(position: Double, text: String)] = [(0, name(of: firstDay))]
        for index in indexes.dropFirst() {
            let (year, month, _) = series.day(index).civil
            let before = series.day(index - 1).civil
            guard (year, month) != (before.year, before.month), PriceSpan.isMarked(year, month, over: months) else {
                continue
            }
            let name = month == 1 ? String(year) : series.day(index).monthName
            labels.append((Double(index - indexes.lowerBound) / last, name))
        }
        labels.append((1, name(of: lastDay)))
        return labels
    }

    /// Whether the first session of a month has a label, by the length of the span in months.
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

    private static func isMarked(_ year: Int, _ month: Int, over months: Int) -> Bool {
        switch months {
        case ...8: true
        case ...14: month % 2 == 1
        case ...26: month % 3 == 1
        case ...150: month == 1
        default: month == 1 && year % 5 == 0
        }
    }
}
