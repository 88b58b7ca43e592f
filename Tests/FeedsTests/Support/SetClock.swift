import Feeds
import Model
import Synchronization
import TestSupport

/// A clock that stands still until a test moves it, and a wall clock beside it that a test can set.
final class SetClock: Sendable {
    /// What passes.
    let time = ManualClock()
    private let start: Mutex<Timestamp>

    /// A clock that stands at some time.
    init(_ wall: Timestamp = PollingDay.morning) { start = Mutex(wall) }

    /// The time it is.
    var wall: Timestamp {
        Timestamp(milliseconds: start.withLock { $0.milliseconds } + time.now.offset.milliseconds)
    }

    /// As sources are told it.
    var source: SourceClock { SourceClock(time) { self.wall } }

    /// Sets the wall clock ahead or back.
    func setWall(ahead: Duration) {
        start.withLock { $0 = Timestamp(milliseconds: $0.milliseconds + ahead.milliseconds) }
    }

    /// Lets time pass until a source's next try.
    func advance(to status: SourceStatus) {
        guard let next = status.service?.nextTry else { return }
        time.advance(by: .milliseconds(max(0, next.milliseconds - wall.milliseconds)))
    }
}

extension Duration {
    /// In whole milliseconds.
    var milliseconds: Int64 { components.seconds * 1000 + components.attoseconds / 1_000_000_000_000_000 }
}
