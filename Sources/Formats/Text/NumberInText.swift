/// Numbers in the notations of files, by the decimal separator.
package enum NumberInText {
    /// The maximum length of a number in bytes.
    static let longest = 64

    /// Characters ignored in numbers: currency signs, and apostrophes and spaces between thousands.
    static let dropped: Set<Unicode.Scalar> = ["$", "€", "£", "¥", "'", "’", "\u{A0}", "\u{202F}", "\u{2009}"]

    private static let missing: Set<String> = [
        "", "-", "--", "—", "–", ".", "n/a", "na", "nd", "null", "nan", "none", "n.a.", "#n/a", "#na", "nil",
    ]

    /// Whether a text stands for a missing number.
    package static func isMissing(_ text: String) -> Bool { missing.contains(text.trimmed.lowercased()) }

    /// The finite number in a text; nil if it is not one. A multiplier, as in `1.2M`, is accepted only if `isCount`.
    package static func read(_ text: String, _ sign: DecimalSign, isCount: Bool = false) -> Double? {
        guard text.utf8.count <= longest else { return nil }
        var body = ""
        for scalar in text.unicodeScalars where !scalar.properties.isWhitespace && !dropped.contains(scalar) {
            body.unicodeScalars.append(scalar)
        }
        var isNegative = false
        if body.hasPrefix("("), body.hasSuffix(")") {
            body = String(body.dropFirst().dropLast())
            isNegative = true
        }
        if let first = body.first, "-−+".contains(first) {
            isNegative = isNegative != (first != "+")
            body.removeFirst()
        }
        if body.hasSuffix("%") { body.removeLast() }
        var factor = 1.0
        if isCount, let last = body.last, let multiple = multiples[last] {
            factor = multiple
            body.removeLast()
        }
        guard let number = plain(body, sign) else { return nil }
        let value = (isNegative ? -number : number) * factor
        return value.isFinite ? value : nil
    }

    private static let multiples: [Character: Double] = [
        "K": 1e3, "k": 1e3, "M": 1e6, "m": 1e6, "B": 1e9, "b": 1e9, "T": 1e12, "t": 1e12,
    ]

    /// The number in digits, with or without thousands separators and an exponent.
    private static func plain(_ text: String, _ sign: DecimalSign) -> Double? {
        let point = Character(Unicode.Scalar(sign.rawValue))
        let whole = text.prefix { $0 != point && $0 != "e" && $0 != "E" }
        let rest = text.dropFirst(whole.count)
        let groups = whole.split(separator: sign == .point ? "," : ".", omittingEmptySubsequences: false)
        if groups.count > 1 {
            // Groups have three digits; in India all but the last have two.
            guard groups.last?.count == 3, (1...3).contains(groups[0].count),
                groups.dropFirst().dropLast().allSatisfy({ $0.count == 3 })
                    || groups.dropFirst().dropLast().allSatisfy({ $0.count == 2 }) && groups[0].count <= 2
            else { return nil }
        }
        let joined = groups.joined() + (rest.first == point ? "." + rest.dropFirst() : String(rest))
        guard let first = joined.utf8.first, (0x30...0x39).contains(first) || first == 0x2E,
            joined.utf8.allSatisfy({ (0x30...0x39).contains($0) || ".eE+-".utf8.contains($0) })
        else { return nil }
        return Double(joined.hasPrefix(".") ? "0" + joined : joined).flatMap { $0.isFinite ? $0 : nil }
    }
}
