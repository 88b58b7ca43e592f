/// A command to a source of history.
public enum PlaybackCommand: Hashable, Sendable {
    /// Pauses.
    case pause
    /// Resumes.
    case resume
    /// Pauses if playing, resumes if paused.
    case toggle
    /// Moves by a number of closes, backwards if negative, and pauses.
    case step(Int)
    /// Moves to the close of the last session on or before a date, within the span.
    case jump(to: Day)
    /// Multiplies the speed by a factor; the result is kept within 0.1…1000.
    case changeSpeed(by: Double)
}
