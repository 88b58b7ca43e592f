extension ExchangeCalendar {
    /// The start of pre-market trading, in minutes since midnight in New York: 04:00 (NYSE Arca's early session). Nil
    /// for Treasuries.
    public var preMarketMinute: Int? { self == .nyse ? 4 * 60 : nil }

    /// The end of trading after the close, in minutes since midnight in New York: 20:00 (NYSE Arca's late session). Nil
    /// for Treasuries.
    public var afterHoursMinute: Int? { self == .nyse ? 20 * 60 : nil }

    /// The opening time of a session, in minutes since midnight in New York: 09:30, or 07:00 for Treasuries.
    public var openingMinute: Int { self == .nyse ? 9 * 60 + 30 : 7 * 60 }

    /// The closing time of a session, in minutes since midnight in New York: 16:00, 13:00 on half days, and 17:00 for
    /// Treasuries. Nil where there is no session.
    public func closingMinute(on day: Day) -> Int? {
        guard isSession(day) else { return nil }
        guard self == .nyse else { return 17 * 60 }
        return isHalfDay(day) ? 13 * 60 : 16 * 60
    }

    /// Whether shares trade only until 13:00.
    ///
    /// These are the day after Thanksgiving; Christmas Eve from Monday to Thursday; and 3 July on a Monday, Tuesday or
    /// Thursday, since 2013 also on a Wednesday. Until 2012 the Friday after an Independence Day on a Thursday took the
    /// place of the Wednesday before it (2002). 26 December 2003 was a half day as well.
    public func isHalfDay(_ day: Day) -> Bool {
        guard self == .nyse, isSession(day) else { return false }
        let (year, month, date) = day.civil
        switch (month, date) {
        case (7, 3): return day.weekday != 2 || year >= 2013
        case (7, 5): return day.weekday == 4 && year < 2013
        case (11, _): return day == Day.nth(4, weekday: 3, ofMonth: 11, in: year) + 1
        case (12, 24): return day.weekday < 4
        case (12, 26): return year == 2003
        default: return false
        }
    }

    /// The state of the market at an instant: closed at a weekend, holiday on a weekday without a session.
    public func state(at time: Timestamp) -> Moment.Session {
        let (day, minute) = NewYorkTime.wallClock(at: time)
        guard let close = closingMinute(on: day) else { return day.isWeekend ? .closed : .holiday }
        if minute >= close { return .closed }
        if minute >= openingMinute { return .open }
        return minute >= preMarketMinute ?? openingMinute ? .preMarket : .closed
    }
}
