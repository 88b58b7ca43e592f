public import Model

/// What a viewer asks of a replay.
public enum ReplayCommand: Hashable, Sendable {
    /// Stand still.
    case pause
    /// Go on.
    case resume
    /// Stand still where it goes on, go on where it stands still.
    case toggle
    /// To the close so many sessions on, back where negative; then it stands still.
    case step(Int)
    /// To the close of the last session on or before a date, as far as the span reaches.
    case jump(to: Day)
    /// So many sessions a second, or minutes of the market a second within sessions; 0.1…1000.
    case speed(Double)
}

/// Where a replay is and how fast it goes.
public struct ReplayState: Hashable, Sendable {
    /// The session shown.
    public let day: Day
    /// Whether it stands still.
    public let isPaused: Bool
    /// Sessions a second, or minutes of the market a second within sessions.
    public let speed: Double
    /// Whether it is at the last close.
    public let isAtEnd: Bool
    /// The first and last session.
    public let span: ClosedRange<Day>
}
