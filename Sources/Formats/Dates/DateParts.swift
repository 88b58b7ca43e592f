/// The names and numbers of a date, and the time of day that may follow.
struct DateParts {
    /// A run of digits or of letters.
    struct Token: Hashable {
        let text: String
        let isNumeric: Bool
    }

    /// A time of day.
    struct Time: Hashable {
        /// Minutes since midnight.
        let minute: Int
        /// Whether it is marked as UTC and is not midnight, which stands for the date alone.
        let isUniversal: Bool
    }

    /// The parts of the date: a single one, or day, month and year.
    private(set) var tokens: [Token] = []
    /// Whether a point follows the first number.
    private(set) var hasPoints = false
    /// The time of day after the date, if any.
    private(set) var time: Time?

    /// The parts of a text; nil if it contains anything that is not part of a date.
    init?(_ text: String) {
        var rest = text[...]
        while tokens.count < 3, let first = rest.first {
            if first.isASCII, first.isNumber {
                let digits = rest.prefix { $0.isASCII && $0.isNumber }
                tokens.append(Token(text: String(digits), isNumeric: true))
                rest = rest.dropFirst(digits.count)
                if tokens.count == 1, rest.first == "." { hasPoints = true }
            } else if first.isLetter {
                let word = rest.prefix { $0.isLetter }
                rest = rest.dropFirst(word.count)
                guard consume(String(word)) else { return nil }
            } else {
                guard "-/., ’'\u{A0}\u{202F}".contains(first) else { return nil }
                rest = rest.dropFirst()
            }
        }
        guard !rest.isEmpty else { return }
        guard tokens.count == 3, let time = DateParts.time(rest) else { return nil }
        self.time = time
    }

    /// Consumes a word: a month, an ordinal suffix or preposition, or a leading day of the week.
    private mutating func consume(_ word: String) -> Bool {
        let lower = word.lowercased()
        if ["st", "nd", "rd", "th", "er", "de", "of", "del"].contains(lower) { return !tokens.isEmpty }
        if MonthName.month(word) != nil, !tokens.contains(where: { !$0.isNumeric }) {
            tokens.append(Token(text: word, isNumeric: false))
            return true
        }
        return tokens.isEmpty
    }

    /// A time such as `00:00:00-04:00`, ` 16:00:00`, `T13:30:00Z`, ` 4:00 PM`; nil for anything else.
    private static func time(_ text: Substring) -> Time? {
        guard let first = text.first, first == "T" || first == " " || first == "," else { return nil }
        let body = text.dropFirst().drop { $0 == " " }
        let parts = body.split(separator: ":", omittingEmptySubsequences: false)
        guard parts.count >= 2, let hour = Int(parts[0]), let minute = Int(parts[1].prefix { $0.isNumber }),
            (0...24).contains(hour), (0...59).contains(minute)
        else { return nil }
        let allowed = body.allSatisfy { $0.isASCII && ($0.isNumber || ":.+-Z AMPUTCapm".contains($0)) }
        guard allowed else { return nil }
        let isUniversal = body.hasSuffix("Z") || body.hasSuffix("UTC") || body.hasSuffix("+00:00")
        return Time(minute: hour * 60 + minute, isUniversal: isUniversal && hour * 60 + minute > 0)
    }
}
