public import Model

/// The two sessions that a recap compares.
public struct RecapSpan: Hashable, Sendable {
    /// The requested date.
    public let requestedDay: Day
    /// The session described: that of the requested date, or the last one before it.
    public let day: Day
    /// The session compared with; nil if there is none.
    public let base: Day?
    /// Whether the base is the session immediately before.
    public let isOneSession: Bool

    /// Creates the span that ends with a date and begins with the session of `since`, or the one before by default.
    ///
    /// - Parameter market: The market with all its sessions; those after the date are ignored.
    /// - Throws: `RecapError` if a date is outside the sessions, or `since` is not before the session.
    public init(_ market: Market, on requestedDay: Day? = nil, since: Day? = nil) throws(RecapError) {
        // A coin has a price on Sundays, when the market has no session.
        let exchangeListed = market.listings.filter { $0.instrument.kind.tradesInSessions && !$0.series.isEmpty }
        let series = (exchangeListed.isEmpty ? market.listings : exchangeListed).map(\.series)
        guard let first = series.compactMap({ $0.isEmpty ? nil : $0.day(0) }).min(),
            let last = series.compactMap(\.lastDay).max()
        else { throw .noSession }
        self.requestedDay = requestedDay ?? last
        guard self.requestedDay <= last else { throw .after(self.requestedDay, last: last) }
        guard let day = RecapSpan.session(onOrBefore: self.requestedDay, of: series) else {
            throw .before(self.requestedDay, first: first)
        }
        self.day = day
        let previous = RecapSpan.session(onOrBefore: day - 1, of: series)
        if let since {
            guard since < day else { throw .notBefore(since, day) }
            guard let base = RecapSpan.session(onOrBefore: since, of: series) else {
                throw .before(since, first: first)
            }
            self.base = base
        } else {
            base = previous
        }
        isOneSession = base == previous
    }

    private static func session(onOrBefore day: Day, of series: [Series]) -> Day? {
        series.compactMap { series in series.index(onOrBefore: day).map(series.day) }.max()
    }
}

/// The reason why there is no recap.
public enum RecapError: Error, Hashable, Sendable, CustomStringConvertible {
    /// The market has no session.
    case noSession
    /// A date is before the first session.
    case before(Day, first: Day)
    /// A date is after the last session.
    case after(Day, last: Day)
    /// The date to compare with is not before the session.
    case notBefore(Day, Day)

    /// The reason as shown to the user.
    public var description: String {
        switch self {
        case .noSession: "no session is available"
        case .before(let day, let first): "\(day) is before the first session, \(first)"
        case .after(let day, let last): "\(day) is after the last session, \(last)"
        case .notBefore(let since, let day): "\(since) is not before the session of \(day)"
        }
    }
}
