/// An instant: milliseconds since 1970-01-01T00:00Z.
public struct Timestamp: Hashable, Comparable, Sendable {
    /// Milliseconds since 1970-01-01T00:00Z, leap seconds not counted.
    public let milliseconds: Int64

    /// The instant `milliseconds` after 1970-01-01T00:00Z, clamped to the years 1 to 9999 so that the difference
    /// between two instants never overflows.
    public init(milliseconds: Int64) {
        self.milliseconds = min(max(milliseconds, -62_135_596_800_000), 253_402_300_799_999)
    }

    /// The instant of a local date and time at an offset from UTC.
    public init(_ day: Day, hour: Int, minute: Int, second: Int = 0, offsetMinutes: Int = 0) {
        let minutes = Int64(day.number) * 1440 + Int64(hour * 60 + minute - offsetMinutes)
        self.init(milliseconds: (minutes * 60 + Int64(second)) * 1000)
    }

    /// Orders instants chronologically.
    public static func < (a: Timestamp, b: Timestamp) -> Bool { a.milliseconds < b.milliseconds }

    /// The local date and the minutes since midnight at an offset from UTC.
    public func wallClock(offsetMinutes: Int) -> (day: Day, minute: Int) {
        // No time zone is more than a day from Greenwich.
        let minutes = (milliseconds / 1000).floored(by: 60) + Int64(min(max(offsetMinutes, -1440), 1440))
        let days = minutes.floored(by: 1440)
        return (Day(number: Int32(clamping: days)), Int(minutes - days * 1440))
    }
}

extension Int64 {
    fileprivate func floored(by divisor: Int64) -> Int64 {
        (self >= 0 ? self : self - (divisor - 1)) / divisor
    }
}

extension Timestamp: CustomStringConvertible {
    /// The instant in UTC, to the second: `2024-05-16T20:00:00Z`.
    public var description: String {
        let (day, minute) = wallClock(offsetMinutes: 0)
        let second = (milliseconds / 1000 % 60 + 60) % 60
        func two(_ number: Int) -> String { (number < 10 ? "0" : "") + String(number) }
        return "\(day)T\(two(minute / 60)):\(two(minute % 60)):\(two(Int(second)))Z"
    }
}
