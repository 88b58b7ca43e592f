/// Converts elapsed time into steps of a replay. A pure value that is given the elapsed time by its owner.
struct StepTimer: Sendable {
    /// Whether the replay is paused.
    var isPaused: Bool
    /// Units per second, 0.1…1000, each of `stepsPerUnit` steps.
    private(set) var speed: Double
    private let stepsPerUnit: Double
    /// The elapsed fraction of the current step.
    private var progress = 0.0

    /// The maximum frame rate; more frequent ticks would not be visible.
    private static let ticksPerSecond = 60.0
    /// The maximum seconds counted for one tick, so that a replay that was delayed continues rather than rushing to
    /// catch up.
    private static let longestTick = 0.25

    init(speed: Double, stepsPerUnit: Int, isPaused: Bool) {
        self.speed = StepTimer.clamped(speed)
        self.stepsPerUnit = Double(stepsPerUnit)
        self.isPaused = isPaused
    }

    /// The time until the next step, at least one frame; nil while paused.
    var due: Duration? {
        isPaused ? nil : .seconds(max((1 - progress) / stepsPerSecond, 1 / StepTimer.ticksPerSecond))
    }

    /// The number of steps in some elapsed time. A remaining fraction counts towards the next step.
    mutating func steps(in time: Duration) -> Int {
        if isPaused { return 0 }
        let (seconds, attoseconds) = time.components
        progress += (Double(seconds) + Double(attoseconds) / 1e18) * stepsPerSecond
        // Durations are whole attoseconds: tolerate rounding in the last part of a step.
        let steps = (progress + 1e-9).rounded(.down)
        let limit = max(1, (StepTimer.longestTick * stepsPerSecond).rounded(.up))
        progress = steps > limit ? 0 : max(0, progress - steps)
        return Int(min(steps, limit))
    }

    /// Returns steps that were not played, to be counted next time.
    mutating func restore(_ steps: Int) { progress += Double(steps) }

    mutating func multiplySpeed(by factor: Double) { speed = StepTimer.clamped(speed * factor) }

    private var stepsPerSecond: Double { speed * stepsPerUnit }

    private static func clamped(_ speed: Double) -> Double { speed.isNaN ? 1 : min(max(speed, 0.1), 1000) }
}
