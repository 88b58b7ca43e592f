public import Model
public import Thesis

/// The thesis with its present evaluation, its past and its alerts.
public struct ThesisBook: Sendable {
    /// The past of a condition.
    public struct Past: Hashable, Sendable {
        /// The first session of the present run; nil if it was not looked up.
        public let since: RunStart?
        /// The newest sessions, oldest first.
        public let strip: [SessionStatus]
    }

    /// The number of sessions searched for the beginning of a run, and of those shown in a strip.
    static let sessionsBack = 504, sessionsShown = 63

    /// The thesis itself.
    public let thesis: Thesis
    /// The reason why there is no thesis, as text.
    public let errorMessage: String?
    /// The present evaluation.
    public private(set) var result: ThesisResult
    /// The past of each condition, in their order; empty until looked up.
    public private(set) var pasts: [Past] = []
    /// The date and statuses for which the past was looked up.
    private var lookedUpAt: EvaluationKey?
    /// The alerts of the thesis and those of the settings.
    public private(set) var alerts: [Thesis.Alert]
    private var history: ThesisHistory
    private var board: AlertBoard
    private var isLookingUp = false
    /// The changes to history during a lookup.
    private var invalidated: ThesisChange = .nothing

    /// A date and the statuses on it.
    private struct EvaluationKey: Hashable, Sendable {
        let day: Day
        let statuses: [ConditionStatus]
    }

    /// Creates a book and evaluates the thesis against a market.
    public init(_ thesis: Thesis, errorMessage: String? = nil, _ market: Market) {
        self.thesis = thesis
        self.errorMessage = errorMessage
        result = thesis.evaluate(market)
        history = ThesisHistory(thesis, market)
        alerts = thesis.alerts
        board = AlertBoard(alerts)
    }

    /// Replaces the alerts in addition to those of the thesis. An alert that was watched before keeps its state.
    mutating func watch(_ others: [Thesis.Alert]) {
        alerts = thesis.alerts + others
        board = AlertBoard(alerts, after: board)
    }

    /// Whether the condition of each alert is met, in their order.
    var alertStatuses: [ConditionStatus] { board.statuses }

    /// The next time to check alerts even if nothing changes.
    var nextCheck: Timestamp? { board.nextCheck }

    /// Evaluates the thesis after a change of the market, and returns the alerts that are triggered.
    mutating func apply(_ market: Market, after change: ThesisChange, at time: Timestamp) -> [Thesis.Alert] {
        thesis.update(&result, market, after: change)
        return board.apply(market, after: change, at: time)
    }

    /// The lookup of the past that is required, to be run in the background; nil if nothing is missing or a lookup is
    /// running.
    mutating func inquiry(_ market: Market) -> ThesisInquiry? {
        guard !isLookingUp, evaluationKey != lookedUpAt, !thesis.conditions.isEmpty else { return nil }
        isLookingUp = true
        return ThesisInquiry(history: history, result: result, market: market)
    }

    /// Stores the result of a lookup; history that changed meanwhile is invalidated again.
    mutating func apply(_ evaluation: ThesisEvaluation) {
        isLookingUp = false
        history = evaluation.history
        pasts = evaluation.pasts
        lookedUpAt = EvaluationKey(day: evaluation.day, statuses: evaluation.statuses)
        invalidate(invalidated)
        invalidated = .nothing
    }

    /// Invalidates the past of inputs whose history has been replaced.
    mutating func invalidate(_ change: ThesisChange) {
        guard case .inputs(let inputs) = change else { return }
        if isLookingUp { invalidated.formUnion(change) }
        history.forget(inputs)
        lookedUpAt = nil
    }

    private var evaluationKey: EvaluationKey {
        EvaluationKey(day: result.day, statuses: result.conditions.map(\.status))
    }
}

/// A lookup of the past of a thesis, which may take longer than a frame.
///
/// Two are equal if they concern the same evaluation.
public struct ThesisInquiry: Equatable, Sendable {
    let history: ThesisHistory
    let result: ThesisResult
    let market: Market

    /// Whether both concern the same evaluation.
    public static func == (a: ThesisInquiry, b: ThesisInquiry) -> Bool { a.result == b.result }

    /// Evaluates past sessions, going backwards. Takes tens of milliseconds the first time, and very little for one
    /// more session.
    public func evaluate() -> ThesisEvaluation {
        var history = history
        history.record(result, market)
        let pasts = result.conditions.indices.map { index in
            ThesisBook.Past(
                since: history.since(index, in: market, atMost: ThesisBook.sessionsBack),
                strip: history.strip(index, sessions: ThesisBook.sessionsShown, in: market))
        }
        return ThesisEvaluation(
            history: history, pasts: pasts, day: result.day, statuses: result.conditions.map(\.status))
    }
}

/// The result of a lookup of the past of a thesis.
public struct ThesisEvaluation: Sendable {
    let history: ThesisHistory
    let pasts: [ThesisBook.Past]
    let day: Day
    let statuses: [ConditionStatus]
}
