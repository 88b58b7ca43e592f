import Model

/// Sessions in order, each of some steps of which the last is its close, and where in them a replay stands.
///
/// It does what a viewer asks and lets time pass; it does not know what a step shows.
struct Reel: Sendable {
    /// The sessions' dates.
    private(set) var days: [Day]
    /// The step that a replay stands at, 0 for the first of the first session.
    private(set) var place = 0
    private var closes: [Int]
    private var pace: Pace
    private let longestStride: Int

    /// A reel at the first of its steps and going on; nil where it has no session.
    ///
    /// - Parameters:
    ///   - steps: how many steps each session has.
    ///   - speed: units a second, each of `stepsPerUnit` steps.
    ///   - longestStride: when so many steps are due at once it goes from close to close, for those are complete.
    init?(_ sessions: [(day: Day, steps: Int)], speed: Double, stepsPerUnit: Int, longestStride: Int) {
        guard !sessions.isEmpty else { return nil }
        (days, closes) = Reel.columns(of: sessions)
        pace = Pace(speed: speed, stepsPerUnit: stepsPerUnit, isPaused: false)
        self.longestStride = longestStride
    }

    /// Takes other sessions, and stays where it is: at the same step of the same date, or at the close of the last session
    /// before it, or at the first step of all.
    ///
    /// - Parameter sessions: not none.
    mutating func replace(with sessions: [(day: Day, steps: Int)]) {
        guard !sessions.isEmpty else { return }
        let day = days[session], step = step(at: place), wasAtEnd = isAtEnd
        (days, closes) = Reel.columns(of: sessions)
        let now = days.lastIndex { $0 <= day }
        place =
            now.map { days[$0] == day ? min(closes[$0], ($0 > 0 ? closes[$0 - 1] + 1 : 0) + step) : closes[$0] } ?? 0
        if wasAtEnd || isAtEnd { pace.isPaused = true }
    }

    private static func columns(of sessions: [(day: Day, steps: Int)]) -> (days: [Day], closes: [Int]) {
        var end = -1
        let closes = sessions.map { session in
            end += session.steps
            return end
        }
        return (sessions.map(\.day), closes)
    }

    /// The session that the place lies in.
    var session: Int { session(at: place) }
    /// Whether the session has closed.
    var isAtClose: Bool { closes[session] == place }
    /// The time to the next step; nil where it stands still.
    var due: Duration? { pace.due }

    /// Where it is and how fast it goes.
    var state: ReplayState {
        ReplayState(
            day: days[session], isPaused: pace.isPaused, speed: pace.speed, isAtEnd: isAtEnd,
            span: days[0]...days[days.count - 1])
    }

    /// The session that a place lies in, found by bisection.
    func session(at place: Int) -> Int {
        var low = 0
        var high = closes.count - 1
        while low < high {
            let middle = (low + high) / 2
            if closes[middle] < place { low = middle + 1 } else { high = middle }
        }
        return low
    }

    /// The steps of its session that lie before a place.
    func step(at place: Int) -> Int {
        let session = session(at: place)
        return session == 0 ? place : place - closes[session - 1] - 1
    }
}

extension Reel {
    /// Does what a viewer asks.
    mutating func send(_ command: ReplayCommand) {
        switch command {
        case .pause: pace.isPaused = true
        case .resume: pace.isPaused = isAtEnd
        case .toggle: pace.isPaused = isAtEnd || !pace.isPaused
        case .step(let count): stepCloses(count)
        case .jump(let day): goToClose(of: (days.lastIndex { $0 <= day }) ?? 0)
        case .speed(let speed): pace.set(speed: speed)
        }
    }

    /// Lets time pass; it stops at the last close.
    mutating func advance(by time: Duration) {
        let steps = pace.steps(in: time)
        var target = min(place + steps, closes[closes.count - 1])
        let session = session(at: target)
        if steps >= longestStride, target < closes[session], session > 0, closes[session - 1] > place {
            pace.giveBack(target - closes[session - 1])
            target = closes[session - 1]
        }
        place = target
        if isAtEnd { pace.isPaused = true }
    }

    /// Stands still at the last close.
    mutating func rest() {
        goToClose(of: closes.count - 1)
        pace.isPaused = true
    }

    private var isAtEnd: Bool { place == closes[closes.count - 1] }

    /// Goes over closes; from a running session on to its own, and back to the one before it.
    private mutating func stepCloses(_ count: Int) {
        pace.isPaused = true
        if count == 0 || (!isAtClose && count < 0 && session == 0) { return }
        let from = !isAtClose && count > 0 ? session - 1 : session
        goToClose(of: from + min(max(count, -from), closes.count - 1 - from))
    }

    private mutating func goToClose(of session: Int) {
        place = closes[session]
        if isAtEnd { pace.isPaused = true }
    }
}
