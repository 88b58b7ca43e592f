import Model

/// Dates as people type them.
enum DateText {
    /// The date that a text means to a viewer of a day: `2024-05-16`, `16 May 2024`, `May 16`, `May 2024` (its last
    /// day), `yesterday`, `-1y`, `-6m`, `-2w`, `-10d`. Nil if it means none.
    ///
    /// Without a year it is the last such date up to `newest`.
    static func day(_ text: String, from day: Day, newest: Day) -> Day? {
        let typed = text.lowercased()
        if let day = Day(typed) { return day }
        if typed.count >= 4, "yesterday".hasPrefix(typed) { return ExchangeCalendar.nyse.previousSession(before: day) }
        if typed.first == "-" || typed.first == "\u{2212}" { return back(typed.dropFirst(), from: day) }
        let words = typed.split { " ,.".contains($0) }
        guard (2...3).contains(words.count), let monthIndex = words.firstIndex(where: { month($0) != nil }),
            let month = month(words[monthIndex])
        else { return nil }
        let numbers = words.indices.filter { $0 != monthIndex }.map { Int(words[$0]) }
        switch (numbers.count, numbers.first ?? nil, numbers.last ?? nil) {
        case (1, let number?, _) where number > 31: return lastDay(of: month, in: number)
        case (1, let dayOfMonth?, _):
            return (0...4).lazy.compactMap { Day(newest.year - $0, month, dayOfMonth) }.first { $0 <= newest }
        case (2, let dayOfMonth?, let year?): return Day(year, month, dayOfMonth)
        default: return nil
        }
    }

    /// The date some days, weeks, months or years before another.
    private static func back(_ text: Substring, from day: Day) -> Day? {
        guard let unit = text.last, let count = Int(text.dropLast()), (1...10_000).contains(count) else { return nil }
        switch unit {
        case "d": return day - count
        case "w": return day - count * 7
        case "m": return months(count, before: day)
        case "y": return months(count * 12, before: day)
        default: return nil
        }
    }

    /// The same day of an earlier month, or the last day of a shorter one.
    private static func months(_ count: Int, before day: Day) -> Day? {
        let months = day.year * 12 + day.month - 1 - count
        guard months >= 12 else { return nil }
        let (year, month) = (months / 12, months % 12 + 1)
        return Day(year, month, day.dayOfMonth) ?? lastDay(of: month, in: year)
    }

    private static func lastDay(of month: Int, in year: Int) -> Day? {
        (28...31).reversed().lazy.compactMap { Day(year, month, $0) }.first
    }

    /// A month by its name or at least three letters of it.
    private static func month(_ word: some StringProtocol) -> Int? {
        guard word.count >= 3 else { return nil }
        return months.firstIndex { $0.hasPrefix(word) }.map { $0 + 1 }
    }

    private static let months = [
        "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
        "december",
    ]
}
