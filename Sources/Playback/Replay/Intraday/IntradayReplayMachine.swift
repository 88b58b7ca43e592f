public import Model

/// Plays sessions minute by minute from one-minute bars, with quotes as printed.
///
/// A bar appears when its minute is over, after the sessions of the daily tables; the minutes of an instrument that was
/// split since then are brought to the scale of those. Instruments without bars, rates and other data are as of the
/// previous close, and change at the close.
public struct IntradayReplayMachine: ReplayTimeline {
    var fullMarket: Market
    let history: MinuteHistory
    let provenance: Provenance
    /// Each session's daily bar, by instrument.
    let sessionBars: [[Symbol: Bar]]
    private var cursor: ReplayCursor
    /// The step at the last update.
    private var last: Int?

    /// A replay of the sessions from a date on, at the open of the first and running; nil if there are none.
    ///
    /// - Parameters:
    ///   - fullMarket: the market with daily histories and the catalogue.
    ///   - speed: market minutes per second, 0.1…1000.
    init?(_ history: MinuteHistory, fullMarket: Market, provenance: Provenance, from: Day? = nil, speed: Double) {
        var played = history
        if let from { played.sessions.removeAll { $0.day < from } }
        let sessions = played.sessions.map { (day: $0.day, steps: $0.end - $0.first + 1) }
        let longest = sessions.map(\.steps).max() ?? 1
        guard let cursor = ReplayCursor(sessions, speed: speed, stepsPerUnit: 1, longestStride: longest) else {
            return nil
        }
        played.scale(to: fullMarket)
        self.history = played
        sessionBars = played.sessions.map { session in
            let end = MinutePosition(session: 0, minute: session.end - session.first)
            return session.bars.compactMapValues { SessionMinutes($0, session, end).bar }
        }
        self.fullMarket = fullMarket
        self.provenance = provenance
        self.cursor = cursor
    }

    /// The current position and speed.
    public var state: ReplayState { cursor.state }

    /// The position and speed as the market model represents them, the speed in minutes.
    public var playback: Playback {
        Playback(span: state.span, speed: .minutes(state.speed), isPaused: state.isPaused)
    }

    /// The time until the next minute; nil while paused.
    public var due: Duration? { cursor.due }

    /// Executes a command.
    public mutating func send(_ command: PlaybackCommand) { cursor.send(command) }

    /// Advances by elapsed time; pauses at the last close.
    public mutating func advance(by time: Duration) { cursor.advance(by: time) }

    /// Adds tables that are loaded later. The next update is a snapshot, so that nothing of theirs is shown before its
    /// date.
    public mutating func ingest(_ updates: [MarketUpdate]) {
        if updates.isEmpty { return }
        fullMarket.apply(.batch(updates))
        last = nil
    }

    /// The change since the last call; a snapshot on the first call, after a jump and in a new session.
    public mutating func drain() -> MarketUpdate? {
        let position = cursor.position
        defer { last = position }
        if last == position { return nil }
        let session = cursor.session
        let now = MinutePosition(session: session, minute: cursor.step(at: position))
        guard let last, last < position, cursor.session(at: last) == session else {
            return .snapshot(snapshot(at: now))
        }
        return update(from: MinutePosition(session: session, minute: cursor.step(at: last)), to: now)
    }
}

/// A position in an intraday replay: a session and the number of its minutes that are over.
struct MinutePosition {
    let session: Int
    let minute: Int
}
