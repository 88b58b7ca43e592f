/// A date that is known to a day, a week, a month or a year only, and is written as exactly as it is known.
public struct Dated: Hashable, Sendable {
    /// How exactly a date is known.
    public enum Precision: String, CaseIterable, Hashable, Sendable {
        /// To the day.
        case day
        /// To the week that ends on the day.
        case week
        /// To the month; its first day stands for it.
        case month
        /// To the year; 1 January stands for it.
        case year
    }

    /// The day that stands for it, from which it counts.
    public let day: Day
    /// How exactly it is known.
    public let precision: Precision

    /// A date with its precision.
    public init(_ day: Day, precision: Precision = .day) {
        self.day = day
        self.precision = precision
    }

    /// The date written `2024-05-16`, `2024-05` or `2024`, or nil for anything else.
    public init?(_ text: some StringProtocol) {
        switch text.utf8.count {
        case 10:
            guard let day = Day(text) else { return nil }
            self.init(day)
        case 7:
            guard let day = Day(text + "-01") else { return nil }
            self.init(day, precision: .month)
        case 4:
            guard let day = Day(text + "-01-01") else { return nil }
            self.init(day, precision: .year)
        default: return nil
        }
    }
}

extension Dated: CustomStringConvertible {
    /// The date as far as it is known: `2024-05-16`, `2024-05`, `2024`; a week by its last day.
    public var description: String {
        let text = day.description
        return switch precision {
        case .day, .week: text
        case .month: String(text.prefix(7))
        case .year: String(text.prefix(4))
        }
    }

    /// The date for a reader: `16 May 2024`, `May 2024`, `2024`.
    public var long: String {
        switch precision {
        case .day: day.long
        case .week: "week to \(day.long)"
        case .month: "\(day.monthName) \(day.year)"
        case .year: String(day.year)
        }
    }
}
