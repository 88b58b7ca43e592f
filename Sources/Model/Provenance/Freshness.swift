/// How recent a figure is, relative to the schedule of its source.
public enum Freshness: String, Hashable, Sendable {
    /// Streamed, or polled within twice the polling interval.
    case live
    /// Delayed by the amount that the source states.
    case delayed
    /// From the last closed session.
    case endOfDay = "end of day"
    /// Older than its schedule allows.
    case stale
    /// From the tables that ship with the program.
    case bundled
}
