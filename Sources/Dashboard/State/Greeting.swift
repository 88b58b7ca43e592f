/// What the last row says to whoever starts the dashboard, until the first key: what one sees, and what to press.
public enum Greeting: Hashable, Sendable {
    /// No source is asked for live data.
    case offline
    /// The sources have been asked for live data.
    case connecting
    /// The collector of a desk has been asked for what it has.
    case following
}
