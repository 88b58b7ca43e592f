package import Model

extension TableReader {
    /// The first column with one of these names, ignoring case; nil if there is none.
    package func column(oneOf names: String...) -> Column? {
        self.names.firstIndex { names.contains($0.lowercased()) }.map(Column.init)
    }

    /// The first column with one of these lower-case names, ignoring case. Throws if there is none.
    package func requiredColumn(_ names: String...) throws(FeedError) -> Column {
        guard let index = self.names.firstIndex(where: { names.contains($0.lowercased()) }) else {
            throw FeedError(
                file, line: scanner.line, expected: "a column “\(names[0])”", found: self.names.joined(separator: ","))
        }
        return Column(index: index)
    }

    /// The name in a field; some files escape it as in HTML, with `&amp;`.
    package func title(_ column: Column) -> String {
        let text = text(column)
        return text.contains("&") ? PlainText.clean(XMLReferences.resolved(Array(text.utf8)[...])) : text
    }

    /// The date in a field, in any notation that services use.
    package func spelledDay(_ column: Column) throws(FeedError) -> Day {
        let text = text(column)
        let day = style.map { SpelledDate(text)?.day($0.dates) } ?? Day(spelled: text)
        guard let day else { throw error(column, "a date") }
        return day
    }

    /// The number in a field, with or without commas between thousands; nil if it is blank or a dash. Percent and
    /// dollar signs are ignored, and a number in parentheses is negative.
    package func grouped(_ column: Column) throws(FeedError) -> Double? {
        if style?.decimal != .comma, let exact = self[column].exact { return exact }
        let text = text(column)
        if let style {
            if NumberInText.isMissing(text) { return nil }
            guard let number = NumberInText.read(text, style.decimal) else { throw error(column, "a number") }
            return number
        }
        if ["", "-", "--", "—", "."].contains(text) || missing.contains(text.lowercased()) { return nil }
        guard let number = GroupedNumber.read(text) else { throw error(column, "a number") }
        return number
    }

    private var missing: [String] { ["n/a", "na", "nd", "null", "nan", "none"] }
}

/// Numbers in the notation of sponsors: `41,700,670,815.44`, `$1,234`, `(12.5)`, `4.75%`, `2.9E8`.
package enum GroupedNumber {
    /// The number, or nil if the text is not one. A comma must precede three digits: `4,38` is not a number.
    package static func read(_ text: some StringProtocol) -> Double? {
        var digits = text[...]
        var isNegative = false
        if digits.hasPrefix("("), digits.hasSuffix(")") {
            digits = digits.dropFirst().dropLast()
            isNegative = true
        }
        if digits.hasPrefix("-") || digits.hasPrefix("−") {
            digits = digits.dropFirst()
            isNegative.toggle()
        }
        if digits.hasPrefix("$") { digits = digits.dropFirst() }
        if digits.hasSuffix("%") { digits = digits.dropLast() }
        guard let number = plain(digits) else { return nil }
        return isNegative ? -number : number
    }

    private static func plain(_ text: some StringProtocol) -> Double? {
        let whole = text.prefix { $0 != "." && $0 != "e" && $0 != "E" }
        let groups = whole.split(separator: ",", omittingEmptySubsequences: false)
        if groups.count > 1 {
            guard (1...3).contains(groups[0].count), groups.dropFirst().allSatisfy({ $0.count == 3 }) else {
                return nil
            }
        }
        let joined = groups.joined(separator: "") + text.dropFirst(whole.count)
        let usual = joined.utf8.allSatisfy { (0x30...0x39).contains($0) || ".eE+-".utf8.contains($0) }
        guard usual, let first = joined.utf8.first, first != 0x2B, first != 0x2D, let number = Double(joined),
            number.isFinite
        else { return nil }
        return number
    }
}
