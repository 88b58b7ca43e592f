import Model

/// A span of dates in a filter of deals: a year, a quarter or month of it, or a day, the latter also of any year.
struct DealPeriod: Hashable, Sendable {
    /// Nil for any year.
    var year: Int?
    /// 1…4; nil for all.
    var quarter: Int?
    /// 1…12; nil for all.
    var month: Int?
    /// The day of the month; nil for all.
    var day: Int?

    /// Whether it is a year without further limits.
    var isWholeYear: Bool { quarter == nil && month == nil }

    /// Whether a date is in it; one to the year is in none of its parts, one to the month on none of its days.
    func contains(_ date: Dated) -> Bool {
        if let year, date.day.year != year { return false }
        if let quarter, date.precision == .year || (date.day.month + 2) / 3 != quarter { return false }
        if let month, date.precision == .year || date.day.month != month { return false }
        guard let day else { return true }
        return (date.precision == .day || date.precision == .week) && date.day.dayOfMonth == day
    }
}

extension DealPeriod {
    /// `2024`, `2024q2` or `q2/2024`; nil for anything else.
    init?(_ text: String) {
        let parts = text.split { "q/-".contains($0) }
        if let year = DealPeriod.year(text[...]) {
            self.init(year: year)
        } else if text.contains("q"), parts.count == 2 {
            if let year = DealPeriod.year(parts[0]), let quarter = DealPeriod.quarter(parts[1]) {
                self.init(year: year, quarter: quarter)
            } else if let quarter = DealPeriod.quarter(parts[0]), let year = DealPeriod.year(parts[1]) {
                self.init(year: year, quarter: quarter)
            } else {
                return nil
            }
        } else {
            return nil
        }
    }

    /// The date at the beginning of some words, `29 may 2024`, `may 2024` or `29 may`, and the number of words; nil if
    /// there is none.
    static func date(_ words: [String]) -> (period: DealPeriod, count: Int)? {
        let day = words.first.flatMap { DealPeriod.day($0) }
        let rest = words.dropFirst(day == nil ? 0 : 1)
        guard let month = rest.first.flatMap({ DealPeriod.month($0) }) else { return nil }
        let year = rest.dropFirst().first.flatMap { DealPeriod.year($0[...]) }
        if day == nil, year == nil { return nil }
        let count = (day == nil ? 0 : 1) + 1 + (year == nil ? 0 : 1)
        return (DealPeriod(year: year, month: month, day: day), count)
    }

    static func quarter(_ text: Substring) -> Int? {
        Int(text).flatMap { (1...4).contains($0) ? $0 : nil }
    }

    private static func year(_ text: Substring) -> Int? {
        text.count == 4 ? Int(text).flatMap { (1900...2199).contains($0) ? $0 : nil } : nil
    }

    /// A day of the month, also as the list shows one that is known to the week: `~21`.
    private static func day(_ text: String) -> Int? {
        let digits = text.first == "~" ? text.dropFirst() : text[...]
        return digits.count <= 2 ? Int(digits).flatMap { (1...31).contains($0) ? $0 : nil } : nil
    }

    /// The month of a name of three letters or in full.
    private static func month(_ text: String) -> Int? {
        let names = [
            "january", "february", "march", "april", "may", "june", "july", "august", "september", "october",
            "november", "december",
        ]
        return names.firstIndex { $0 == text || $0.prefix(3) == text }.map { $0 + 1 }
    }
}
