/// Sessions that are known to have been, whose close is not: a source's was no price, and was left out.
///
/// They count as sessions wherever a window counts back, so that no change of a day spans two.
extension Series {
    /// Notes a session without a close; one whose close is known stays.
    mutating func appendGap(_ day: Day) {
        if index(on: day) != nil { return }
        let at = gaps.firstIndex { $0 >= day } ?? gaps.count
        if at < gaps.count, gaps[at] == day { return }
        gaps.insert(day, at: at)
    }

    /// The series with the gaps of another beside its own.
    public func withGaps(of other: Series) -> Series {
        var series = self
        for day in other.gaps { series.appendGap(day) }
        return series
    }

    /// Its closed sessions in order, those without a close among them. O(sessions).
    public var barsAndGaps: [Bar] {
        let closed = closed
        let bars = (0..<closed.count).map { closed[$0] }
        if gaps.isEmpty { return bars }
        return (bars + gaps.map(Bar.withoutClose)).sorted { $0.day < $1.day }
    }

    /// Whether a session without a close lies between two days, neither of them included.
    func hasGap(after first: Day, before last: Day) -> Bool {
        !gaps.isEmpty && gaps.contains { $0 > first && $0 < last }
    }

    /// The index of the close that lies so many sessions before the last, those without a close counted; nil where that
    /// session has none, or the series does not reach so far. O(sessions).
    func index(back sessions: Int) -> Int? {
        guard sessions >= 0, let lastDay else { return nil }
        if gaps.isEmpty { return count > sessions ? count - 1 - sessions : nil }
        var index = count - 1
        var gap = gaps.count { $0 < lastDay }
        var isKnown = true
        for _ in 0..<sessions {
            if gap > 0, index == 0 || gaps[gap - 1] > day(index - 1) {
                gap -= 1
                isKnown = false
            } else {
                guard index > 0 else { return nil }
                index -= 1
                isKnown = true
            }
        }
        return isKnown ? index : nil
    }

    /// Whether each of the last `count` sessions has a close.
    func isUnbroken(last count: Int) -> Bool {
        gaps.isEmpty || isEmpty || !hasGap(after: day(Swift.max(0, self.count - count)), before: day(self.count - 1))
    }
}

extension Bar {
    /// A session whose close is not known: a source's was no price.
    public static func withoutClose(_ day: Day) -> Bar { Bar(day, close: .nan) }

    /// Whether its close is a number.
    public var hasClose: Bool { close.isFinite }
}
