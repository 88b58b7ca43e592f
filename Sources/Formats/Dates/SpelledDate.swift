package import Model

/// A date in any of the accepted notations.
///
/// `2025-10-01`, `2025/10/01`, `20251001`; `Oct 01, 2025`, `1-Oct-25`, `01.Sept.2026`, `Wed, 1 October 2025` in six
/// languages; three numbers, whose order is decided from the complete file; seconds, milliseconds or finer units since
/// 1970. A time may follow the date, with or without its offset from UTC.
package enum SpelledDate: Hashable {
    case day(Day)
    case numeric(NumericDate)

    package init?(_ text: String) {
        let text = text.trimmed
        if let day = Day(text) {
            self = .day(day)
            return
        }
        guard text.utf8.count <= 64, let parts = DateParts(text) else { return nil }
        if parts.tokens.count == 1 {
            guard let day = SpelledDate.digits(parts.tokens[0].text) else { return nil }
            self = .day(day)
            return
        }
        guard parts.tokens.count == 3, let date = SpelledDate.date(parts.tokens, hasPoints: parts.hasPoints) else {
            return nil
        }
        guard case .day(let day) = date, let time = parts.time else {
            self = date
            return
        }
        self = .day(time.isUniversal ? MarketDay.of(Timestamp(day, hour: 0, minute: time.minute)) : day)
    }

    /// Eight digits of a date, or the time since 1970 in seconds, milliseconds, microseconds or nanoseconds.
    private static func digits(_ text: String) -> Day? {
        guard let number = Int64(text), number > 0 else { return nil }
        switch text.utf8.count {
        case 8: return Day(Int(number / 10_000), Int(number / 100 % 100), Int(number % 100))
        case 9, 10: return MarketDay.of(Timestamp(milliseconds: number * 1000))
        case 12, 13: return MarketDay.of(Timestamp(milliseconds: number))
        case 16: return MarketDay.of(Timestamp(milliseconds: number / 1000))
        case 19: return MarketDay.of(Timestamp(milliseconds: number / 1_000_000))
        default: return nil
        }
    }

    private static func date(_ tokens: [DateParts.Token], hasPoints: Bool) -> SpelledDate? {
        let numbers = tokens.map { $0.isNumeric ? Int($0.text) : nil }
        let lengths = tokens.map(\.text.utf8.count)
        switch (numbers[0], numbers[1], numbers[2]) {
        case (let year?, let month?, let day?) where lengths[0] == 4 && lengths[2] <= 2:
            return Day(year, month, day).map(SpelledDate.day)
        case (let first?, let second?, let third?):
            guard lengths[0] <= 2, lengths[1] <= 2, lengths[2] == 4 || lengths[2] == 2 else { return nil }
            return .numeric(
                NumericDate(numbers: [first, second, third], endsInYear: lengths[2] == 4, hasPoints: hasPoints))
        case (nil, let day?, let year?): return named(tokens[0], day, year, yearLength: lengths[2])
        case (let day?, nil, let year?):
            // `2025-Oct-01` begins with the year.
            if lengths[0] == 4 { return named(tokens[1], year, day, yearLength: 4) }
            return named(tokens[1], day, year, yearLength: lengths[2])
        default: return nil
        }
    }

    private static func named(_ month: DateParts.Token, _ day: Int, _ year: Int, yearLength: Int) -> SpelledDate? {
        guard yearLength == 4 || yearLength == 2, let month = MonthName.month(month.text) else { return nil }
        return Day(NumericDate.year(year, hasFourDigits: yearLength == 4), month, day).map(SpelledDate.day)
    }

    /// The date in an order; nil if it is invalid.
    package func day(_ order: DateOrder) -> Day? {
        switch self {
        case .day(let day): day
        case .numeric(let date): date.day(order)
        }
    }
}
