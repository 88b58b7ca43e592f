import Model

/// What ties the time that passes to the time it is, and notices where the two part: a clock that was set, a machine that
/// slept while its other clock stood still.
struct WallAnchor: Hashable, Sendable {
    private var elapsed: Duration
    private var wall: Timestamp

    /// The two at one moment.
    init(_ elapsed: Duration, _ wall: Timestamp) {
        self.elapsed = elapsed
        self.wall = wall
    }

    /// The time it is, was or will be.
    func time(at elapsed: Duration) -> Timestamp {
        Timestamp(milliseconds: wall.milliseconds + (elapsed - self.elapsed).milliseconds)
    }

    /// Takes both anew and says how far the wall clock has gone beyond the time that passed; zero where they agree but
    /// for a little.
    mutating func tell(_ elapsed: Duration, _ wall: Timestamp) -> Duration {
        let jump = Duration.milliseconds(wall.milliseconds - time(at: elapsed).milliseconds)
        guard jump > WallAnchor.slack || jump < .zero - WallAnchor.slack else { return .zero }
        self = WallAnchor(elapsed, wall)
        return jump
    }

    /// Clocks are nudged all the time by a few milliseconds.
    private static let slack = Duration.seconds(2)
}

extension Duration {
    /// In whole milliseconds.
    var milliseconds: Int64 { components.seconds * 1000 + components.attoseconds / 1_000_000_000_000_000 }
}
