public import Model

/// Plays the sessions of a market in order: each as its open, its low and high, and its close.
///
/// Whether the low came before the high is not in the tables: by convention it did where the session closed at or above
/// its open. Where open, high or low are not known there is the close only. Yields and the policy rate of a date appear at
/// its close, deals at its open.
public struct ReplayMachine: ReplayTimeline {
    var whole: Market
    let sessions: Sessions
    private var pace: Pace
    /// Where it is, and where it was when last asked.
    private var place: Place
    private var shown: Place?

    /// A replay from a date to another, at the open of its first session and going on; nil where no session lies between.
    ///
    /// - Parameter whole: the market with everything that is to be played.
    public init?(_ whole: Market, from: Day? = nil, to: Day? = nil, speed: Double = 1) {
        guard let sessions = Sessions(of: whole, from: from, to: to) else { return nil }
        self.whole = whole
        self.sessions = sessions
        pace = Pace(speed: speed, stepsPerUnit: Place.phases, isPaused: false)
        place = Place(session: sessions.first, phase: .open)
    }

    /// A replay that stands at the last close of a market that is shown already; nil where it has no session.
    public init?(resting whole: Market, speed: Double = 1) {
        self.init(whole, speed: speed)
        place = Place(session: sessions.last, phase: .close)
        shown = place
        pace.isPaused = true
    }

    /// Where it is and how fast it goes.
    public var state: ReplayState {
        ReplayState(
            day: sessions.day(place.session), isPaused: pace.isPaused, speed: pace.speed, isAtEnd: isAtEnd,
            span: sessions.span)
    }

    /// The time to the next point; nil where it stands still.
    public var due: Duration? { pace.due }

    /// Does what a viewer asks.
    public mutating func send(_ command: ReplayCommand) {
        switch command {
        case .pause: pace.isPaused = true
        case .resume: pace.isPaused = isAtEnd
        case .toggle: pace.isPaused = isAtEnd || !pace.isPaused
        case .step(let count): step(count)
        case .jump(let day): goToClose(sessions.index(onOrBefore: day))
        case .speed(let speed): pace.set(speed: speed)
        }
    }

    /// Lets time pass; it stops at the last close.
    public mutating func advance(by time: Duration) {
        let steps = pace.steps(in: time)
        var target = min(Place(number: place.number + steps), end)
        if steps >= Place.phases {
            // Too fast for the eye: from close to close, for those are complete.
            pace.giveBack(target.number - target.lastClose.number)
            target = target.lastClose
        }
        place = target
        if isAtEnd { pace.isPaused = true }
    }

    /// Takes in tables that are loaded late.
    public mutating func learn(_ updates: [MarketUpdate]) { whole.apply(.batch(updates)) }

    /// What has changed since it was last asked; at first the whole picture.
    public mutating func take() -> MarketUpdate? {
        defer { shown = place }
        guard let shown else { return .picture(picture(at: place)) }
        return shown == place ? nil : update(from: shown, to: place)
    }
}

extension ReplayMachine {
    private var end: Place { Place(session: sessions.last, phase: .close) }
    private var isAtEnd: Bool { place == end }

    /// Goes over closes; from a running session on to its own, and back to the one before it.
    private mutating func step(_ count: Int) {
        pace.isPaused = true
        let isRunning = place.phase != .close
        if count == 0 || (isRunning && count < 0 && place.session == sessions.first) { return }
        let from = isRunning && count > 0 ? place.session - 1 : place.session
        goToClose(from + min(max(count, sessions.first - from), sessions.last - from))
    }

    private mutating func goToClose(_ session: Int) {
        place = Place(session: min(max(session, sessions.first), sessions.last), phase: .close)
        if isAtEnd { pace.isPaused = true }
    }
}
