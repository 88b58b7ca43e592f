/// The words and numbers of a date, and the time of day behind them.
struct DateParts {
    /// A run of digits or of letters.
    struct Token: Hashable {
        let text: String
        let isNumber: Bool
    }

    /// A time of day.
    struct Time: Hashable {
        /// Minutes since midnight.
        let minute: Int
        /// Whether it is said to be of UTC, and not midnight, which stands for the date alone.
        let isUniversal: Bool
    }

    /// The parts of the date: one, or day, month and year.
    private(set) var tokens: [Token] = []
    /// Whether a point stands behind the first number.
    private(set) var hasPoints = false
    /// The time of day behind, where there is one.
    private(set) var time: Time?

    /// The parts of a text; nil where it has something that is no part of a date.
    init?(_ text: String) {
        var rest = text[...]
        while tokens.count < 3, let first = rest.first {
            if first.isASCII, first.isNumber {
                let digits = rest.prefix { $0.isASCII && $0.isNumber }
                tokens.append(Token(text: String(digits), isNumber: true))
                rest = rest.dropFirst(digits.count)
                if tokens.count == 1, rest.first == "." { hasPoints = true }
            } else if first.isLetter {
                let word = rest.prefix { $0.isLetter }
                rest = rest.dropFirst(word.count)
                guard take(String(word)) else { return nil }
            } else {
                guard "-/., ’'\u{A0}\u{202F}".contains(first) else { return nil }
                rest = rest.dropFirst()
            }
        }
        guard !rest.isEmpty else { return }
        guard tokens.count == 3, let time = DateParts.time(rest) else { return nil }
        self.time = time
    }

    /// Takes a word: a month, one that stands between or behind numbers, or the day of the week in front.
    private mutating func take(_ word: String) -> Bool {
        let small = word.lowercased()
        if ["st", "nd", "rd", "th", "er", "de", "of", "del"].contains(small) { return !tokens.isEmpty }
        if MonthName.month(word) != nil, !tokens.contains(where: { !$0.isNumber }) {
            tokens.append(Token(text: word, isNumber: false))
            return true
        }
        return tokens.isEmpty
    }

    /// The time `00:00:00-04:00`, ` 16:00:00`, `T13:30:00Z`, ` 4:00 PM`; nil for anything else.
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
