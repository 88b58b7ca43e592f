/// When the figure of a session is expected from its publisher, with two hours of grace beyond its usual hour.
public struct PublicationSchedule: Hashable, Sendable {
    /// Whose sessions have a figure each.
    public let calendar: ExchangeCalendar
    /// How many sessions later it comes.
    public let sessionsLater: Int
    /// The minute of that day in New York at which it is due, in minutes since midnight, grace included.
    public let dueMinute: Int

    /// A schedule.
    public init(_ calendar: ExchangeCalendar, sessionsLater: Int = 0, dueMinute: Int) {
        self.calendar = calendar
        self.sessionsLater = sessionsLater
        self.dueMinute = dueMinute
    }

    /// Closing prices: on the day, by 18:00.
    public static let closes = PublicationSchedule(.nyse, dueMinute: 18 * 60)
    /// The Treasury's par yields: on the day, usually by 18:00 ("Interest Rates: Frequently Asked Questions").
    public static let treasuryYields = PublicationSchedule(.treasuries, dueMinute: 20 * 60)
    /// The effective federal funds rate as FRED has it: on the next business day, after the Board's "Selected Interest
    /// Rates" (H.15) of 16:15.
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
    /// How new a figure is whose last date is known.
    ///
    /// End of day where no newer figure is due by its schedule, else stale. A figure of the bundled tables stays bundled,
    /// and one that is promised live or delayed is so on the schedule's running session.
    ///
    /// - Parameter promised: What its source promises.
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
