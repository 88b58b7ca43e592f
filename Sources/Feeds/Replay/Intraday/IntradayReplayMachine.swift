public import Model

/// Plays sessions minute by minute from one-minute bars: quotes as printed, in order of time.
///
/// A bar's close is known when its minute is over. Instruments with bars have no other history here, for their daily
/// tables are adjusted and quoted prices are not; indexes, rates and the like stand as of the close before, and change at
/// the close.
public struct IntradayReplayMachine: ReplayTimeline {
    var whole: Market
    let history: MinuteHistory
    let provenance: Provenance
    /// Each session's bar, by instrument.
    let sessionBars: [[Symbol: Bar]]
    private var reel: Reel
    /// Where it was when last asked.
    private var shown: Int?

    /// A replay of the sessions from a date on, at the open of the first and going on; nil where there is none.
    ///
    /// - Parameters:
    ///   - whole: the market with daily histories and the catalogue.
    ///   - speed: minutes of the market a second, 0.1…1000.
    init?(_ history: MinuteHistory, whole: Market, provenance: Provenance, from: Day? = nil, speed: Double) {
        var played = history
        if let from { played.sessions.removeAll { $0.day < from } }
        let sessions = played.sessions.map { (day: $0.day, steps: $0.end - $0.first + 1) }
        let longest = sessions.map(\.steps).max() ?? 1
        guard let reel = Reel(sessions, speed: speed, stepsPerUnit: 1, longestStride: longest) else { return nil }
        self.history = played
        sessionBars = played.sessions.map { session in
            let end = MinutePlace(session: 0, minute: session.end - session.first)
            return session.bars.compactMapValues { MinuteTape($0, session, end).bar }
        }
        self.whole = whole
        self.provenance = provenance
        self.reel = reel
    }

    /// Where it is and how fast it goes.
    public var state: ReplayState { reel.state }

    /// The same as the market tells it, the speed in minutes.
    public var playback: Playback {
        Playback(span: state.span, speed: .minutes(state.speed), isPaused: state.isPaused)
    }

    /// The time to the next minute; nil where it stands still.
    public var due: Duration? { reel.due }

    /// Does what a viewer asks.
    public mutating func send(_ command: ReplayCommand) { reel.send(command) }

    /// Lets time pass; it stops at the last close.
    public mutating func advance(by time: Duration) { reel.advance(by: time) }

    /// Takes in tables that are loaded late; the next update is the whole picture, so that nothing of theirs is shown that
    /// is of a later date.
    public mutating func learn(_ updates: [MarketUpdate]) {
        if updates.isEmpty { return }
        whole.apply(.batch(updates))
        shown = nil
    }

    /// What has changed since it was last asked; at first, after a jump and in a new session the whole picture.
    public mutating func take() -> MarketUpdate? {
        let place = reel.place
        defer { shown = place }
        if shown == place { return nil }
        let session = reel.session
        let now = MinutePlace(session: session, minute: reel.step(at: place))
        guard let shown, shown < place, reel.session(at: shown) == session else { return .picture(picture(at: now)) }
        return update(from: MinutePlace(session: session, minute: reel.step(at: shown)), to: now)
    }
}

/// A point of an intraday replay: a session and how many of its minutes are over.
struct MinutePlace {
    let session: Int
    let minute: Int
}
