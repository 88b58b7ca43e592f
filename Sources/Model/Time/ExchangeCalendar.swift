/// The trading days and hours of a market, by rule, from 1987 to 2040.
///
/// Shares follow the rules of the New York Stock Exchange (Rule 7.2, "Holidays": a holiday on a Sunday is observed on
/// the Monday, one on a Saturday on the Friday, except New Year's Day when that Friday ends a year). Treasuries follow
/// the holidays that SIFMA recommends: also Columbus Day and Veterans Day, and Good Friday unless the month's
/// employment report is published on it. Special closings are listed; late openings and halts within a day, as on
/// 2002-09-11, are left out, as are the early closes that SIFMA recommends.
public enum ExchangeCalendar: String, CaseIterable, Hashable, Sendable {
    /// The New York Stock Exchange; Nasdaq has the same days and hours.
    case nyse = "NYSE"
    /// The market for U.S. government bonds.
    case treasuries = "U.S. Treasuries"

    /// The years whose holidays have been checked against published calendars.
    public static let years = 1987...2040

    /// Whether the market trades on a day.
    public func isSession(_ day: Day) -> Bool { !day.isWeekend && holiday(on: day) == nil }

    /// The reason that the market does not trade on a weekday; nil for a session and at a weekend.
    public func holiday(on day: Day) -> Holiday? {
        guard !day.isWeekend else { return nil }
        let (year, month, date) = day.civil
        return special(year, month, date) ?? regular(day, year, month, date)
    }

    private func regular(_ day: Day, _ year: Int, _ month: Int, _ date: Int) -> Holiday? {
        switch month {
        case 1:
            if date == 1 || date == 2 && day.weekday == 0 { return .newYear }
            // The exchange began to observe it in 1998.
            guard year >= 1998 || self == .treasuries else { return nil }
            return day == Day.nth(3, weekday: 0, ofMonth: 1, in: year) ? .martinLutherKing : nil
        case 2: return day == Day.nth(3, weekday: 0, ofMonth: 2, in: year) ? .presidents : nil
        case 3, 4: return isGoodFriday(day, year, month, date) ? .goodFriday : nil
        case 5: return day == Day.last(weekday: 0, ofMonth: 5, in: year) ? .memorial : nil
        case 6: return year >= 2022 && day.observes(19) ? .juneteenth : nil
        case 7: return day.observes(4) ? .independence : nil
        case 9: return day == Day.nth(1, weekday: 0, ofMonth: 9, in: year) ? .labor : nil
        case 10: return self == .treasuries && day == Day.nth(2, weekday: 0, ofMonth: 10, in: year) ? .columbus : nil
        case 11:
            if day == Day.nth(4, weekday: 3, ofMonth: 11, in: year) { return .thanksgiving }
            return self == .treasuries && (date == 11 || date == 12 && day.weekday == 0) ? .veterans : nil
        case 12: return day.observes(25) ? .christmas : nil
        default: return nil
        }
    }

    /// The employment report is published on the first Friday of a month; bonds then trade until noon.
    private func isGoodFriday(_ day: Day, _ year: Int, _ month: Int, _ date: Int) -> Bool {
        guard day.weekday == 4, day + 2 == Day.easter(of: year) else { return false }
        return self == .nyse || month == 3 || date > 7
    }

    private func special(_ year: Int, _ month: Int, _ date: Int) -> Holiday? {
        switch (self, year, month, date) {
        case (_, 2001, 9, 11...12), (.nyse, 2001, 9, 13...14): .attacks
        case (.nyse, 1994, 4, 27), (_, 2004, 6, 11), (.nyse, 2007, 1, 2), (.nyse, 2018, 12, 5), (.nyse, 2025, 1, 9):
            .mourning
        case (.nyse, 2012, 10, 29), (_, 2012, 10, 30): .hurricane
        default: nil
        }
    }
}

extension Day {
    /// Whether a holiday on a date of the same month is observed on this day: on the date itself, on the Friday before
    /// a Saturday or on the Monday after a Sunday.
    fileprivate func observes(_ date: Int) -> Bool {
        switch dayOfMonth - date {
        case 0: true
        case -1: weekday == 4
        case 1: weekday == 0
        default: false
        }
    }
}
