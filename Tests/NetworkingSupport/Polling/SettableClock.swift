package import Model
package import Networking
import Synchronization
package import TestSupport

/// A monotonic clock that a test advances, and a wall clock that a test can also set.
package final class SettableClock: Sendable {
    /// Ten o'clock in New York on a Tuesday.
    package static let morning = NewYorkTime.timestamp(Fixture.day("2026-03-10"), minute: 10 * 60)

    /// The monotonic clock.
    package let time = ManualClock()
    private let start: Mutex<Timestamp>

    /// A clock that starts at the given time.
    package init(_ wall: Timestamp = SettableClock.morning) { start = Mutex(wall) }

    /// The current wall-clock time.
    package var wall: Timestamp {
        Timestamp(milliseconds: start.withLock { $0.milliseconds } + time.now.offset.milliseconds)
    }

    /// The clock as sources use it.
    package var source: SourceClock { SourceClock(time) { self.wall } }

    /// Sets the wall clock ahead or back.
    package func setWall(ahead: Duration) {
        start.withLock { $0 = Timestamp(milliseconds: $0.milliseconds + ahead.milliseconds) }
    }

    /// Advances the time to the next attempt of a source.
    package func advance(to status: SourceStatus) {
        guard let next = status.service?.nextRequest else { return }
        time.advance(by: .milliseconds(max(0, next.milliseconds - wall.milliseconds)))
    }
}

extension Duration {
    /// The duration in full milliseconds.
    fileprivate var milliseconds: Int64 { components.seconds * 1000 + components.attoseconds / 1_000_000_000_000_000 }
}
