/// The local time of New York, by rule.
///
/// Daylight saving time lasts from the first Sunday of April to the last of October (Public Law 99-359, from 1987), and
/// since 2007 from the second Sunday of March to the first of November (Energy Policy Act of 2005, section 110). Both
/// changes take place at two o'clock by the time that ends. Correct from 1987 on.
public enum NewYorkTime {
    /// The offset from UTC in minutes: −240 in summer, −300 in winter.
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

    /// The local date and the minutes since midnight.
    public static func wallClock(at time: Timestamp) -> (day: Day, minute: Int) {
        time.wallClock(offsetMinutes: offsetMinutes(at: time))
    }

    /// The instant of a local date and minutes since midnight. For the repeated hour in autumn it is the first
    /// occurrence; the skipped hour in spring is read as the hour after it.
    public static func timestamp(_ day: Day, minute: Int) -> Timestamp {
        let summer = Timestamp(day, hour: 0, minute: minute, offsetMinutes: daylight)
        if offsetMinutes(at: summer) == daylight { return summer }
        return Timestamp(day, hour: 0, minute: minute, offsetMinutes: standard)
    }

    /// The local time of day: `16:05`.
    public static func text(of time: Timestamp) -> String {
        let minute = wallClock(at: time).minute
        func two(_ number: Int) -> String { (number < 10 ? "0" : "") + String(number) }
        return "\(two(minute / 60)):\(two(minute % 60))"
    }

    private static let standard = -300
    private static let daylight = -240
}
