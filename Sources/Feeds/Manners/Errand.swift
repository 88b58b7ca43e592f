public import Model

/// A question that a source asks again and again.
public struct Errand: Sendable {
    /// How often it is asked, by what the exchange is doing; nil where it is not.
    public struct Interval: Hashable, Sendable {
        /// While shares trade, before the opening, after the close and at weekends, on holidays.
        public var open, preMarket, closed, holiday: Duration?

        /// An interval.
        public init(open: Duration?, preMarket: Duration?, closed: Duration?, holiday: Duration?) {
            self.open = open
            self.preMarket = preMarket
            self.closed = closed
            self.holiday = holiday
        }

        /// The same interval at all times.
        public static func always(_ interval: Duration) -> Interval {
            Interval(open: interval, preMarket: interval, closed: interval, holiday: interval)
        }

        /// The interval in a state of the exchange.
        public subscript(state: Moment.Session) -> Duration? {
            switch state {
            case .open: open
            case .preMarket: preMarket
            case .closed: closed
            case .holiday: holiday
            }
        }
    }

    /// An errand among those of all services: `treasury/yields`.
    public struct ID: Hashable, Sendable, CustomStringConvertible {
        /// The service's own word.
        public let service: String
        /// The errand's key there.
        public let key: String

        /// An errand of a service.
        public init(_ service: String, _ key: String) {
            self.service = service
            self.key = key
        }

        /// As `treasury/yields`.
        public var description: String { "\(service)/\(key)" }
    }

    /// What tells it from the service's other errands: `spark 1`, `history IWM`. The same key is the same question;
    /// another key is a new question, which is asked at once.
    public let key: String
    /// How often it is asked.
    public let interval: Interval
    /// The errand in whose place it is asked, while that one fails and no longer.
    public let standsInFor: ID?
    /// The time for all of it, waiting for the budget included.
    public let deadline: Duration
    /// Asks, and reads the answer. Faults of single rows or symbols are part of the harvest.
    public let run: @Sendable (any Web) async throws(SourceFault) -> Harvest

    /// An errand.
    public init(
        _ key: String, every interval: Interval, standsInFor: ID? = nil, deadline: Duration = .seconds(120),
        run: @escaping @Sendable (any Web) async throws(SourceFault) -> Harvest
    ) {
        self.key = key
        self.interval = interval
        self.standsInFor = standsInFor
        self.deadline = deadline
        self.run = run
    }
}

/// What an errand brought home.
public struct Harvest: Sendable {
    /// What the answer says, in order.
    public var updates: [MarketUpdate]
    /// The rows or symbols that were bad; the rest counts all the same.
    public var faults: [FeedError]

    /// A harvest.
    public init(_ updates: [MarketUpdate], faults: [FeedError] = []) {
        self.updates = updates
        self.faults = faults
    }

    /// Nothing, because nothing has changed.
    public static let unchanged = Harvest([])
}
