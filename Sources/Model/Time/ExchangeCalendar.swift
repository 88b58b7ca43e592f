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
        let (year, month, date) = day.civil
        return holiday(on: day, year, month, date)
    }

    /// The same for a day whose year, month and day of the month are known.
    func holiday(on day: Day, _ year: Int, _ month: Int, _ date: Int) -> Holiday? {
        day.isWeekend ? nil : special(year, month, date) ?? regular(day, year, month, date)
    }

    private func regular(_ day: Day, _ year: Int, _ month: Int, _ date: Int) -> Holiday? {
        switch month {
        case 1:
            if date == 1 || date == 2 && day.weekday == 0 { return .newYear }
            // The exchange began to observe it in 1998.
            guard year >= 1998 || self == .treasuries else { return nil }
            return day.isNumber(3, weekday: 0, on: date) ? .martinLutherKing : nil
        case 2: return day.isNumber(3, weekday: 0, on: date) ? .presidents : nil
        case 3, 4: return isGoodFriday(day, year, month, date) ? .goodFriday : nil
        case 5: return day.weekday == 0 && date > 24 ? .memorial : nil
        case 6: return year >= 2022 && day.observes(19, on: date) ? .juneteenth : nil
        case 7: return day.observes(4, on: date) ? .independence : nil
        case 9: return day.isNumber(1, weekday: 0, on: date) ? .labor : nil
        case 10: return self == .treasuries && day.isNumber(2, weekday: 0, on: date) ? .columbus : nil
        case 11:
            if day.isNumber(4, weekday: 3, on: date) { return .thanksgiving }
            return self == .treasuries && (date == 11 || date == 12 && day.weekday == 0) ? .veterans : nil
        case 12: return day.observes(25, on: date) ? .christmas : nil
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
    /// Whether it is the `count`-th of a weekday (0 for Monday) in its month.
    ///
    /// - Parameter date: its day of the month.
    fileprivate func isNumber(_ count: Int, weekday: Int, on date: Int) -> Bool {
        self.weekday == weekday && (date - 1) / 7 == count - 1
    }

    /// Whether a holiday on a date of the same month is observed on this day: on the date itself, on the Friday before
    /// a Saturday or on the Monday after a Sunday.
    ///
    /// - Parameter date: its day of the month.
    fileprivate func observes(_ holiday: Int, on date: Int) -> Bool {
        switch date - holiday {
        case 0: true
        case -1: weekday == 4
        case 1: weekday == 0
        default: false
        }
    }
}
