/// Sessions that took place but have no close, because the source's value was not a price and was dropped.
///
/// They count as sessions wherever a window counts back, so that no daily change spans two.
extension Series {
    /// Records a session without a close; ignored where the session has one.
    mutating func appendGap(_ day: Day) {
        if index(on: day) != nil { return }
        let position = gaps.firstIndex { $0 >= day } ?? gaps.count
        if position < gaps.count, gaps[position] == day { return }
        gaps.insert(day, at: position)
    }

    /// The series with the gaps of another added to its own.
    public func withGaps(of other: Series) -> Series {
        var series = self
        for day in other.gaps { series.appendGap(day) }
        return series
    }

    /// The closed sessions in order, including those without a close. O(sessions).
    public var barsAndGaps: [Bar] {
        let closed = closed
        let bars = (0..<closed.count).map { closed[$0] }
        if gaps.isEmpty { return bars }
        return (bars + gaps.map(Bar.withoutClose)).sorted { $0.day < $1.day }
    }

    /// Whether a session without a close lies strictly between two days.
    func hasGap(after first: Day, before last: Day) -> Bool {
        !gaps.isEmpty && gaps.contains { $0 > first && $0 < last }
    }

    /// The index of the close the given number of sessions before the last, counting sessions without a close; nil
    /// where that session has no close, or the series is too short. O(sessions).
    func index(back sessions: Int) -> Int? {
        guard sessions >= 0, let lastDay else { return nil }
        if gaps.isEmpty { return count > sessions ? count - 1 - sessions : nil }
        var index = count - 1
        var gap = gaps.count { $0 < lastDay }
        var hasClose = true
        for _ in 0..<sessions {
            if gap > 0, index == 0 || gaps[gap - 1] > day(index - 1) {
                gap -= 1
                hasClose = false
            } else {
                guard index > 0 else { return nil }
                index -= 1
                hasClose = true
            }
        }
        return hasClose ? index : nil
    }

    /// Whether each of the last `count` sessions has a close.
    func isUnbroken(last count: Int) -> Bool {
        gaps.isEmpty || isEmpty || !hasGap(after: day(Swift.max(0, self.count - count)), before: day(self.count - 1))
    }
}

extension Bar {
    /// A session without a close, because the source's value was not a price.
    public static func withoutClose(_ day: Day) -> Bar { Bar(day, close: .nan) }

    /// Whether its close is a number.
    public var hasClose: Bool { close.isFinite }
}
