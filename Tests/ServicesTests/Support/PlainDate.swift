import Foundation
import Model

/// Dates by Foundation's calendar and the system's time zones, to compare days and instants with.
enum PlainDate {
    /// The date and time of an instant in a zone, formatted by a pattern.
    static func text(_ time: Timestamp, in zone: String, _ pattern: String = "yyyy-MM-dd") -> String {
        let formatter = DateFormatter()
        formatter.locale = Locale(identifier: "en_US_POSIX")
        formatter.timeZone = TimeZone(identifier: zone)
        formatter.dateFormat = pattern
        return formatter.string(from: Date(timeIntervalSince1970: Double(time.milliseconds) / 1000))
    }

    /// The instant of text such as `2024-05-16T13:30:00.123456789Z`, to the millisecond.
    static func milliseconds(_ text: String) -> Int64? {
        let parts = text.split(whereSeparator: { $0 == "." || $0 == "Z" })
        guard let whole = parts.first, let date = ISO8601DateFormatter().date(from: whole + "Z") else { return nil }
        let fraction = parts.count > 1 ? (parts[1] + "000").prefix(3) : "0"
        return Int64(fraction).map { Int64(date.timeIntervalSince1970) * 1000 + $0 }
    }
}
