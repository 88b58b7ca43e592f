/// A date of the proleptic Gregorian calendar, without a time zone.
///
/// Stored as days since 1970-01-01; the civil conversions are H. Hinnant's ("chrono-Compatible Low-Level Date
/// Algorithms", 2013), exact over the entire range.
public struct Day: Hashable, Comparable, Sendable {
    /// Days since 1970-01-01.
    public let number: Int32

    /// The date `number` days after 1970-01-01, clamped to the years 1 to 9999, within which all arithmetic is exact.
    public init(number: Int32) { self.number = min(max(number, Day.first), Day.last) }

    private static let first: Int32 = -719_162, last: Int32 = 2_932_896

    private init(unbounded number: Int32) { self.number = number }

    /// The date of a year, month 1…12 and day of the month; nil where there is no such date.
    public init?(_ year: Int, _ month: Int, _ day: Int) {
        guard (1...9999).contains(year), (1...12).contains(month), day >= 1,
            day <= Day.length(ofMonth: month, in: year)
        else { return nil }
        number = Day.number(year, month, day)
    }

    /// Parses `2024-05-16`; nil for anything else.
    public init?(_ text: some StringProtocol) {
        let digits = Array(text.utf8)
        guard digits.count == 10, digits[4] == UInt8(ascii: "-"), digits[7] == UInt8(ascii: "-") else { return nil }
        var values = [0, 0, 0]
        for (index, range) in [0..<4, 5..<7, 8..<10].enumerated() {
            for digit in digits[range] {
                guard (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(digit) else { return nil }
                values[index] = values[index] * 10 + Int(digit - UInt8(ascii: "0"))
            }
        }
        self.init(values[0], values[1], values[2])
    }

    /// Orders dates chronologically.
    public static func < (a: Day, b: Day) -> Bool { a.number < b.number }

    /// The date `count` days after another; before it where `count` is negative.
    ///
    /// The result may lie before the year 1 or after 9999, so that a search for a session from there terminates.
    public static func + (day: Day, count: Int) -> Day {
        let (sum, isBeyond) = Int(day.number).addingReportingOverflow(count)
        return Day(unbounded: Int32(clamping: isBeyond ? (count < 0 ? Int.min : .max) : sum))
    }
    /// The date `count` days before another.
    public static func - (day: Day, count: Int) -> Day { day + (count == .min ? .max : -count) }
    /// The number of days from another date to this one.
    public static func - (a: Day, b: Day) -> Int { Int(a.number) - Int(b.number) }
}

extension Day {
    /// Year, month 1…12 and day of the month.
    public var civil: (year: Int, month: Int, day: Int) {
        let shifted = Int(number) + 719_468
        let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
        let dayOfEra = shifted - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let shiftedMonth = (5 * dayOfYear + 2) / 153
        let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
        return (
            yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, dayOfYear - (153 * shiftedMonth + 2) / 5 + 1
        )
    }

    /// The year.
    public var year: Int { civil.year }
    /// The month, 1…12.
    public var month: Int { civil.month }
    /// The day of the month, 1…31.
    public var dayOfMonth: Int { civil.day }
    /// The quarter, 1…4.
    public var quarter: Int { (civil.month + 2) / 3 }
    /// The day of the week, 0 for Monday to 6 for Sunday.
    public var weekday: Int { ((Int(number) + 3) % 7 + 7) % 7 }

    /// The first day of the date's month.
    public var startOfMonth: Day { self - (civil.day - 1) }
    /// The first day of the date's quarter.
    public var startOfQuarter: Day {
        let (year, month, _) = civil
        return Day(unbounded: Day.number(year, (month - 1) / 3 * 3 + 1, 1))
    }
    /// The first day of the date's year.
    public var startOfYear: Day { Day(unbounded: Day.number(year, 1, 1)) }
    /// The first day of the previous quarter.
    public var startOfPreviousQuarter: Day { (startOfQuarter - 1).startOfQuarter }

    static func number(_ year: Int, _ month: Int, _ day: Int) -> Int32 {
        let shiftedYear = month <= 2 ? year - 1 : year
        let era = (shiftedYear >= 0 ? shiftedYear : shiftedYear - 399) / 400
        let yearOfEra = shiftedYear - era * 400
        let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
        let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
        return Int32(clamping: era * 146_097 + dayOfEra - 719_468)
    }

    static func length(ofMonth month: Int, in year: Int) -> Int {
        switch month {
        case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
        case 4, 6, 9, 11: 30
        default: 31
        }
    }
}

extension Day: CustomStringConvertible {
    /// The date as `2024-05-16`.
    public var description: String {
        let (year, month, day) = civil
        return "\(Day.padded(year, 4))-\(Day.padded(month, 2))-\(Day.padded(day, 2))"
    }

    /// The date as `16 May`.
    public var short: String { "\(dayOfMonth) \(monthName)" }
    /// The date as `16 May 2024`.
    public var long: String { "\(short) \(year)" }
    /// The date as `Thu 16 May 2024`.
    public var full: String { "\(weekdayName) \(long)" }
    /// The day of the week as `Thu`.
    public var weekdayName: String { ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"][weekday] }
    /// The month as `May`.
    public var monthName: String {
        ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"][month - 1]
    }

    private static func padded(_ value: Int, _ width: Int) -> String {
        let digits = String(value)
        return String(repeating: "0", count: max(0, width - digits.count)) + digits
    }
}
