/// A clock as durations since its start, so that its users need not be generic.
package struct ReplayClock: Sendable {
    /// The time since the start.
    package let now: @Sendable () -> Duration
    /// Returns at the given time since the start, or at once if the task is cancelled.
    package let sleep: @Sendable (_ until: Duration) async -> Void

    package init(_ clock: some Clock<Duration>) {
        let start = clock.now
        now = { start.duration(to: clock.now) }
        sleep = { time in try? await clock.sleep(until: start.advanced(by: time), tolerance: nil) }
    }
}
