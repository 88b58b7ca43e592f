/// What became of each condition session by session: found when asked for, and kept.
///
/// It holds no prices, so that a market that moves on shares nothing with it; every question brings the market along.
/// One more session costs nothing beside the standing that is evaluated anyway.
public struct ThesisHistory: Sendable {
    private let conditions: [Thesis.Condition]
    private let calendar: Symbol?
    private var firstDay: Day?
    /// By condition and session of the calendar; what was not looked at yet is `SeenMark.unseen`.
    private var marks: [[SeenMark]]

    /// A history of nothing yet. Its sessions are those of the instrument on the market that has most.
    public init(_ thesis: Thesis, _ market: Market) {
        conditions = thesis.conditions
        let longest = market.listings.max { $0.series.count < $1.series.count }
        calendar = longest.flatMap { $0.series.isEmpty ? nil : $0.instrument.symbol }
        marks = conditions.map { _ in [] }
        firstDay = sessions(of: market)?.day(0)
    }

    /// Takes over what a standing says of its date, where that is a session.
    public mutating func take(_ standing: ThesisStanding, _ market: Market) {
        guard standing.day == market.day, let sessions = sessions(of: market),
            let place = sessions.index(on: market.day),
            standing.conditions.count == conditions.count
        else { return }
        prepare(sessions)
        for (condition, standing) in standing.conditions.enumerated() {
            // What is after this date may have been another history.
            marks[condition].removeLast(max(0, marks[condition].count - place - 1))
            set(condition, place, SeenMark(standing.status, isLater: standing.isLater))
        }
    }

    /// Forgets the conditions that look at something whose past has changed, as when a whole history has come; all of
    /// them where it is the instrument whose sessions are counted.
    public mutating func forget(_ inputs: ThesisInputs) {
        let countsSessions = calendar.map(inputs.symbols.contains) ?? false
        for (place, condition) in conditions.enumerated() where countsSessions || condition.holds.inputs.meets(inputs) {
            marks[place] = []
        }
    }

    /// The newest `sessions` marks of a condition at the market's date, oldest first; fewer where there are fewer.
    public mutating func strip(_ condition: Int, sessions count: Int, in market: Market) -> [HistoryMark] {
        var walk = Walk(self, condition, market)
        var strip: [HistoryMark] = []
        while strip.count < count, let mark = next(&walk) { strip.append(mark) }
        return strip.reversed()
    }

    /// Since when a condition has been in its present state, looking back over so many sessions at most.
    ///
    /// A run that rests on a table of a later date is told apart from one that does not. Nil where there is no session.
    public mutating func since(_ condition: Int, in market: Market, atMost count: Int = .max) -> HistorySince? {
        var walk = Walk(self, condition, market)
        guard let present = next(&walk) else { return nil }
        var first = present.day
        var seen = 1
        while seen < count, let mark = next(&walk) {
            if mark.status != present.status || mark.isLater != present.isLater {
                return HistorySince(day: first, isExact: true)
            }
            first = mark.day
            seen += 1
        }
        return HistorySince(day: first, isExact: false)
    }

    /// The changes of state within the newest `sessions`, oldest first.
    public mutating func flips(_ condition: Int, sessions count: Int, in market: Market) -> [HistoryFlip] {
        let strip = strip(condition, sessions: count, in: market)
        return zip(strip, strip.dropFirst()).compactMap { before, after in
            before.status == after.status
                ? nil : HistoryFlip(day: after.day, from: before.status, to: after.status)
        }
    }
}

extension ThesisHistory {
    /// A way back through the sessions; the market is cut down only when something has to be evaluated.
    private struct Walk {
        let condition: Int
        let market: Market
        let sessions: Series
        var place: Int
        var walk: ConditionWalk?

        init(_ history: ThesisHistory, _ condition: Int, _ market: Market) {
            self.condition = condition
            self.market = market
            sessions = history.sessions(of: market) ?? Series()
            place = (sessions.index(onOrBefore: market.day) ?? -1) + 1
        }
    }

    private mutating func next(_ walk: inout Walk) -> HistoryMark? {
        guard walk.place > 0, conditions.indices.contains(walk.condition) else { return nil }
        prepare(walk.sessions)
        walk.place -= 1
        let day = walk.sessions.day(walk.place)
        if walk.place < marks[walk.condition].count, let mark = marks[walk.condition][walk.place].mark(on: day) {
            return mark
        }
        let evaluation = walk.walk ?? ConditionWalk(conditions[walk.condition], walk.market)
        walk.walk = evaluation
        let mark = evaluation.mark(on: day)
        set(walk.condition, walk.place, SeenMark(mark.status, isLater: mark.isLater))
        return mark
    }

    private func sessions(of market: Market) -> Series? { calendar.flatMap { market[$0]?.series } }

    /// Starts anew where the calendar's sessions begin on another date than they did.
    private mutating func prepare(_ sessions: Series) {
        let first = sessions.isEmpty ? nil : sessions.day(0)
        guard first != firstDay else { return }
        firstDay = first
        marks = conditions.map { _ in [] }
    }

    private mutating func set(_ condition: Int, _ place: Int, _ mark: SeenMark) {
        while marks[condition].count <= place { marks[condition].append(.unseen) }
        marks[condition][place] = mark
    }
}

/// A mark in a byte.
private enum SeenMark: UInt8 {
    case unseen, holds, fails, unknown, holdsLater, failsLater, unknownLater

    init(_ status: ConditionStatus, isLater: Bool) {
        switch status {
        case .holds: self = isLater ? .holdsLater : .holds
        case .fails: self = isLater ? .failsLater : .fails
        case .unknown: self = isLater ? .unknownLater : .unknown
        }
    }

    /// It as what was said on a day; nil where nobody looked.
    func mark(on day: Day) -> HistoryMark? {
        switch self {
        case .unseen: nil
        case .holds: HistoryMark(day: day, status: .holds, isLater: false)
        case .fails: HistoryMark(day: day, status: .fails, isLater: false)
        case .unknown: HistoryMark(day: day, status: .unknown, isLater: false)
        case .holdsLater: HistoryMark(day: day, status: .holds, isLater: true)
        case .failsLater: HistoryMark(day: day, status: .fails, isLater: true)
        case .unknownLater: HistoryMark(day: day, status: .unknown, isLater: true)
        }
    }
}
