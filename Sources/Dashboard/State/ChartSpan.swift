public import Model

/// The sessions of a chart that was zoomed or panned: a number of them, up to a day.
public struct ChartSpan: Hashable, Sendable {
    /// The number of sessions, the one at the left edge included.
    public let sessions: Int
    /// The day of the last one; nil for the newest, which the chart then follows.
    public let end: Day?

    /// The smallest number of sessions.
    static let minimum = 6

    /// The sessions in a range of indices of a series.
    init(_ range: Range<Int>, in series: Series) {
        sessions = range.count
        end = range.upperBound < series.count && !range.isEmpty ? series.day(range.upperBound - 1) : nil
    }

    /// The indices of the sessions in a series; as many as there are where it is shorter.
    func range(in series: Series) -> Range<Int> {
        let last = end.map { series.index(onOrBefore: $0) ?? min(sessions, series.count) - 1 } ?? series.count - 1
        return max(0, last + 1 - sessions)..<(last + 1)
    }

    /// The indices after a zoom by a factor, in which a session stays where it is on the screen; the newest one shown
    /// unless another is given. Nil where the range cannot change.
    static func zoomed(
        _ range: Range<Int>, in series: Series, by factor: Double, around anchor: Int? = nil
    ) -> Range<Int>? {
        // Rounded so that a zoom out takes back a zoom in, to a session.
        let wanted = (Double(range.count) * factor).rounded(factor < 1 ? .up : .down)
        let count = min(max(Int(wanted), min(minimum, series.count)), series.count)
        guard !range.isEmpty, factor < 1 ? count < range.count : count > range.count else { return nil }
        let anchor = min(max(anchor ?? range.upperBound - 1, range.lowerBound), range.upperBound - 1)
        let share = Double(anchor - range.lowerBound) / Double(max(range.count - 1, 1))
        let first = anchor - Int((share * Double(count - 1)).rounded())
        return moved(first..<first + count, in: series)
    }

    /// The indices after a move by a number of sessions, as far as there are some; nil where there are none.
    static func panned(_ range: Range<Int>, in series: Series, by sessions: Int) -> Range<Int>? {
        let moved = moved(range.lowerBound + sessions..<range.upperBound + sessions, in: series)
        return moved == range ? nil : moved
    }

    /// The nearest range of the same length in a series.
    private static func moved(_ range: Range<Int>, in series: Series) -> Range<Int> {
        let first = max(0, min(range.lowerBound, series.count - range.count))
        return first..<min(first + range.count, series.count)
    }
}
