import Model
import Thesis

/// The thesis on a market that changes: its result, and since when each condition has had its status.
struct FollowedThesis {
    let thesis: Thesis
    private(set) var result: ThesisResult
    private var history: ThesisHistory
    /// The day whose present status is in the history.
    private var recordedDay: Day?

    /// Evaluates a thesis.
    init(_ thesis: Thesis, _ market: Market) {
        self.thesis = thesis
        result = thesis.evaluate(market)
        history = ThesisHistory(thesis, market)
    }

    /// Evaluates what depends on a change.
    ///
    /// - Parameter past: the change of earlier sessions.
    mutating func apply(_ market: Market, after change: ThesisChange, past: ThesisChange) {
        switch past {
        case .nothing: break
        case .inputs(let inputs): history.forget(inputs)
        case .everything: history = ThesisHistory(thesis, market)
        }
        thesis.update(&result, market, after: change)
    }

    /// The first session of each condition's present run; nil where it is not known. Takes tens of milliseconds the
    /// first time.
    mutating func since(in market: Market) -> [Day?] {
        // What was recorded of an earlier day may not be its status at the close.
        if let recordedDay, recordedDay != market.day { history = ThesisHistory(thesis, market) }
        recordedDay = market.day
        history.record(result, market)
        return thesis.conditions.indices.map { index in
            history.since(index, in: market).flatMap { $0.isExact ? $0.day : nil }
        }
    }

    /// The newest statuses of a condition, oldest first.
    mutating func strip(_ condition: Int, sessions: Int, in market: Market) -> [SessionStatus] {
        history.strip(condition, sessions: sessions, in: market)
    }
}
