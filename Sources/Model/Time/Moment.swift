/// The date and session that a market shows, and the mode in which its figures arrive.
public struct Moment: Hashable, Sendable {
    /// How figures arrive.
    public enum Mode: String, Hashable, Sendable {
        /// From the tables that ship with the program, at their last session.
        case bundled
        /// From history, played back as if it were happening.
        case replay
        /// From live sources.
        case live
    }

    /// The state of the exchange.
    public enum Session: String, Hashable, Sendable {
        /// Before the open.
        case preMarket = "pre-market"
        /// Trading.
        case open
        /// After the close.
        case closed
        /// A day without trading.
        case holiday
    }

    /// The as-of date: no figure shown is newer.
    public var day: Day
    /// The state of the exchange on that date.
    public var session: Session
    /// How figures arrive.
    public var mode: Mode
    /// Minutes since midnight in New York, while the session is running and the time is known.
    public var minute: Int?
    /// The state of the replay; nil where nothing is replayed.
    public var playback: Playback?

    /// A minute outside 0…1440 becomes nil.
    public init(
        _ day: Day, _ session: Session = .closed, mode: Mode, minute: Int? = nil, playback: Playback? = nil
    ) {
        self.day = day
        self.session = session
        self.mode = mode
        self.minute = minute.flatMap { (0...1440).contains($0) ? $0 : nil }
        self.playback = playback
    }

    /// The end of a day: the close where the day is a session, else a holiday.
    public init(closed day: Day, mode: Mode, by calendar: ExchangeCalendar = .nyse) {
        self.init(day, calendar.isSession(day) ? .closed : .holiday, mode: mode)
    }
}

/// The state of a replay.
public struct Playback: Hashable, Sendable {
    /// The dates it can show.
    public let span: ClosedRange<Day>
    /// The amount of history per second of real time.
    public var speed: Speed
    /// Whether it is paused.
    public var isPaused: Bool

    /// The rate at which history passes.
    public enum Speed: Hashable, Sendable {
        /// Sessions per second.
        case sessions(Double)
        /// Minutes of market time per second.
        case minutes(Double)
        /// A multiple of real time.
        case times(Double)
    }

    /// The state of a replay, with its speed.
    public init(span: ClosedRange<Day>, speed: Speed, isPaused: Bool) {
        self.span = span
        self.speed = speed
        self.isPaused = isPaused
    }
}
