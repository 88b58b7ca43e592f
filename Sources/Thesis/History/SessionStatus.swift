public import Model

/// The status of a condition at the close of one session.
public struct SessionStatus: Hashable, Sendable {
    /// The session.
    public let day: Day
    /// The status, computed with all tables in use.
    public let status: ConditionStatus
    /// Whether the status rests on a table of a later date, which was not available on the day.
    public let isLater: Bool

    /// The status with the data available on the day; unknown if it rests on a table of a later date.
    public var pointInTimeStatus: ConditionStatus { isLater ? .unknown : status }
}

/// The start of the unbroken run of sessions in which a condition has had its present status.
public struct RunStart: Hashable, Sendable {
    /// The first session of the run.
    public let day: Day
    /// Whether the session before was evaluated and differs; otherwise the run may have started earlier.
    public let isExact: Bool
}

/// Evaluates a condition on one date after another, over a market that contains only its inputs.
struct ConditionEvaluator: Sendable {
    private let condition: Thesis.Condition
    private let market: Market

    init(_ condition: Thesis.Condition, _ market: Market) {
        self.condition = condition
        self.market = market.restricted(to: condition.holds.inputs)
    }

    /// The status at the close of a day.
    func status(on day: Day) -> SessionStatus {
        let pastMarket = market.asOf(day, mode: market.moment.mode)
        var isLater = false
        guard case .truth(let proposition) = condition.holds.root else {
            return SessionStatus(day: day, status: .unknown, isLater: false)
        }
        let truth = proposition.truth { index in
            let reading = condition.holds.leaves[index].reading(in: pastMarket)
            if reading.later != nil { isLater = true }
            return reading.truth
        }
        return SessionStatus(day: day, status: ConditionStatus(truth), isLater: isLater)
    }
}
