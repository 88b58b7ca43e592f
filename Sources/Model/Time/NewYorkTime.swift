/// The wall clock of New York, by rule.
///
/// Daylight saving time lasts from the first Sunday of April to the last of October (Public Law 99-359, from 1987), and
/// since 2007 from the second Sunday of March to the first of November (Energy Policy Act of 2005, section 110). Both
/// changes come at two o'clock of the clock that ends. Right from 1987 on.
public enum NewYorkTime {
    /// What the clock is ahead of UTC, in minutes: −240 in summer, −300 in winter.
    public static func offsetMinutes(at time: Timestamp) -> Int {
        let year = time.wallClock(offsetMinutes: standard).day.year
        let start: Day
        let end: Day
        if year >= 2007 {
            start = Day.nth(2, weekday: 6, ofMonth: 3, in: year)
            end = Day.nth(1, weekday: 6, ofMonth: 11, in: year)
        } else {
            start = Day.nth(1, weekday: 6, ofMonth: 4, in: year)
            end = Day.last(weekday: 6, ofMonth: 10, in: year)
        }
        let isSummer =
            time >= Timestamp(start, hour: 2, minute: 0, offsetMinutes: standard)
            && time < Timestamp(end, hour: 2, minute: 0, offsetMinutes: daylight)
        return isSummer ? daylight : standard
    }

    /// The date and the minutes since midnight on the clock.
    public static func wallClock(at time: Timestamp) -> (day: Day, minute: Int) {
        time.wallClock(offsetMinutes: offsetMinutes(at: time))
    }

    /// The instant of a date and minutes since midnight. Of the hour that comes twice in autumn it is the first; the
    /// hour that is left out in spring is read as the one after it.
    public static func timestamp(_ day: Day, minute: Int) -> Timestamp {
        let summer = Timestamp(day, hour: 0, minute: minute, offsetMinutes: daylight)
        if offsetMinutes(at: summer) == daylight { return summer }
        return Timestamp(day, hour: 0, minute: minute, offsetMinutes: standard)
    }

    /// The time of day on the clock: `16:05`.
    public static func text(of time: Timestamp) -> String {
        let minute = wallClock(at: time).minute
        func two(_ number: Int) -> String { (number < 10 ? "0" : "") + String(number) }
        return "\(two(minute / 60)):\(two(minute % 60))"
    }

    private static let standard = -300
    private static let daylight = -240
}
