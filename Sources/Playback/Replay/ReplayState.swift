public import Model

/// The position and speed of a replay.
public struct ReplayState: Hashable, Sendable {
    /// The date of the current session.
    public let day: Day
    /// Whether the replay is paused.
    public let isPaused: Bool
    /// Sessions per second, or market minutes per second for intraday replays.
    public let speed: Double
    /// Whether the position is the last close.
    public let isAtEnd: Bool
    /// The dates of the first and last session.
    public let span: ClosedRange<Day>

    package init(day: Day, isPaused: Bool, speed: Double, isAtEnd: Bool, span: ClosedRange<Day>) {
        self.day = day
        self.isPaused = isPaused
        self.speed = speed
        self.isAtEnd = isAtEnd
        self.span = span
    }
}
