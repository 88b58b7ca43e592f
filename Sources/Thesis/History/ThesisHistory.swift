public import Model

/// The status of each condition session by session, computed on demand and cached.
///
/// It contains no prices and so shares no storage with a market that changes; each call passes the market in. Recording
/// the newest session costs next to nothing, because the thesis is evaluated anyway.
public struct ThesisHistory: Sendable {
    private let conditions: [Thesis.Condition]
    private let calendar: Symbol?
    private var firstDay: Day?
    /// By condition and session of the calendar; `unseen` where the condition has not been evaluated yet.
    private var statuses: [[CachedStatus]]

    /// Creates an empty history. Its sessions are those of the instrument with the longest series on the market.
    public init(_ thesis: Thesis, _ market: Market) {
        conditions = thesis.conditions
        let longest = market.listings.max { $0.series.count < $1.series.count }
        calendar = longest.flatMap { $0.series.isEmpty ? nil : $0.instrument.symbol }
        statuses = conditions.map { _ in [] }
        firstDay = sessions(of: market)?.day(0)
    }

    /// Records the statuses of an evaluation, if its date is a session.
    public mutating func record(_ result: ThesisResult, _ market: Market) {
        guard result.day == market.day, let sessions = sessions(of: market),
            let index = sessions.index(on: market.day),
            result.conditions.count == conditions.count
        else { return }
        prepare(sessions)
        for (condition, result) in result.conditions.enumerated() {
            // Later sessions may belong to a history that has since been replaced.
            statuses[condition].removeLast(max(0, statuses[condition].count - index - 1))
            set(condition, index, CachedStatus(result.status, isLater: result.isLater))
        }
    }

    /// Discards the cached statuses of conditions that depend on inputs whose past has changed, as when a complete
    /// history arrives. Discards all of them if the inputs contain the instrument that defines the sessions.
    public mutating func forget(_ inputs: ThesisInputs) {
        let countsSessions = calendar.map(inputs.symbols.contains) ?? false
        for (index, condition) in conditions.enumerated()
        where countsSessions || condition.holds.inputs.intersects(inputs) {
            statuses[index] = []
        }
    }

    /// The newest `sessions` statuses of a condition up to the market's date, oldest first; fewer if the history is
    /// shorter.
    public mutating func strip(_ condition: Int, sessions count: Int, in market: Market) -> [SessionStatus] {
        var walk = Walk(self, condition, market)
        var strip: [SessionStatus] = []
        while strip.count < count, let entry = next(&walk) { strip.append(entry) }
        return strip.reversed()
    }

    /// The start of a condition's present run, looking back over at most `count` sessions.
    ///
    /// A change between statuses with and without a table of a later date ends a run too. Nil if there is no session.
    public mutating func since(_ condition: Int, in market: Market, atMost count: Int = .max) -> RunStart? {
        var walk = Walk(self, condition, market)
        guard let present = next(&walk) else { return nil }
        var first = present.day
        var evaluated = 1
        while evaluated < count, let entry = next(&walk) {
            if entry.status != present.status || entry.isLater != present.isLater {
                return RunStart(day: first, isExact: true)
            }
            first = entry.day
            evaluated += 1
        }
        return RunStart(day: first, isExact: false)
    }
}

extension ThesisHistory {
    /// Walks back through the sessions; the market is restricted to the condition's inputs only if something has to be
    /// evaluated.
    private struct Walk {
        let condition: Int
        let market: Market
        let sessions: Series
        var position: Int
        var walk: ConditionEvaluator?

        init(_ history: ThesisHistory, _ condition: Int, _ market: Market) {
            self.condition = condition
            self.market = market
            sessions = history.sessions(of: market) ?? Series()
            position = (sessions.index(onOrBefore: market.day) ?? -1) + 1
        }
    }

    private mutating func next(_ walk: inout Walk) -> SessionStatus? {
        guard walk.position > 0, conditions.indices.contains(walk.condition) else { return nil }
        prepare(walk.sessions)
        walk.position -= 1
        let day = walk.sessions.day(walk.position)
        if walk.position < statuses[walk.condition].count,
            let entry = statuses[walk.condition][walk.position].status(on: day)
        {
            return entry
        }
        let evaluation = walk.walk ?? ConditionEvaluator(conditions[walk.condition], walk.market)
        walk.walk = evaluation
        let entry = evaluation.status(on: day)
        set(walk.condition, walk.position, CachedStatus(entry.status, isLater: entry.isLater))
        return entry
    }

    private func sessions(of market: Market) -> Series? { calendar.flatMap { market[$0]?.series } }

    /// Starts over if the first session of the calendar has changed.
    private mutating func prepare(_ sessions: Series) {
        let first = sessions.isEmpty ? nil : sessions.day(0)
        guard first != firstDay else { return }
        firstDay = first
        statuses = conditions.map { _ in [] }
    }

    private mutating func set(_ condition: Int, _ index: Int, _ entry: CachedStatus) {
        while statuses[condition].count <= index { statuses[condition].append(.unseen) }
        statuses[condition][index] = entry
    }
}

/// A session's status in one byte.
private enum CachedStatus: UInt8 {
    case unseen, holds, fails, unknown, holdsLater, failsLater, unknownLater

    init(_ status: ConditionStatus, isLater: Bool) {
        switch status {
        case .holds: self = isLater ? .holdsLater : .holds
        case .fails: self = isLater ? .failsLater : .fails
        case .unknown: self = isLater ? .unknownLater : .unknown
        }
    }

    /// The status on a day; nil if it has not been evaluated.
    func status(on day: Day) -> SessionStatus? {
        switch self {
        case .unseen: nil
        case .holds: SessionStatus(day: day, status: .holds, isLater: false)
        case .fails: SessionStatus(day: day, status: .fails, isLater: false)
        case .unknown: SessionStatus(day: day, status: .unknown, isLater: false)
        case .holdsLater: SessionStatus(day: day, status: .holds, isLater: true)
        case .failsLater: SessionStatus(day: day, status: .fails, isLater: true)
        case .unknownLater: SessionStatus(day: day, status: .unknown, isLater: true)
        }
    }
}
