extension ExchangeCalendar {
    /// When trading before the opening begins, in minutes since midnight in New York: 04:00 (NYSE Arca's early session).
    /// Treasuries know none.
    public var preMarketMinute: Int? { self == .nyse ? 4 * 60 : nil }

    /// When a session opens, in minutes since midnight in New York: 09:30, and 07:00 for Treasuries.
    public var openingMinute: Int { self == .nyse ? 9 * 60 + 30 : 7 * 60 }

    /// When a session closes, in minutes since midnight in New York: 16:00, on half days 13:00, and 17:00 for Treasuries.
    /// Nil where there is no session.
    public func closingMinute(on day: Day) -> Int? {
        guard isSession(day) else { return nil }
        guard self == .nyse else { return 17 * 60 }
        return isHalfDay(day) ? 13 * 60 : 16 * 60
    }

    /// Whether shares trade until 13:00 only.
    ///
    /// So on the day after Thanksgiving; on Christmas Eve from Monday to Thursday; and on 3 July where it is a Monday,
    /// Tuesday or Thursday, since 2013 also a Wednesday. Until 2012 a Friday after a Thursday's Independence Day stood
    /// for the Wednesday before (2002), and so did 26 December 2003.
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

    /// What the market is doing at an instant. A weekend is closed, a weekday without a session a holiday.
    public func state(at time: Timestamp) -> Moment.Session {
        let (day, minute) = NewYorkTime.wallClock(at: time)
        guard let close = closingMinute(on: day) else { return day.isWeekend ? .closed : .holiday }
        if minute >= close { return .closed }
        if minute >= openingMinute { return .open }
        return minute >= preMarketMinute ?? openingMinute ? .preMarket : .closed
    }
}
