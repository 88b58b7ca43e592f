/// The two sessions between which a recap tells what happened.
public struct RecapSpan: Hashable, Sendable {
    /// The date that was asked for.
    public let asked: Day
    /// The session it is about: that date, or the last one before it.
    public let day: Day
    /// The session it compares with; nil where none is known.
    public let base: Day?
    /// Whether the base is the session before.
    public let isOneSession: Bool

    /// The span that ends with a date; `since` an earlier date, or with the session before.
    ///
    /// - Parameter market: The market with all its sessions; those after the date are ignored.
    public init(_ market: Market, on asked: Day? = nil, since: Day? = nil) throws(RecapError) {
        // A coin has a Sunday, on which the market has no session.
        let kept = market.listings.filter { $0.instrument.kind.keepsSessions && !$0.series.isEmpty }
        let series = (kept.isEmpty ? market.listings : kept).map(\.series)
        guard let first = series.compactMap({ $0.isEmpty ? nil : $0.day(0) }).min(),
            let last = series.compactMap(\.lastDay).max()
        else { throw .noSession }
        self.asked = asked ?? last
        guard self.asked <= last else { throw .after(self.asked, last: last) }
        guard let day = RecapSpan.session(onOrBefore: self.asked, of: series) else {
            throw .before(self.asked, first: first)
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

/// Why there is no recap.
public enum RecapError: Error, Hashable, Sendable, CustomStringConvertible {
    /// Nothing has a session.
    case noSession
    /// A date lies before the first session.
    case before(Day, first: Day)
    /// A date lies after the last session.
    case after(Day, last: Day)
    /// The date to compare with is not before the session.
    case notBefore(Day, Day)

    /// The reason in words.
    public var description: String {
        switch self {
        case .noSession: "no session is known"
        case .before(let day, let first): "\(day) is before the first session, \(first)"
        case .after(let day, let last): "\(day) is after the last session, \(last)"
        case .notBefore(let since, let day): "\(since) is not before the session of \(day)"
        }
    }
}
