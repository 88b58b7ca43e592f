/// A date that is known only to the day, week, month or year, and is written with that precision.
public struct Dated: Hashable, Sendable {
    /// The precision of a date.
    public enum Precision: String, CaseIterable, Hashable, Sendable {
        /// To the day.
        case day
        /// To the week that ends on the day.
        case week
        /// To the month; represented by its first day.
        case month
        /// To the year; represented by 1 January.
        case year
    }

    /// The day that represents the date in comparisons.
    public let day: Day
    /// The precision of the date.
    public let precision: Precision

    /// A date with its precision.
    public init(_ day: Day, precision: Precision = .day) {
        self.day = day
        self.precision = precision
    }

    /// Parses `2024-05-16`, `2024-05` or `2024`; nil for anything else.
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
    /// The date at its precision: `2024-05-16`, `2024-05`, `2024`; a week by its last day.
    public var description: String {
        let text = day.description
        return switch precision {
        case .day, .week: text
        case .month: String(text.prefix(7))
        case .year: String(text.prefix(4))
        }
    }

    /// The date for display: `16 May 2024`, `May 2024`, `2024`.
    public var long: String {
        switch precision {
        case .day: day.long
        case .week: "week to \(day.long)"
        case .month: "\(day.monthName) \(day.year)"
        case .year: String(day.year)
        }
    }
}
