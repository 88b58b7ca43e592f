import Model

/// How a value is written, in the notation of Python's format strings (Python library reference, "Format Specification
/// Mini-Language"): fill, alignment, sign, width, grouping, precision and type, as in `+.2`, `>9,.1` or `.2%`.
struct NumberPattern: Hashable, Sendable {
    enum Alignment: Character { case left = "<", right = ">", centre = "^" }
    enum Sign: Character { case always = "+", negative = "-", room = " " }

    var fill: Character = " "
    var alignment: Alignment?
    var sign = Sign.negative
    var width = 0
    var isGrouped = false
    var decimals: Int?
    /// Whether a percent sign follows.
    var hasPercentSign = false

    /// The largest width and number of decimals.
    static let widest = 200, mostDecimals = 12

    /// Reads a pattern; nil if it is not one.
    init?(_ text: some StringProtocol) {
        var rest = Array(text)[...]
        if rest.count > 1, let alignment = Alignment(rawValue: rest[rest.startIndex + 1]) {
            fill = rest.removeFirst()
            self.alignment = alignment
            rest.removeFirst()
        } else if let first = rest.first, let alignment = Alignment(rawValue: first) {
            self.alignment = alignment
            rest.removeFirst()
        }
        if let first = rest.first, let sign = Sign(rawValue: first) {
            self.sign = sign
            rest.removeFirst()
        }
        guard let width = NumberPattern.number(&rest, most: NumberPattern.widest) else { return nil }
        self.width = width.value ?? 0
        if rest.first == "," {
            isGrouped = true
            rest.removeFirst()
        }
        if rest.first == "." {
            rest.removeFirst()
            let most = NumberPattern.mostDecimals
            guard let decimals = NumberPattern.number(&rest, most: most)?.value else { return nil }
            self.decimals = decimals
        }
        switch rest.first {
        case "f": rest.removeFirst()
        case "%":
            hasPercentSign = true
            rest.removeFirst()
        default: break
        }
        guard rest.isEmpty else { return nil }
    }

    /// Reads digits; nil if they exceed the largest number.
    private static func number(_ rest: inout ArraySlice<Character>, most: Int) -> (value: Int?, Void)? {
        let digits = rest.prefix { ("0"..."9").contains($0) }
        rest = rest.dropFirst(digits.count)
        if digits.isEmpty { return (nil, ()) }
        guard digits.count <= 3, let value = Int(String(digits)), value <= most else { return nil }
        return (value, ())
    }

    /// A number with the pattern's sign, grouping and decimals; a dash if it is missing.
    func text(_ number: Double?, decimals standard: Int) -> String {
        guard let number, number.isFinite else { return padded(NumberText.missing, to: .right) }
        let text = NumberText.fixed(
            number, decimals: decimals ?? standard, sign: sign == .always ? .always : .negative, grouped: isGrouped)
        let room = sign == .room && !text.hasPrefix("\u{2212}") ? " " : ""
        return padded(room + text + (hasPercentSign ? "%" : ""), to: .right)
    }

    /// A text, aligned within the width.
    func text(_ text: String) -> String { padded(text, to: .left) }

    private func padded(_ text: String, to standard: Alignment) -> String {
        let missing = width - text.count
        guard missing > 0 else { return text }
        let before =
            switch alignment ?? standard {
            case .left: 0
            case .right: missing
            case .centre: missing / 2
            }
        return String(repeating: fill, count: before) + text + String(repeating: fill, count: missing - before)
    }
}
