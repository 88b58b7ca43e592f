/// The date and session that a market shows, and how it comes by its figures.
public struct Moment: Hashable, Sendable {
    /// How figures come.
    public enum Mode: String, Hashable, Sendable {
        /// From the tables that ship with the program, at their last session.
        case bundled
        /// From history, played as if it happened.
        case replay
        /// From live sources.
        case live
    }

    /// What the exchange is doing.
    public enum Session: String, Hashable, Sendable {
        /// Before the opening.
        case preMarket = "pre-market"
        /// Trading.
        case open
        /// After the close.
        case closed
        /// No trading today.
        case holiday
    }

    /// The as-of date: nothing shown is newer.
    public var day: Day
    /// What the exchange is doing on it.
    public var session: Session
    /// How figures come.
    public var mode: Mode
    /// Minutes since midnight in New York, where the session is running and the time is known.
    public var minute: Int?
    /// How a replay runs; nil where nothing is replayed.
    public var playback: Playback?

    /// A moment.
    public init(
        _ day: Day, _ session: Session = .closed, mode: Mode, minute: Int? = nil, playback: Playback? = nil
    ) {
        self.day = day
        self.session = session
        self.mode = mode
        self.minute = minute.flatMap { (0...1440).contains($0) ? $0 : nil }
        self.playback = playback
    }

    /// The end of a day: the close where it is a session, else a day without one.
    public init(closed day: Day, mode: Mode, by calendar: ExchangeCalendar = .nyse) {
        self.init(day, calendar.isSession(day) ? .closed : .holiday, mode: mode)
    }
}

/// How a replay runs.
public struct Playback: Hashable, Sendable {
    /// The dates it can show.
    public let span: ClosedRange<Day>
    /// How much history passes in a second of the clock.
    public var speed: Speed
    /// Whether it stands still.
    public var isPaused: Bool

    /// A pace of history.
    public enum Speed: Hashable, Sendable {
        /// Sessions a second.
        case sessions(Double)
        /// Minutes of the market a second.
        case minutes(Double)
        /// So many times as fast as it happened.
        case times(Double)
    }

    /// A way of playing.
    public init(span: ClosedRange<Day>, speed: Speed, isPaused: Bool) {
        self.span = span
        self.speed = speed
        self.isPaused = isPaused
    }
}
