/// The decimal separator in the numbers of a file: `1,234.56` or `1.234,56`.
package enum DecimalSign: UInt8, Hashable {
    case point = 0x2E
    case comma = 0x2C

    /// The separator used by all numbers of a file; nil if they do not decide. A single separator before three digits,
    /// as in `1,234`, is ambiguous and ignored.
    ///
    /// - Throws: if some numbers use one separator and some the other.
    package static func decided(by texts: some Sequence<(line: Int, text: String)>, file: String) throws(FeedError)
        -> DecimalSign?
    {
        var found: [DecimalSign: (line: Int, text: String)] = [:]
        for entry in texts {
            guard let sign = DecimalSign(shownBy: entry.text), found[sign] == nil else { continue }
            found[sign] = entry
            if let point = found[.point], let comma = found[.comma] {
                let (first, second) = point.line <= comma.line ? (point, comma) : (comma, point)
                throw FeedError(
                    file, line: second.line,
                    expected: "one sign before decimals, as “\(first.text)” in line \(first.line)",
                    found: second.text)
            }
        }
        return found.keys.first
    }

    /// Whether a number is valid with either separator: `1,234`, `12.345`.
    package static func isAmbiguous(_ text: String) -> Bool {
        let body = plain(text)
        let signs = body.utf8.count { $0 == point.rawValue || $0 == comma.rawValue }
        return signs > 0 && DecimalSign(shownBy: text) == nil && NumberInText.read(text, .point) != nil
    }

    /// The separator that a number shows.
    private init?(shownBy text: String) {
        // Most fields are plain digits; only the others need a closer look.
        if text.utf8.allSatisfy({ (0x30...0x39).contains($0) }) { return nil }
        let digits = Array(DecimalSign.plain(text).utf8)
        guard !digits.isEmpty, digits.allSatisfy({ (0x30...0x39).contains($0) || $0 == 0x2E || $0 == 0x2C }),
            let last = digits.lastIndex(where: { $0 == 0x2E || $0 == 0x2C }),
            let sign = DecimalSign(rawValue: digits[last])
        else { return nil }
        let count = digits.count { $0 == sign.rawValue }
        let other: DecimalSign = sign == .point ? .comma : .point
        if digits.contains(other.rawValue) {
            // The last separator is the decimal one if it occurs once.
            if count == 1 { self = sign } else { return nil }
        } else if count > 1 {
            // Only thousands separators repeat, with groups of three digits.
            let groups = digits.split(separator: sign.rawValue, omittingEmptySubsequences: false)
            guard groups.dropFirst().allSatisfy({ $0.count == 3 }), (1...3).contains(groups[0].count) else {
                return nil
            }
            self = other
        } else if digits.count - last - 1 != 3 || digits.first == 0x30 || last == 0 || last > 3 {
            self = sign
        } else {
            return nil
        }
    }

    /// The digits and separators of a number, without currency, percent sign, spaces and multiplier; empty for a text
    /// that is too long for a number.
    private static func plain(_ text: String) -> String {
        guard text.utf8.count <= NumberInText.longest else { return "" }
        var scalars = String.UnicodeScalarView()
        for scalar in text.unicodeScalars
        where !scalar.properties.isWhitespace && !NumberInText.dropped.contains(scalar) {
            scalars.append(scalar)
        }
        var body = String(scalars)
        while let last = body.last, last == "%" || "KMBTkmbt)".contains(last) { body.removeLast() }
        while let first = body.first, "-−+(".contains(first) { body.removeFirst() }
        return body
    }
}
