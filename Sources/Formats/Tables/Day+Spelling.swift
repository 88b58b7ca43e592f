import Model

extension Day {
    /// A date in one of the notations used by services and sponsors; nil for anything else.
    ///
    /// `2024-05-16`, `20240516`, `2024/05/16`, `05/16/2024` with the month first, `Dec 06, 2024`, `06-Dec-2024`, and
    /// the last three with a two-digit year from 1970 to 2069. A time of day after `2024-05-16`, separated by `T` or a
    /// space, is ignored.
    package init?(spelled text: some StringProtocol) {
        let words = text.split { !$0.isASCII || !($0.isLetter || $0.isNumber) }
        if let day = Day(text.prefix(10)), text.utf8.count == 10 || "T ".contains(text.dropFirst(10).first ?? "-") {
            self = day
            return
        }
        let numbers = words.map { Int($0) }
        switch numbers.count {
        case 1 where words[0].utf8.count == 8:
            guard let number = numbers[0] else { return nil }
            self.init(number / 10_000, number / 100 % 100, number % 100)
        case 3:
            guard let (year, month, day) = Day.parts(words, numbers, slashes: text.contains("/")) else { return nil }
            self.init(year, month, day)
        default: return nil
        }
    }

    private static func parts(
        _ words: [some StringProtocol], _ numbers: [Int?], slashes: Bool
    ) -> (year: Int, month: Int, day: Int)? {
        switch (numbers[0], numbers[1], numbers[2]) {
        case (let year?, let month?, let day?) where slashes && words[0].utf8.count == 4: return (year, month, day)
        case (let month?, let day?, _?) where slashes: return year(words[2]).map { ($0, month, day) }
        case (nil, let day?, _?): return month(words[0]).flatMap { month in year(words[2]).map { ($0, month, day) } }
        case (let day?, nil, _?): return month(words[1]).flatMap { month in year(words[2]).map { ($0, month, day) } }
        default: return nil
        }
    }

    private static func year(_ word: some StringProtocol) -> Int? {
        guard let number = Int(word) else { return nil }
        switch word.utf8.count {
        case 4: return number
        case 2: return number < 70 ? 2000 + number : 1900 + number
        default: return nil
        }
    }

    /// The month that a word of at least three letters begins.
    private static func month(_ word: some StringProtocol) -> Int? {
        guard word.utf8.count >= 3 else { return nil }
        return months.firstIndex { $0.hasPrefix(word.lowercased()) || word.lowercased() == "sept" && $0 == "september" }
            .map { $0 + 1 }
    }

    private static let months = [
        "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
        "december",
    ]
}
