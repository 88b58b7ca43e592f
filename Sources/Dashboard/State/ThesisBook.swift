public import Model

/// The thesis as the dashboard holds it: what it says, what the market makes of it now, and what became of it before.
public struct ThesisBook: Sendable {
    /// What is known of a condition's past.
    public struct Past: Hashable, Sendable {
        /// The first session of the present run, where it has been looked for.
        public let since: HistorySince?
        /// The newest sessions, oldest first.
        public let strip: [HistoryMark]
    }

    /// How many sessions are looked back for the beginning of a run, and how many stand in a strip.
    static let sessionsBack = 504, sessionsShown = 63

    /// What it says.
    public let thesis: Thesis
    /// Why there is none, in words.
    public let fault: String?
    /// What the market makes of it.
    public private(set) var standing: ThesisStanding
    /// The past of each condition, in their order; empty until it has been looked up.
    public private(set) var pasts: [Past] = []
    /// The date and statuses that the pasts belong to.
    private var lookedUpAt: Occasion?
    /// What is told when it comes true: the alerts of the thesis, and those beside it.
    public private(set) var alerts: [Thesis.Alert]
    private var history: ThesisHistory
    private var board: AlertBoard
    private var isLooking = false
    /// What has been replaced while the past was being looked up.
    private var forgotten: ThesisChange = .nothing

    /// A date with the statuses on it.
    private struct Occasion: Hashable, Sendable {
        let day: Day
        let statuses: [ConditionStatus]
    }

    /// A thesis held against a market.
    public init(_ thesis: Thesis, fault: String? = nil, _ market: Market) {
        self.thesis = thesis
        self.fault = fault
        standing = thesis.evaluate(market)
        history = ThesisHistory(thesis, market)
        alerts = thesis.alerts
        board = AlertBoard(alerts)
    }

    /// Watches other alerts beside those of the thesis. One that was watched before goes on where it was.
    mutating func watch(_ others: [Thesis.Alert]) {
        alerts = thesis.alerts + others
        board = AlertBoard(alerts, after: board)
    }

    /// When alerts should be looked at again though nothing changes.
    var nextLook: Timestamp? { board.nextLook }

    /// Holds the thesis against a market that has changed, and returns the alerts that are to be told now.
    mutating func take(_ market: Market, after change: ThesisChange, at time: Timestamp) -> [Thesis.Alert] {
        thesis.update(&standing, market, after: change)
        return board.take(market, after: change, at: time)
    }

    /// What to look up in the past, away from the screen; nil where all is known or is being looked up.
    mutating func inquiry(_ market: Market) -> ThesisInquiry? {
        guard !isLooking, occasion != lookedUpAt, !thesis.conditions.isEmpty else { return nil }
        isLooking = true
        return ThesisInquiry(history: history, standing: standing, market: market)
    }

    /// Takes what was looked up; what was replaced meanwhile is to be looked up again.
    mutating func take(_ answer: ThesisAnswer) {
        isLooking = false
        history = answer.history
        pasts = answer.pasts
        lookedUpAt = Occasion(day: answer.day, statuses: answer.statuses)
        forget(forgotten)
        forgotten = .nothing
    }

    /// Forgets what was looked up of something whose history has been replaced.
    mutating func forget(_ change: ThesisChange) {
        guard case .inputs(let inputs) = change else { return }
        if isLooking { forgotten.formUnion(change) }
        history.forget(inputs)
        lookedUpAt = nil
    }

    private var occasion: Occasion { Occasion(day: standing.day, statuses: standing.conditions.map(\.status)) }
}

/// A question about the past of a thesis, which takes longer to answer than a frame may.
///
/// Two are equal that ask about the same standing.
public struct ThesisInquiry: Equatable, Sendable {
    let history: ThesisHistory
    let standing: ThesisStanding
    let market: Market

    /// Whether both ask about the same standing.
    public static func == (a: ThesisInquiry, b: ThesisInquiry) -> Bool { a.standing == b.standing }

    /// Walks back through the sessions. Tens of milliseconds the first time, next to nothing for one session more.
    public func answer() -> ThesisAnswer {
        var history = history
        history.take(standing, market)
        let pasts = standing.conditions.indices.map { place in
            ThesisBook.Past(
                since: history.since(place, in: market, atMost: ThesisBook.sessionsBack),
                strip: history.strip(place, sessions: ThesisBook.sessionsShown, in: market))
        }
        return ThesisAnswer(
            history: history, pasts: pasts, day: standing.day, statuses: standing.conditions.map(\.status))
    }
}

/// What was found of the past of a thesis.
public struct ThesisAnswer: Sendable {
    let history: ThesisHistory
    let pasts: [ThesisBook.Past]
    let day: Day
    let statuses: [ConditionStatus]
}
