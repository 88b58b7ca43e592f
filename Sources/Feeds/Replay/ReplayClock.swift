/// Any clock as time since a start, so that what waits on it need not be generic.
struct ReplayClock: Sendable {
    /// The time since the start.
    let now: @Sendable () -> Duration
    /// Returns when that time has come, or at once where the task is cancelled.
    let sleep: @Sendable (_ until: Duration) async -> Void

    init(_ clock: some Clock<Duration>) {
        let start = clock.now
        now = { start.duration(to: clock.now) }
        sleep = { time in try? await clock.sleep(until: start.advanced(by: time), tolerance: nil) }
    }
}
