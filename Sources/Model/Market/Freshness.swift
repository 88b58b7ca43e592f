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

/// Where a figure comes from.
public struct Provenance: Hashable, Sendable {
    /// The source's own word.
    public let source: String
    /// How new it is.
    public let freshness: Freshness

    /// A provenance.
    public init(_ source: String, _ freshness: Freshness) {
        self.source = source
        self.freshness = freshness
    }
}

/// What a source is doing.
public struct SourceStatus: Hashable, Sendable {
    /// The states of a source.
    public enum State: String, Hashable, Sendable {
        /// Asked, no answer yet.
        case starting
        /// The last answer was good.
        case good
        /// Some rows or symbols of the last answer were bad.
        case partial
        /// The last answer was bad; what it gave before stands.
        case failed
        /// Not asked.
        case off
    }

    /// The source's own word.
    public let name: String
    /// What it is doing.
    public let state: State
    /// When it last gave something good.
    public let lastSuccess: Timestamp?
    /// Why it is not good, for a reader.
    public let reason: String?

    /// A status.
    public init(_ name: String, _ state: State, lastSuccess: Timestamp? = nil, reason: String? = nil) {
        self.name = name
        self.state = state
        self.lastSuccess = lastSuccess
        self.reason = reason
    }
}
