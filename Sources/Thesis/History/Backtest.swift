public import Model

/// How a thesis fared over past sessions, and the returns of small caps after them.
///
/// Every condition is evaluated on each session with the data available at its close; if it rests on a table of a later
/// date, it counts as unknown. Forward returns run from the close of the session to the close 21 sessions later.
public struct Backtest: Sendable {
    /// Sessions from a close to the later close it is compared with.
    public static let forwardSessions = 21

    /// The statistics of one condition over all sessions.
    public struct Row: Sendable {
        /// The condition's identifier.
        public let id: String
        /// The condition's text.
        public let text: String
        /// Sessions on which it was met, not met or unknown.
        public let holds, fails, unknown: Int
        /// How often it changed between met and not met; sessions on which it is unknown are ignored.
        public let flips: Int
        /// Forward returns after sessions on which it was met.
        public let afterHolds: Outcome
        /// Forward returns after sessions on which it was not met.
        public let afterFails: Outcome
    }

    /// The statistics of sessions on which at least a given number of conditions were met.
    public struct Group: Sendable {
        /// The number of conditions.
        public let atLeast: Int
        /// Sessions on which at least that many conditions were met; on which they could not have been; and on which it
        /// depends on unknown conditions.
        public let held, notHeld, undecided: Int
        /// Forward returns after sessions of `held`.
        public let afterHeld: Outcome
        /// Forward returns after sessions on which too few conditions were met.
        public let afterNotHeld: Outcome
    }

    /// The first and last session.
    public let span: ClosedRange<Day>
    /// The number of sessions.
    public let sessions: Int
    /// The instruments whose closes are compared, in order of preference.
    public let instruments: [Symbol]
    /// Forward returns after all sessions.
    public let afterAll: Outcome
    /// One row for each condition, in the order of the thesis.
    public let rows: [Row]
    /// One group for each number of conditions, from one to all of them.
    public let groups: [Group]

    /// Evaluates a thesis over the sessions from `from` to `to`; nil if there are none.
    ///
    /// Small caps are represented by the first of `instruments` that has both closes.
    public init?(
        _ thesis: Thesis, _ market: Market, from: Day, to: Day, instruments: [Symbol] = ["IWM", "RUT"]
    ) {
        let longest = market.listings.max { $0.series.count < $1.series.count }?.series ?? Series()
        let days = (0..<longest.count).map(longest.day).filter { $0 >= from && $0 <= to && $0 <= market.day }
        guard let first = days.first, let last = days.last else { return nil }
        let forward = ForwardReturns(days, instruments.compactMap { market[$0]?.series })
        let statuses = thesis.conditions.map { condition in
            let walk = ConditionEvaluator(condition, market)
            return days.map { walk.status(on: $0).pointInTimeStatus }
        }
        span = first...last
        sessions = days.count
        self.instruments = instruments.filter { !(market[$0]?.series.isEmpty ?? true) }
        afterAll = forward.outcome { _ in true }
        rows = zip(thesis.conditions, statuses).map { Row($0, $1, forward) }
        let counts = days.indices.map { day in
            (holds: statuses.count { $0[day] == .holds }, unknown: statuses.count { $0[day] == .unknown })
        }
        groups = thesis.conditions.indices.map { Group(atLeast: $0 + 1, counts, forward) }
    }
}

/// Statistics of the forward returns after a set of sessions.
public struct Outcome: Hashable, Sendable {
    /// How many of the sessions have a close 21 sessions later.
    public let count: Int
    /// The mean return, a fraction; nil if there are no returns.
    public let mean: Double?
    /// The median return, a fraction; nil if there are no returns.
    public let median: Double?
    /// The share of returns above zero, a fraction; nil if there are no returns.
    public let shareAbove: Double?
    /// The largest number of sessions that can be chosen 21 sessions apart, so that their returns do not overlap.
    public let nonOverlapping: Int

    init(_ returns: [(index: Int, value: Double)]) {
        count = returns.count
        let sorted = returns.map(\.value).sorted()
        mean = sorted.isEmpty ? nil : sorted.reduce(0, +) / Double(sorted.count)
        median = sorted.isEmpty ? nil : (sorted[(sorted.count - 1) / 2] + sorted[sorted.count / 2]) / 2
        shareAbove = sorted.isEmpty ? nil : Double(sorted.count { $0 > 0 }) / Double(sorted.count)
        var (apart, nextFree) = (0, 0)
        for (index, _) in returns where index >= nextFree {
            apart += 1
            nextFree = index + Backtest.forwardSessions
        }
        self.nonOverlapping = apart
    }
}

/// The forward return of each session; nil if the later close is missing.
struct ForwardReturns {
    private let values: [Double?]

    init(_ days: [Day], _ series: [Series]) {
        values = days.map { day in
            for series in series {
                guard let index = series.index(on: day), index + Backtest.forwardSessions < series.count else {
                    continue
                }
                return series.change(from: index, to: index + Backtest.forwardSessions)
            }
            return nil
        }
    }

    func outcome(where belongs: (Int) -> Bool) -> Outcome {
        Outcome(values.indices.compactMap { index in values[index].flatMap { belongs(index) ? (index, $0) : nil } })
    }
}

extension Backtest.Row {
    fileprivate init(_ condition: Thesis.Condition, _ statuses: [ConditionStatus], _ forward: ForwardReturns) {
        id = condition.id
        text = condition.text
        holds = statuses.count { $0 == .holds }
        fails = statuses.count { $0 == .fails }
        unknown = statuses.count { $0 == .unknown }
        let decided = statuses.filter { $0 != .unknown }
        flips = zip(decided, decided.dropFirst()).count { $0 != $1 }
        afterHolds = forward.outcome { statuses[$0] == .holds }
        afterFails = forward.outcome { statuses[$0] == .fails }
    }
}

extension Backtest.Group {
    fileprivate init(atLeast count: Int, _ days: [(holds: Int, unknown: Int)], _ forward: ForwardReturns) {
        func isHeld(_ index: Int) -> Bool { days[index].holds >= count }
        func isNot(_ index: Int) -> Bool { days[index].holds + days[index].unknown < count }
        atLeast = count
        held = days.indices.count(where: isHeld)
        notHeld = days.indices.count(where: isNot)
        undecided = days.count - held - notHeld
        afterHeld = forward.outcome(where: isHeld)
        afterNotHeld = forward.outcome(where: isNot)
    }
}
