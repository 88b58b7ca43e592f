public import Model
public import Screen

/// An event, the only cause of changes to the state.
public enum Event: Sendable {
    /// The first frame is on the screen: what takes longer than a frame can be looked up.
    case started
    /// User input at the terminal.
    case input(InputEvent)
    /// Updates from the sources, in order; `at` is their time of arrival.
    case data([MarketUpdate], at: Timestamp)
    /// The time requested by `Effect.wake` has come.
    case woken(at: Timestamp)
    /// A new minute of the wall clock.
    case clock(WallClock)
    /// The result of `Effect.lookUp`, about the past of the thesis.
    case lookedUp(ThesisEvaluation)
    /// A line of text was entered, which does what it does in the palette.
    case entered(String)
    /// Begins the tour.
    case tour
    /// The configuration was reloaded, or what the desk shares has changed; the message is shown.
    case configured(Settings, message: String? = "Configuration reloaded")
    /// The first frame is that of a user who has not pressed a key yet.
    case greeted(Greeting)
    /// An edit of the configuration's file was made, or was refused for a reason.
    case edited(ConfigurationEdit, refusal: String? = nil)
    /// The result of `Effect.claim`.
    case alertsClaimed(AlertClaim)
    /// The last edit was reversed, or was not for a reason.
    case editUndone(refusal: String? = nil)
    /// The user's own themes were read: those that can be shown, and those that cannot.
    case themes([Theme], faulty: [FaultyTheme])
    /// The outcome of a command: saved, copied, or why not. If the text does not fit in the last row, the first of the
    /// shorter texts that fits is shown.
    case notice(String, shorter: [String] = [])
}

/// The date and time of day where the user is.
public struct WallClock: Hashable, Sendable {
    /// The date.
    public let day: Day
    /// The time as `17:03`.
    public let time: String

    /// Creates a wall clock time.
    public init(_ day: Day, time: String) {
        self.day = day
        self.time = time
    }
}
