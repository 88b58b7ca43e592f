public import Model
public import Screen

/// Something that happened: the only reason for the state to change.
public enum Event: Sendable {
    /// A person did something at the terminal.
    case input(InputEvent)
    /// Sources had something to say, in order; `at` is when it arrived.
    case data([MarketUpdate], at: Timestamp)
    /// The time that was asked for by `Effect.wake` has come.
    case woken(at: Timestamp)
    /// The wall clock shows another minute.
    case clock(WallClock)
    /// What was looked up of the thesis' past.
    case lookedUp(ThesisAnswer)
    /// A person has chosen anew how the dashboard is.
    case configured(Settings)
    /// The outside answers a command: saved, copied, or why not. Where that does not fit in the last row, the first of
    /// shorter words that does is told.
    case notice(String, shorter: [String] = [])
}

/// The date and time of day where the user is.
public struct WallClock: Hashable, Sendable {
    /// The date.
    public let day: Day
    /// The time as `17:03`.
    public let time: String

    /// A date and time.
    public init(_ day: Day, time: String) {
        self.day = day
        self.time = time
    }
}
