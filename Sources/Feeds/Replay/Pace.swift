/// Turns time that passes into steps. A value: whoever has a clock says how much time it was.
struct Pace: Sendable {
    /// Whether it stands still.
    var isPaused: Bool
    /// Units a second, 0.1…1000, each of `stepsPerUnit` steps.
    private(set) var speed: Double
    private let stepsPerUnit: Double
    /// The part of a step that has passed, in steps.
    private var progress = 0.0

    /// Nobody sees more pictures a second.
    private static let ticksPerSecond = 60.0
    /// However late a tick comes, it makes up for no more than this: a replay that was held up goes on, it does not rush.
    private static let longestTick = 0.25

    init(speed: Double, stepsPerUnit: Int, isPaused: Bool) {
        self.speed = Pace.clamped(speed)
        self.stepsPerUnit = Double(stepsPerUnit)
        self.isPaused = isPaused
    }

    /// The time to the next step, no shorter than a picture; nil where it stands still.
    var due: Duration? {
        isPaused ? nil : .seconds(max((1 - progress) / stepsPerSecond, 1 / Pace.ticksPerSecond))
    }

    /// The steps that some time is worth. The rest of a step counts towards the next.
    mutating func steps(in time: Duration) -> Int {
        if isPaused { return 0 }
        let (seconds, attoseconds) = time.components
        progress += (Double(seconds) + Double(attoseconds) / 1e18) * stepsPerSecond
        // Time is counted in whole attoseconds: the last of a step may be missing a hair.
        let steps = (progress + 1e-9).rounded(.down)
        let most = max(1, (Pace.longestTick * stepsPerSecond).rounded(.up))
        progress = steps > most ? 0 : max(0, progress - steps)
        return Int(min(steps, most))
    }

    /// Keeps steps that were not taken for the next time.
    mutating func giveBack(_ steps: Int) { progress += Double(steps) }

    mutating func set(speed: Double) { self.speed = Pace.clamped(speed) }

    private var stepsPerSecond: Double { speed * stepsPerUnit }

    private static func clamped(_ speed: Double) -> Double { speed.isNaN ? 1 : min(max(speed, 0.1), 1000) }
}
