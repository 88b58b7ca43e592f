public import Model
import Timing

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// The elapsed time and the wall-clock time for sources. The two need not agree: wall clocks are set, and machines
/// sleep.
public struct SourceClock: Sendable {
    /// The time since an arbitrary start; it never runs backwards.
    public let elapsed: @Sendable () -> Duration
    /// Returns at that elapsed time, or at once if the task is cancelled.
    public let sleep: @Sendable (_ until: Duration) async -> Void
    /// The wall-clock time.
    public let wall: @Sendable () -> Timestamp

    /// Creates a clock with the wall clock that goes with it.
    public init(
        _ clock: some Clock<Duration> = ContinuousClock(), wall: @escaping @Sendable () -> Timestamp = SourceClock.now
    ) {
        let clock = ReplayClock(clock)
        elapsed = clock.now
        sleep = clock.sleep
        self.wall = wall
    }

    /// The system's wall-clock time.
    @Sendable public static func now() -> Timestamp {
        Timestamp(milliseconds: Int64((Date().timeIntervalSince1970 * 1000).rounded(.down)))
    }

    /// Both times at one moment. They are read again if too much time passed in between, which would look as if the
    /// wall clock had been set.
    func both() -> (elapsed: Duration, wall: Timestamp) {
        for _ in 0..<8 {
            let before = elapsed(), wall = wall()
            if elapsed() - before < .milliseconds(500) { return (before, wall) }
        }
        return (elapsed(), wall())
    }

    /// The result of `body` if it returns in time; otherwise it is cancelled and the given error is thrown.
    ///
    /// A body that succeeds all the same, because it had received everything when the time was over, has its result
    /// used: it may already have recorded what it returns as reported.
    package func within<Value: Sendable>(
        _ limit: Duration, else timeout: SourceError,
        _ body: @escaping @Sendable () async throws(SourceError) -> Value
    ) async throws(SourceError) -> Value {
        let deadline = elapsed() + limit
        let result = await withTaskGroup(of: Result<Value, SourceError>?.self) {
            group -> Result<Value, SourceError>? in
            group.addTask {
                do throws(SourceError) { return .success(try await body()) } catch { return .failure(error) }
            }
            group.addTask {
                await sleep(deadline)
                return nil
            }
            let first = await group.next() ?? nil
            group.cancelAll()
            if let first { return first }
            let late = await group.next() ?? nil
            if case .success? = late { return late }
            return nil
        }
        guard let result else { throw timeout }
        return try result.get()
    }
}
