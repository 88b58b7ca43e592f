import Model

/// When frames of data may come. A replay is to flow, and so is what may answer a key; else quotes are to be read, and who
/// leaves them on all day does not want to pay for more of them than can be.
struct FramePace {
    /// When data were last drawn, or what was due.
    var lastFrame: ContinuousClock.Instant
    /// When somebody last pressed a key.
    var lastInput: ContinuousClock.Instant

    private static let readingTime = Duration.milliseconds(200), flowingTime = Duration.milliseconds(16)
    /// So long after a key what comes may be its answer.
    private static let attention = Duration.milliseconds(500)

    /// The pace where nothing has been drawn or pressed for long.
    init(_ now: ContinuousClock.Instant) {
        lastFrame = now - FramePace.readingTime
        lastInput = now - FramePace.attention
    }

    /// The first time that the next frame of data may come, as it is asked now.
    func next(_ mode: Moment.Mode, now: ContinuousClock.Instant) -> ContinuousClock.Instant {
        let isRead = mode == .live && now - lastInput >= FramePace.attention
        return lastFrame + (isRead ? FramePace.readingTime : FramePace.flowingTime)
    }
}
