import Model

/// The position of a replay in a list of sessions, each of a number of steps of which the last is its close.
///
/// Executes commands and advances with elapsed time, independently of what a step shows.
struct ReplayCursor: Sendable {
    /// The dates of the sessions.
    private(set) var days: [Day]
    /// The index of the current step; 0 is the first step of the first session.
    private(set) var position = 0
    private var closes: [Int]
    private var timer: StepTimer
    private let longestStride: Int

    /// A cursor at the first step, running; nil if there are no sessions.
    ///
    /// - Parameters:
    ///   - steps: the number of steps of each session.
    ///   - speed: units per second, each of `stepsPerUnit` steps.
    ///   - longestStride: if at least this many steps are due at once, the cursor moves from close to close, where
    ///     sessions are complete.
    init?(_ sessions: [(day: Day, steps: Int)], speed: Double, stepsPerUnit: Int, longestStride: Int) {
        guard !sessions.isEmpty else { return nil }
        (days, closes) = ReplayCursor.columns(of: sessions)
        timer = StepTimer(speed: speed, stepsPerUnit: stepsPerUnit, isPaused: false)
        self.longestStride = longestStride
    }

    /// Replaces the sessions and keeps the position: the same step of the same date, or the close of the last session
    /// before it, or the first step.
    ///
    /// - Parameter sessions: ignored if empty.
    mutating func replace(with sessions: [(day: Day, steps: Int)]) {
        guard !sessions.isEmpty else { return }
        let day = days[session], step = step(at: position), wasAtEnd = isAtEnd
        (days, closes) = ReplayCursor.columns(of: sessions)
        let now = days.lastIndex { $0 <= day }
        position =
            now.map { days[$0] == day ? min(closes[$0], ($0 > 0 ? closes[$0 - 1] + 1 : 0) + step) : closes[$0] } ?? 0
        if wasAtEnd || isAtEnd { timer.isPaused = true }
    }

    private static func columns(of sessions: [(day: Day, steps: Int)]) -> (days: [Day], closes: [Int]) {
        var end = -1
        let closes = sessions.map { session in
            end += session.steps
            return end
        }
        return (sessions.map(\.day), closes)
    }

    /// The index of the current session.
    var session: Int { session(at: position) }
    /// Whether the current session has closed.
    var isAtClose: Bool { closes[session] == position }
    /// The time until the next step; nil while paused.
    var due: Duration? { timer.due }

    /// The current position and speed.
    var state: ReplayState {
        ReplayState(
            day: days[session], isPaused: timer.isPaused, speed: timer.speed, isAtEnd: isAtEnd,
            span: days[0]...days[days.count - 1])
    }

    /// The index of the session that contains a step, by binary search.
    func session(at position: Int) -> Int {
        var low = 0
        var high = closes.count - 1
        while low < high {
            let middle = (low + high) / 2
            if closes[middle] < position { low = middle + 1 } else { high = middle }
        }
        return low
    }

    /// The index of a step within its session.
    func step(at position: Int) -> Int {
        let session = session(at: position)
        return session == 0 ? position : position - closes[session - 1] - 1
    }
}

extension ReplayCursor {
    /// Executes a command.
    mutating func send(_ command: PlaybackCommand) {
        switch command {
        case .pause: timer.isPaused = true
        case .resume: timer.isPaused = isAtEnd
        case .toggle: timer.isPaused = isAtEnd || !timer.isPaused
        case .step(let count): stepCloses(count)
        case .jump(let day): goToClose(of: (days.lastIndex { $0 <= day }) ?? 0)
        case .changeSpeed(let factor): timer.multiplySpeed(by: factor)
        }
    }

    /// Advances by elapsed time; pauses at the last close.
    mutating func advance(by time: Duration) {
        let steps = timer.steps(in: time)
        var target = min(position + steps, closes[closes.count - 1])
        let session = session(at: target)
        if steps >= longestStride, target < closes[session], session > 0, closes[session - 1] > position {
            timer.restore(target - closes[session - 1])
            target = closes[session - 1]
        }
        position = target
        if isAtEnd { timer.isPaused = true }
    }

    /// Moves to the last close and pauses.
    mutating func stopAtEnd() {
        goToClose(of: closes.count - 1)
        timer.isPaused = true
    }

    private var isAtEnd: Bool { position == closes[closes.count - 1] }

    /// Moves by a number of closes; from within a session, forward to its own close or back to the previous one.
    private mutating func stepCloses(_ count: Int) {
        timer.isPaused = true
        if count == 0 || (!isAtClose && count < 0 && session == 0) { return }
        let from = !isAtClose && count > 0 ? session - 1 : session
        goToClose(of: from + min(max(count, -from), closes.count - 1 - from))
    }

    private mutating func goToClose(of session: Int) {
        position = closes[session]
        if isAtEnd { timer.isPaused = true }
    }
}
