public import Formats
public import Model

/// A request that a source repeats at intervals.
public struct PollRequest: Sendable {
    /// How often the request is made, by the state of the exchange; nil where it is not made.
    public struct Interval: Hashable, Sendable {
        /// During the session, before the open, from the close to 22:00, at night and at weekends, and on holidays.
        public var open, preMarket, evening, closed, holiday: Duration?

        /// Creates an interval; a nil duration means no requests at that time.
        public init(
            open: Duration?, preMarket: Duration?, evening: Duration?, closed: Duration?, holiday: Duration?
        ) {
            self.open = open
            self.preMarket = preMarket
            self.evening = evening
            self.closed = closed
            self.holiday = holiday
        }

        /// Creates an interval whose evening equals the night.
        public init(open: Duration?, preMarket: Duration?, closed: Duration?, holiday: Duration?) {
            self.init(open: open, preMarket: preMarket, evening: closed, closed: closed, holiday: holiday)
        }

        /// The same interval at all times.
        public static func always(_ interval: Duration) -> Interval {
            Interval(open: interval, preMarket: interval, closed: interval, holiday: interval)
        }

        /// The interval at a time of day.
        public subscript(hours: Hours) -> Duration? {
            switch hours {
            case .open: open
            case .preMarket: preMarket
            case .evening: evening
            case .closed: closed
            case .holiday: holiday
            }
        }
    }

    /// The times of day that have an interval of their own.
    public enum Hours: Hashable, Sendable {
        /// The states of the exchange; `evening` lasts from the close to 22:00 in New York.
        case open, preMarket, evening, closed, holiday

        /// EDGAR accepts filings until 22:00, so companies report until then.
        private static let lastMinute = 22 * 60

        /// Creates the time of day at an instant.
        public init(at time: Timestamp) {
            switch ExchangeCalendar.nyse.state(at: time) {
            case .open: self = .open
            case .preMarket: self = .preMarket
            case .holiday: self = .holiday
            case .closed:
                let (day, minute) = NewYorkTime.wallClock(at: time)
                let close = ExchangeCalendar.nyse.closingMinute(on: day) ?? Hours.lastMinute
                self = (close..<max(close, Hours.lastMinute)).contains(minute) ? .evening : .closed
            }
        }
    }

    /// Identifies a poll request among those of all services: `treasury/yields`.
    public struct ID: Hashable, Sendable, CustomStringConvertible {
        /// The service's name.
        public let service: String
        /// The request's key within its service.
        public let key: String

        /// Creates the identifier of a service’s request.
        public init(_ service: String, _ key: String) {
            self.service = service
            self.key = key
        }

        /// In the form `treasury/yields`.
        public var description: String { "\(service)/\(key)" }
    }

    /// Identifies the request within its service: `spark 1`, `history IWM`. A request with a new key is made at once;
    /// one with the same key is the same request.
    public let key: String
    /// How often it is made.
    public let interval: Interval
    /// The request that this one replaces, only while that one fails.
    public let fallbackFor: ID?
    /// Whether other due requests of the service go first. One low-priority request at a time still proceeds.
    public let isLowPriority: Bool
    /// The time limit for everything, including waiting for the budget.
    public let deadline: Duration
    /// Fetches and parses. Errors in single rows or symbols are part of the result.
    public let run: @Sendable (any HTTPTransport) async throws(SourceError) -> PollResult

    /// Creates a poll request. It may take two minutes unless a deadline is given.
    public init(
        _ key: String, every interval: Interval, fallbackFor: ID? = nil, isLowPriority: Bool = false,
        deadline: Duration = .seconds(120),
        run: @escaping @Sendable (any HTTPTransport) async throws(SourceError) -> PollResult
    ) {
        self.key = key
        self.interval = interval
        self.fallbackFor = fallbackFor
        self.isLowPriority = isLowPriority
        self.deadline = deadline
        self.run = run
    }
}

/// What a poll request returned.
public struct PollResult: Sendable {
    /// The updates, in order.
    public var updates: [MarketUpdate]
    /// The bad rows or symbols; the rest still counts.
    public var errors: [FeedError]
    /// Whether the response is known to be well-formed even if it brings no update. Otherwise bad rows without any
    /// update fail the entire request.
    public let isUnderstood: Bool
    /// Watched symbols that the service does not have; not an error of the service.
    public var unknown: [Symbol]

    /// Creates a result; without errors and unknown symbols unless they are given.
    public init(
        _ updates: [MarketUpdate], isUnderstood: Bool = false, errors: [FeedError] = [], unknown: [Symbol] = []
    ) {
        self.updates = updates
        self.isUnderstood = isUnderstood
        self.errors = errors
        self.unknown = unknown
    }

    /// The result of a file that was parsed.
    package init(_ parsed: Parsed<[MarketUpdate]>) { self.init(parsed.content, errors: parsed.errors) }

    /// Nothing, because nothing has changed.
    public static let unchanged = PollResult([])
}
