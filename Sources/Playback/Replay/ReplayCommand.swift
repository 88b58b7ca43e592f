public import Model

/// A command to a replay.
public enum ReplayCommand: Hashable, Sendable {
    /// Pause.
    case pause
    /// Resume.
    case resume
    /// Pause if playing, resume if paused.
    case toggle
    /// Move by a number of closes, backwards if negative, and pause.
    case step(Int)
    /// Jump to the close of the last session on or before a date, within the span.
    case jump(to: Day)
    /// Set the speed in sessions per second, or market minutes per second for intraday replays; 0.1…1000.
    case speed(Double)
}

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
