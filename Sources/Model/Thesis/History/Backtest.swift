/// How a thesis fared over history, and what small caps did after.
///
/// On each session every condition is held against what was known at its close; what rests on a table of a later date
/// counts as unknown. What follows is measured from the close of the session to that 21 sessions later.
public struct Backtest: Sendable {
    /// Sessions from a close to the close that is compared with it.
    public static let forwardSessions = 21

    /// A condition over all sessions.
    public struct Row: Sendable {
        /// Its name.
        public let id: String
        /// What it says.
        public let words: String
        /// Sessions on which it held, failed or could not be told.
        public let holds, fails, unknown: Int
        /// How often it went from holding to failing or back; sessions that could not be told lie between nothing.
        public let flips: Int
        /// What followed where it held.
        public let afterHolds: Outcome
        /// What followed where it failed.
        public let afterFails: Outcome
    }

    /// At least so many conditions at once.
    public struct Group: Sendable {
        /// How many.
        public let atLeast: Int
        /// Sessions on which so many held, not so many could have, or what is unknown would decide.
        public let held, not, undecided: Int
        /// What followed where so many held.
        public let afterHeld: Outcome
        /// What followed where not.
        public let afterNot: Outcome
    }

    /// The first and last session.
    public let span: ClosedRange<Day>
    /// How many sessions there are.
    public let sessions: Int
    /// The instruments whose closes are compared, in the order in which they are preferred.
    public let instruments: [Symbol]
    /// What followed on all sessions.
    public let afterAll: Outcome
    /// The conditions in the order of the thesis.
    public let rows: [Row]
    /// One for each count of conditions, from one to all.
    public let groups: [Group]

    /// A thesis over the sessions of a span; nil where there are none. Small caps are the first of `instruments` that has
    /// both closes.
    public init?(
        _ thesis: Thesis, _ market: Market, from: Day, to: Day, instruments: [Symbol] = ["IWM", "RUT"]
    ) {
        let longest = market.listings.max { $0.series.count < $1.series.count }?.series ?? Series()
        let days = (0..<longest.count).map(longest.day).filter { $0 >= from && $0 <= to && $0 <= market.day }
        guard let first = days.first, let last = days.last else { return nil }
        let forward = ForwardReturns(days, instruments.compactMap { market[$0]?.series })
        let marks = thesis.conditions.map { condition in
            let walk = ConditionWalk(condition, market)
            return days.map { walk.mark(on: $0).statusThen }
        }
        span = first...last
        sessions = days.count
        self.instruments = instruments.filter { !(market[$0]?.series.isEmpty ?? true) }
        afterAll = forward.outcome { _ in true }
        rows = zip(thesis.conditions, marks).map { Row($0, $1, forward) }
        let counts = days.indices.map { day in
            (holds: marks.count { $0[day] == .holds }, unknown: marks.count { $0[day] == .unknown })
        }
        groups = thesis.conditions.indices.map { Group(atLeast: $0 + 1, counts, forward) }
    }
}

/// What followed after some sessions.
public struct Outcome: Hashable, Sendable {
    /// How many of them have a close 21 sessions later.
    public let count: Int
    /// The mean return, a fraction.
    public let mean: Double?
    /// The median return, a fraction.
    public let median: Double?
    /// The share of returns above zero.
    public let shareAbove: Double?
    /// About how many of them do not overlap: the most that can be chosen 21 sessions apart.
    public let apart: Int

    init(_ returns: [(place: Int, value: Double)]) {
        count = returns.count
        let sorted = returns.map(\.value).sorted()
        mean = sorted.isEmpty ? nil : sorted.reduce(0, +) / Double(sorted.count)
        median = sorted.isEmpty ? nil : (sorted[(sorted.count - 1) / 2] + sorted[sorted.count / 2]) / 2
        shareAbove = sorted.isEmpty ? nil : Double(sorted.count { $0 > 0 }) / Double(sorted.count)
        var (apart, free) = (0, 0)
        for (place, _) in returns where place >= free {
            apart += 1
            free = place + Backtest.forwardSessions
        }
        self.apart = apart
    }
}

/// The return that follows each of some sessions, where it is known.
struct ForwardReturns {
    private let values: [Double?]

    init(_ days: [Day], _ series: [Series]) {
        values = days.map { day in
            for series in series {
                guard let place = series.index(on: day), place + Backtest.forwardSessions < series.count else {
                    continue
                }
                return series.change(from: place, to: place + Backtest.forwardSessions)
            }
            return nil
        }
    }

    func outcome(where belongs: (Int) -> Bool) -> Outcome {
        Outcome(values.indices.compactMap { place in values[place].flatMap { belongs(place) ? (place, $0) : nil } })
    }
}

extension Backtest.Row {
    fileprivate init(_ condition: Thesis.Condition, _ marks: [ConditionStatus], _ forward: ForwardReturns) {
        id = condition.id
        words = condition.words
        holds = marks.count { $0 == .holds }
        fails = marks.count { $0 == .fails }
        unknown = marks.count { $0 == .unknown }
        let decided = marks.filter { $0 != .unknown }
        flips = zip(decided, decided.dropFirst()).count { $0 != $1 }
        afterHolds = forward.outcome { marks[$0] == .holds }
        afterFails = forward.outcome { marks[$0] == .fails }
    }
}

extension Backtest.Group {
    fileprivate init(atLeast count: Int, _ days: [(holds: Int, unknown: Int)], _ forward: ForwardReturns) {
        func isHeld(_ place: Int) -> Bool { days[place].holds >= count }
        func isNot(_ place: Int) -> Bool { days[place].holds + days[place].unknown < count }
        atLeast = count
        held = days.indices.count(where: isHeld)
        not = days.indices.count(where: isNot)
        undecided = days.count - held - not
        afterHeld = forward.outcome(where: isHeld)
        afterNot = forward.outcome(where: isNot)
    }
}
