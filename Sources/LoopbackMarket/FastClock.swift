/// A clock that runs so many times as fast as the real one, so that back-offs of minutes are waited for in seconds.
public struct FastClock: Clock {
    /// As of the real one.
    public typealias Instant = ContinuousClock.Instant
    private let factor: Int
    private let start = ContinuousClock.now

    /// A clock.
    public init(factor: Int) { self.factor = factor }

    /// The time that it shows.
    public var now: Instant { start + (ContinuousClock.now - start) * factor }
    /// As of the real one.
    public var minimumResolution: Duration { .milliseconds(1) }

    /// Returns when it shows a time.
    public func sleep(until deadline: Instant, tolerance: Duration?) async throws {
        try await Task.sleep(until: start + (deadline - start) / factor, clock: .continuous)
    }
}
