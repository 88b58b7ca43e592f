/// The time at which a publisher's figure for a session is expected, with two hours of grace after the usual time.
public struct PublicationSchedule: Hashable, Sendable {
    /// The calendar of the sessions; there is one figure for each.
    public let calendar: ExchangeCalendar
    /// The number of sessions between the session and the publication of its figure.
    public let sessionsLater: Int
    /// The time of day at which it is due, in minutes since midnight in New York, including the grace period.
    public let dueMinute: Int

    /// A schedule, by default on the day of the session.
    public init(_ calendar: ExchangeCalendar, sessionsLater: Int = 0, dueMinute: Int) {
        self.calendar = calendar
        self.sessionsLater = sessionsLater
        self.dueMinute = dueMinute
    }

    /// Closing prices: on the same day, by 18:00.
    public static let closes = PublicationSchedule(.nyse, dueMinute: 18 * 60)
    /// The Treasury's par yields: on the same day, usually by 18:00 ("Interest Rates: Frequently Asked Questions").
    public static let treasuryYields = PublicationSchedule(.treasuries, dueMinute: 20 * 60)
    /// The effective federal funds rate as published by FRED: on the next business day, after the Board's "Selected
    /// Interest Rates" (H.15) at 16:15.
    public static let effectiveFedFunds = PublicationSchedule(.treasuries, sessionsLater: 1, dueMinute: 18 * 60 + 15)

    /// The newest session whose figure is due at an instant.
    public func newestDue(at now: Timestamp) -> Day {
        let (day, minute) = NewYorkTime.wallClock(at: now)
        var session = calendar.session(onOrBefore: day)
        if session == day, minute < dueMinute { session = calendar.previousSession(before: session) }
        for _ in 0..<sessionsLater { session = calendar.previousSession(before: session) }
        return session
    }
}

extension Freshness {
    /// The freshness of a figure by the date of its newest value.
    ///
    /// End of day where no newer figure is due by its schedule, else stale. A bundled figure stays bundled, and one
    /// promised as live or delayed has that freshness during the schedule's current session.
    ///
    /// - Parameter promised: The freshness that the source promises.
    public static func of(
        lastDay: Day, schedule: PublicationSchedule, now: Timestamp, promised: Freshness = .endOfDay
    ) -> Freshness {
        switch promised {
        case .bundled: return .bundled
        case .live, .delayed:
            if lastDay >= schedule.calendar.session(onOrBefore: NewYorkTime.wallClock(at: now).day) { return promised }
        case .endOfDay, .stale: break
        }
        return lastDay >= schedule.newestDue(at: now) ? .endOfDay : .stale
    }
}
