import Model
import Networking
import Synchronization
import TestSupport

/// A monotonic clock that a test advances, and a wall clock that a test can also set.
final class SettableClock: Sendable {
    /// The monotonic clock.
    let time = ManualClock()
    private let start: Mutex<Timestamp>

    /// A clock that starts at the given time.
    init(_ wall: Timestamp = PollingDay.morning) { start = Mutex(wall) }

    /// The current wall-clock time.
    var wall: Timestamp {
        Timestamp(milliseconds: start.withLock { $0.milliseconds } + time.now.offset.milliseconds)
    }

    /// The clock as sources use it.
    var source: SourceClock { SourceClock(time) { self.wall } }

    /// Sets the wall clock ahead or back.
    func setWall(ahead: Duration) {
        start.withLock { $0 = Timestamp(milliseconds: $0.milliseconds + ahead.milliseconds) }
    }

    /// Advances the time to the next attempt of a source.
    func advance(to status: SourceStatus) {
        guard let next = status.service?.nextRequest else { return }
        time.advance(by: .milliseconds(max(0, next.milliseconds - wall.milliseconds)))
    }
}

extension Duration {
    /// The duration in full milliseconds.
    var milliseconds: Int64 { components.seconds * 1000 + components.attoseconds / 1_000_000_000_000_000 }
}
