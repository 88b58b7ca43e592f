/// A session from which the closes are on another scale than before, as far as can be determined.
public struct ScaleChange: Hashable, Sendable {
    /// The first session on the new scale.
    public let day: Day
    /// The scale's number: 0 is that of the first session, and a scale that is returned to has its earlier number.
    public let scale: Int

    /// A change to a scale on a day.
    public init(_ day: Day, scale: Int) {
        self.day = day
        self.scale = scale
    }
}

extension Series {
    /// The scale of the session at `index`.
    private func scale(_ index: Int) -> Int {
        let day = day(index)
        return scales.last { $0.day <= day }?.scale ?? 0
    }

    /// Whether the closes of two sessions can be compared.
    func isOneScale(from base: Int, to last: Int) -> Bool {
        scales.isEmpty || scale(base) == scale(last)
    }

    /// Whether the closes of the last `count` sessions can be compared with each other.
    func isOneScale(last count: Int) -> Bool {
        guard !scales.isEmpty, !isEmpty else { return true }
        let start = Swift.max(0, self.count - count)
        let (first, last) = (day(start), day(self.count - 1))
        return !scales.contains { $0.day > first && $0.day <= last }
    }

    /// The newest session of the last year that is on another scale than the previous one, with both closes; nil where
    /// the last session is on the scale of a year ago.
    public var doubtfulJump: Jump? {
        guard !scales.isEmpty, count > 1 else { return nil }
        let start = Swift.max(0, count - 253)
        guard scale(start) != scale(count - 1),
            let change = scales.last(where: { $0.day <= day(count - 1) && $0.day > day(start) }),
            let index = index(on: change.day), index > 0
        else { return nil }
        return Jump(day: change.day, before: price(index - 1), after: price(index))
    }

    /// The newest step of the last year that is more likely an error than a market move and that no session has
    /// confirmed.
    public func jump(isInHundredths: Bool) -> Jump? {
        var series = closed
        series.judge(JumpRules(isInHundredths: isInHundredths))
        return series.doubtfulJump
    }

    /// Determines the scales of the closes anew, without the running session. O(sessions).
    mutating func judge(_ rules: JumpRules) { scales = rules.changes(in: closed) }
}
