import Model

/// Relates elapsed time to wall-clock time, and detects where the two diverge: the clock was set, or the machine slept
/// while its other clock stood still.
struct WallAnchor: Hashable, Sendable {
    private var elapsed: Duration
    private var wall: Timestamp

    /// Anchors the two times to each other.
    init(_ elapsed: Duration, _ wall: Timestamp) {
        self.elapsed = elapsed
        self.wall = wall
    }

    /// The wall-clock time at an elapsed time, past or future.
    func time(at elapsed: Duration) -> Timestamp {
        Timestamp(milliseconds: wall.milliseconds + (elapsed - self.elapsed).milliseconds)
    }

    /// Anchors both times anew and returns how far the wall clock ran ahead of elapsed time; zero where the two agree
    /// within the tolerance.
    mutating func advance(to elapsed: Duration, _ wall: Timestamp) -> Duration {
        let jump = Duration.milliseconds(wall.milliseconds - time(at: elapsed).milliseconds)
        guard jump > WallAnchor.tolerance || jump < .zero - WallAnchor.tolerance else { return .zero }
        self = WallAnchor(elapsed, wall)
        return jump
    }

    /// Clocks are adjusted by a few milliseconds all the time.
    private static let tolerance = Duration.seconds(2)
}

extension Duration {
    /// In full milliseconds, rounded towards zero.
    var milliseconds: Int64 { components.seconds * 1000 + components.attoseconds / 1_000_000_000_000_000 }
}
