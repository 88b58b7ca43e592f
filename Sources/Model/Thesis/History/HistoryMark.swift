/// What the figures said of a condition at the close of one session.
public struct HistoryMark: Hashable, Sendable {
    /// The session.
    public let day: Day
    /// What they said.
    public let status: ConditionStatus
    /// Whether that rests on a table of a later date, which nobody knew then.
    public let isLater: Bool

    /// The status where it was known on the day; unknown where it looks ahead.
    public var statusThen: ConditionStatus { isLater ? .unknown : status }
}

/// Since when a condition has been in its present state.
public struct HistorySince: Hashable, Sendable {
    /// The first session of the unbroken run.
    public let day: Day
    /// Whether the session before was looked at and differs; otherwise the run may be longer.
    public let isExact: Bool
}

/// A change of a condition's state.
public struct HistoryFlip: Hashable, Sendable {
    /// The first session in the new state.
    public let day: Day
    /// The states.
    public let from, to: ConditionStatus
}

/// A condition with no more of a market than it looks at, to be asked about one date after another.
struct ConditionWalk: Sendable {
    private let condition: Thesis.Condition
    private let market: Market

    init(_ condition: Thesis.Condition, _ market: Market) {
        self.condition = condition
        self.market = market.restricted(to: condition.holds.inputs)
    }

    /// What was known at the close of a day.
    func mark(on day: Day) -> HistoryMark {
        let known = market.asOf(day, mode: market.moment.mode)
        var isLater = false
        guard case .truth(let proposition) = condition.holds.root else {
            return HistoryMark(day: day, status: .unknown, isLater: false)
        }
        let truth = proposition.truth { place in
            let reading = condition.holds.leaves[place].reading(in: known)
            if reading.later != nil { isLater = true }
            return reading.truth
        }
        return HistoryMark(day: day, status: ConditionStatus(truth), isLater: isLater)
    }
}
