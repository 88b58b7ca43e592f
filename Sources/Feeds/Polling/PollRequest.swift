public import Model

/// A question that a source asks again and again.
public struct PollRequest: Sendable {
    /// How often it is asked, by what the exchange is doing; nil where it is not.
    public struct Interval: Hashable, Sendable {
        /// While shares trade, before the opening, from the close to 22:00, at night and at weekends, on holidays.
        public var open, preMarket, evening, closed, holiday: Duration?

        /// An interval.
        public init(
            open: Duration?, preMarket: Duration?, evening: Duration?, closed: Duration?, holiday: Duration?
        ) {
            self.open = open
            self.preMarket = preMarket
            self.evening = evening
            self.closed = closed
            self.holiday = holiday
        }

        /// An interval whose evening is as the night.
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
        /// As the exchange's session is; the evening is what follows one until 22:00 in New York.
        case open, preMarket, evening, closed, holiday

        /// So long companies report after a session: EDGAR takes filings until then.
        private static let lastMinute = 22 * 60

        /// The time of day at an instant.
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

    /// A poll request among those of all services: `treasury/yields`.
    public struct ID: Hashable, Sendable, CustomStringConvertible {
        /// The service's own word.
        public let service: String
        /// The poll request's key there.
        public let key: String

        /// A poll request of a service.
        public init(_ service: String, _ key: String) {
            self.service = service
            self.key = key
        }

        /// As `treasury/yields`.
        public var description: String { "\(service)/\(key)" }
    }

    /// What tells it from the service's other poll requests: `spark 1`, `history IWM`. The same key is the same question;
    /// another key is a new question, which is asked at once.
    public let key: String
    /// How often it is asked.
    public let interval: Interval
    /// The poll request in whose place it is asked, while that one fails and no longer.
    public let standsInFor: ID?
    /// Whether others of its service go first that are due as well. It still gets on, one at a time.
    public let isPatient: Bool
    /// The time for all of it, waiting for the budget included.
    public let deadline: Duration
    /// Asks, and reads the answer. Faults of single rows or symbols are part of the poll result.
    public let run: @Sendable (any HTTPTransport) async throws(SourceError) -> PollResult

    /// A poll request.
    public init(
        _ key: String, every interval: Interval, standsInFor: ID? = nil, isPatient: Bool = false,
        deadline: Duration = .seconds(120),
        run: @escaping @Sendable (any HTTPTransport) async throws(SourceError) -> PollResult
    ) {
        self.key = key
        self.interval = interval
        self.standsInFor = standsInFor
        self.isPatient = isPatient
        self.deadline = deadline
        self.run = run
    }
}

/// What a poll request brought home.
public struct PollResult: Sendable {
    /// What the answer says, in order.
    public var updates: [MarketUpdate]
    /// The rows or symbols that were bad; the rest counts all the same.
    public var faults: [FeedError]
    /// Whether the answer is known to make sense though nothing in it may be new. Where it is not, bad rows and no update
    /// are a fault of the whole.
    public let isUnderstood: Bool
    /// The symbols that a viewer watches and the service does not know: no fault of the service.
    public var unknown: [Symbol]

    /// A poll result.
    public init(
        _ updates: [MarketUpdate], isUnderstood: Bool = false, faults: [FeedError] = [], unknown: [Symbol] = []
    ) {
        self.updates = updates
        self.isUnderstood = isUnderstood
        self.faults = faults
        self.unknown = unknown
    }

    /// Nothing, because nothing has changed.
    public static let unchanged = PollResult([])
}
