public import Model

/// Plays the sessions of a market in order, each as its open, its low and high, and its close.
///
/// The data does not show whether the low came before the high; by convention it did if the session closed at or above
/// its open. Without open, high or low only the close is played. Yields and the policy rate of a date appear at its
/// close, deals at its open.
public struct ReplayMachine: ReplayTimeline {
    var fullMarket: Market
    private(set) var sessions: Sessions
    private var cursor: ReplayCursor
    private let from: Day?
    private let to: Day?
    /// Whether it still shows the initial market at its last close.
    private var isUntouched = false
    /// The date of a jump to before the first session, which may be loaded later.
    private var sought: Day?
    /// The position at the last update.
    private var last: ReplayPosition?

    /// A replay between two dates, at the open of the first session and running; nil if there is no session between
    /// them.
    ///
    /// - Parameters:
    ///   - market: the market with everything to be played.
    ///   - speed: sessions per second, 0.1…1000.
    public init?(_ market: Market, from: Day? = nil, to: Day? = nil, speed: Double = 1) {
        guard let sessions = Sessions(of: market, from: from, to: to) else { return nil }
        let cursor = ReplayCursor(
            ReplayMachine.steps(of: sessions), speed: speed, stepsPerUnit: ReplayPosition.phases,
            longestStride: ReplayPosition.phases)
        guard let cursor else { return nil }
        (self.from, self.to) = (from, to)
        self.fullMarket = market
        self.sessions = sessions
        self.cursor = cursor
    }

    /// A replay paused at the last close of a market that is already shown; nil if it has no session.
    public init?(pausedAtEndOf market: Market, speed: Double = 1) {
        self.init(market, speed: speed)
        cursor.stopAtEnd()
        last = position
        isUntouched = true
    }

    /// The current position and speed.
    public var state: ReplayState { cursor.state }

    /// The time until the next step; nil while paused.
    public var due: Duration? { cursor.due }

    /// Executes a command.
    public mutating func send(_ command: PlaybackCommand) {
        isUntouched = false
        switch command {
        case .jump(let day): sought = day < cursor.days[0] ? day : nil
        case .step: sought = nil
        case .pause, .resume, .toggle, .changeSpeed: break
        }
        cursor.send(command)
    }

    /// Advances by elapsed time; pauses at the last close.
    public mutating func advance(by time: Duration) { cursor.advance(by: time) }

    /// Adds tables that are loaded later. Their sessions can be played from then on, and the next update is a snapshot,
    /// so that nothing of theirs is shown before its date.
    public mutating func ingest(_ updates: [MarketUpdate]) {
        if updates.isEmpty { return }
        fullMarket.apply(.batch(updates))
        if let extended = Sessions(of: fullMarket, from: from, to: to) {
            sessions = extended
            cursor.replace(with: ReplayMachine.steps(of: extended))
        }
        if let sought { send(.jump(to: sought)) }
        // An initial replay stays at the last close, even if there are newer sessions now.
        if isUntouched { cursor.stopAtEnd() }
        last = nil
    }

    /// The change since the last call; a snapshot on the first call.
    public mutating func drain() -> MarketUpdate? {
        defer { last = position }
        guard let last else { return .snapshot(isUntouched ? fullMarket : snapshot(at: position)) }
        return last == position ? nil : update(from: last, to: position)
    }

    private static func steps(of sessions: Sessions) -> [(day: Day, steps: Int)] {
        sessions.played.map { ($0, ReplayPosition.phases) }
    }

    private var position: ReplayPosition {
        ReplayPosition(number: cursor.position + sessions.first * ReplayPosition.phases)
    }
}
