/// How new a figure is, by what its source promises.
public enum Freshness: String, Hashable, Sendable {
    /// Streamed, or polled within twice its interval.
    case live
    /// Late by what the source says it is late.
    case delayed
    /// Of the last session that has closed.
    case endOfDay = "end of day"
    /// Older than its schedule allows.
    case stale
    /// From the tables that ship with the program.
    case bundled
}
