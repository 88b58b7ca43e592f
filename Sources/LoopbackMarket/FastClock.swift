/// A clock that runs faster than the real one by a fixed factor, so that tests wait seconds for back-offs of minutes.
public struct FastClock: Clock {
    /// The instants of the continuous clock.
    public typealias Instant = ContinuousClock.Instant
    private let factor: Int
    private let start = ContinuousClock.now

    /// Creates a clock that starts at the present time and runs `factor` times as fast as the continuous clock.
    public init(factor: Int) { self.factor = factor }

    /// The accelerated time.
    public var now: Instant { start + (ContinuousClock.now - start) * factor }
    /// One millisecond of accelerated time.
    public var minimumResolution: Duration { .milliseconds(1) }

    /// Suspends until the accelerated time reaches `deadline`; throws `CancellationError` if the task is cancelled.
    public func sleep(until deadline: Instant, tolerance: Duration?) async throws {
        try await Task.sleep(until: start + (deadline - start) / factor, clock: .continuous)
    }
}
