public import Model

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// The time that passes and the time it is, as sources are told them. The two need not agree: wall clocks are set, and
/// machines sleep.
public struct SourceClock: Sendable {
    /// The time since some start; it never runs backwards.
    public let elapsed: @Sendable () -> Duration
    /// Returns when that time has come, or at once where the task is cancelled.
    public let sleep: @Sendable (_ until: Duration) async -> Void
    /// The time it is.
    public let wall: @Sendable () -> Timestamp

    /// A clock, and the wall clock beside it.
    public init(
        _ clock: some Clock<Duration> = ContinuousClock(), wall: @escaping @Sendable () -> Timestamp = SourceClock.now
    ) {
        let clock = ReplayClock(clock)
        elapsed = clock.now
        sleep = clock.sleep
        self.wall = wall
    }

    /// The time it is by the system.
    @Sendable public static func now() -> Timestamp {
        Timestamp(milliseconds: Int64((Date().timeIntervalSince1970 * 1000).rounded(.down)))
    }

    /// The time that passed and the time it is, at one moment: read again where much passed between the two, which would
    /// look as if the wall clock had been set.
    func both() -> (elapsed: Duration, wall: Timestamp) {
        for _ in 0..<8 {
            let before = elapsed(), wall = wall()
            if elapsed() - before < .milliseconds(500) { return (before, wall) }
        }
        return (elapsed(), wall())
    }

    /// What `body` returns, where it does so in time; else it is cancelled and the fault is thrown.
    func within<Value: Sendable>(
        _ limit: Duration, else late: SourceError,
        _ body: @escaping @Sendable () async throws(SourceError) -> Value
    ) async throws(SourceError) -> Value {
        let deadline = elapsed() + limit
        let result = await withTaskGroup(of: Result<Value, SourceError>?.self) { group in
            group.addTask {
                do throws(SourceError) { return .success(try await body()) } catch { return .failure(error) }
            }
            group.addTask {
                await sleep(deadline)
                return nil
            }
            let first = await group.next() ?? nil
            group.cancelAll()
            return first
        }
        guard let result else { throw late }
        return try result.get()
    }
}

extension SourceClock {
    /// Returns when a time has come, where there is one, or the bell rings.
    func wait(until due: Duration?, or bell: Bell) async {
        guard let due else { return await bell.wait() }
        await withTaskGroup { group in
            group.addTask { await sleep(due) }
            group.addTask { await bell.wait() }
            _ = await group.next()
            group.cancelAll()
        }
    }
}
