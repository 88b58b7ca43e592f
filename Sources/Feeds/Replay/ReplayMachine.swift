public import Model

/// Plays the sessions of a market in order: each as its open, its low and high, and its close.
///
/// Whether the low came before the high is not in the tables: by convention it did where the session closed at or above
/// its open. Where open, high or low are not known there is the close only. Yields and the policy rate of a date appear at
/// its close, deals at its open.
public struct ReplayMachine: ReplayTimeline {
    var whole: Market
    let sessions: Sessions
    private var reel: Reel
    /// Where it was when last asked.
    private var shown: Place?

    /// A replay from a date to another, at the open of its first session and going on; nil where no session lies between.
    ///
    /// - Parameters:
    ///   - whole: the market with everything that is to be played.
    ///   - speed: sessions a second, 0.1…1000.
    public init?(_ whole: Market, from: Day? = nil, to: Day? = nil, speed: Double = 1) {
        guard let sessions = Sessions(of: whole, from: from, to: to) else { return nil }
        let reel = Reel(
            sessions.played.map { ($0, Place.phases) }, speed: speed, stepsPerUnit: Place.phases,
            longestStride: Place.phases)
        guard let reel else { return nil }
        self.whole = whole
        self.sessions = sessions
        self.reel = reel
    }

    /// A replay that stands at the last close of a market that is shown already; nil where it has no session.
    public init?(resting whole: Market, speed: Double = 1) {
        self.init(whole, speed: speed)
        reel.rest()
        shown = place
    }

    /// Where it is and how fast it goes.
    public var state: ReplayState { reel.state }

    /// The time to the next point; nil where it stands still.
    public var due: Duration? { reel.due }

    /// Does what a viewer asks.
    public mutating func send(_ command: ReplayCommand) { reel.send(command) }

    /// Lets time pass; it stops at the last close.
    public mutating func advance(by time: Duration) { reel.advance(by: time) }

    /// Takes in tables that are loaded late.
    public mutating func learn(_ updates: [MarketUpdate]) { whole.apply(.batch(updates)) }

    /// What has changed since it was last asked; at first the whole picture.
    public mutating func take() -> MarketUpdate? {
        defer { shown = place }
        guard let shown else { return .picture(picture(at: place)) }
        return shown == place ? nil : update(from: shown, to: place)
    }

    private var place: Place { Place(number: reel.place + sessions.first * Place.phases) }
}
