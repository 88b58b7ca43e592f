public import Model

/// Plays the sessions of a market in order: each as its open, its low and high, and its close.
///
/// Whether the low came before the high is not in the tables: by convention it did where the session closed at or above
/// its open. Where open, high or low are not known there is the close only. Yields and the policy rate of a date appear at
/// its close, deals at its open.
public struct ReplayMachine: ReplayTimeline {
    var whole: Market
    private(set) var sessions: Sessions
    private var reel: Reel
    private let from: Day?
    private let to: Day?
    /// Whether it still shows the market at rest that it began with.
    private var isUntouched = false
    /// The date of a jump to before the sessions that are known, which may be loaded late.
    private var sought: Day?
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
            ReplayMachine.steps(of: sessions), speed: speed, stepsPerUnit: Place.phases, longestStride: Place.phases)
        guard let reel else { return nil }
        (self.from, self.to) = (from, to)
        self.whole = whole
        self.sessions = sessions
        self.reel = reel
    }

    /// A replay that stands at the last close of a market that is shown already; nil where it has no session.
    public init?(resting whole: Market, speed: Double = 1) {
        self.init(whole, speed: speed)
        reel.rest()
        shown = place
        isUntouched = true
    }

    /// Where it is and how fast it goes.
    public var state: ReplayState { reel.state }

    /// The time to the next point; nil where it stands still.
    public var due: Duration? { reel.due }

    /// Does what a viewer asks.
    public mutating func send(_ command: ReplayCommand) {
        isUntouched = false
        switch command {
        case .jump(let day): sought = day < reel.days[0] ? day : nil
        case .step: sought = nil
        case .pause, .resume, .toggle, .speed: break
        }
        reel.send(command)
    }

    /// Lets time pass; it stops at the last close.
    public mutating func advance(by time: Duration) { reel.advance(by: time) }

    /// Takes in tables that are loaded late. Sessions among them can be played from then on, and the next update is the
    /// whole picture: what they have of later dates is not shown.
    public mutating func learn(_ updates: [MarketUpdate]) {
        if updates.isEmpty { return }
        whole.apply(.batch(updates))
        if let learned = Sessions(of: whole, from: from, to: to) {
            sessions = learned
            reel.replace(with: ReplayMachine.steps(of: learned))
        }
        if let sought { send(.jump(to: sought)) }
        // At rest it stays at the newest close, also where there are newer sessions now.
        if isUntouched { reel.rest() }
        shown = nil
    }

    /// What has changed since it was last asked; at first the whole picture.
    public mutating func take() -> MarketUpdate? {
        defer { shown = place }
        guard let shown else { return .picture(isUntouched ? whole : picture(at: place)) }
        return shown == place ? nil : update(from: shown, to: place)
    }

    private static func steps(of sessions: Sessions) -> [(day: Day, steps: Int)] {
        sessions.played.map { ($0, Place.phases) }
    }

    private var place: Place { Place(number: reel.place + sessions.first * Place.phases) }
}
