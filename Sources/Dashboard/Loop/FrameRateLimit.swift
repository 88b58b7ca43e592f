import Model

/// The limit on the rate of data frames. Replays are smooth, and so are the effects of a key press. Otherwise quotes
/// only need to be readable, and a dashboard that runs all day must not cost more frames than can be read.
struct FrameRateLimit {
    /// The time of the last frame of data, or the time at which it was due.
    var lastFrame: ContinuousClock.Instant
    /// The time of the last key press.
    var lastInput: ContinuousClock.Instant

    /// Whether motion is reduced, so that new data are shown once a second only.
    var isReduced = false

    private static let calmTime = Duration.seconds(1)
    private static let readingTime = Duration.milliseconds(200), flowingTime = Duration.milliseconds(16)
    /// The time after a key press in which arriving data may be its effect.
    private static let interactionTime = Duration.milliseconds(500)

    /// Creates a limit as after a long time without frames and keys.
    init(_ now: ContinuousClock.Instant) {
        lastFrame = now - FrameRateLimit.readingTime
        lastInput = now - FrameRateLimit.interactionTime
    }

    /// The earliest time of the next frame of data, as of `now`.
    func next(_ mode: Moment.Mode, now: ContinuousClock.Instant) -> ContinuousClock.Instant {
        let isInteractive = now - lastInput < FrameRateLimit.interactionTime
        let isRead = mode == .live && !isInteractive
        if isReduced, !isInteractive { return lastFrame + FrameRateLimit.calmTime }
        return lastFrame + (isRead ? FrameRateLimit.readingTime : FrameRateLimit.flowingTime)
    }
}
