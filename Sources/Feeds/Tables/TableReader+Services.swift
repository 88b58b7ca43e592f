import Model

extension TableReader {
    /// The first column that has one of these names, whatever letters are large or small in it; nil where none has.
    func column(oneOf names: String...) -> Column? {
        self.names.firstIndex { names.contains($0.lowercased()) }.map(Column.init)
    }

    /// The first column that has one of these names in small letters.
    func needed(_ names: String...) throws(FeedError) -> Column {
        guard let place = self.names.firstIndex(where: { names.contains($0.lowercased()) }) else {
            throw FeedError(
                file, line: scanner.line, expected: "a column “\(names[0])”", found: self.names.joined(separator: ","))
        }
        return Column(place: place)
    }

    /// The name in a field; some write it as on a page of the web, with `&amp;`.
    func title(_ column: Column) -> String {
        let text = text(column)
        return text.contains("&") ? PlainText.clean(XMLReferences.resolved(Array(text.utf8)[...])) : text
    }

    /// The date of a field in any spelling that services use.
    func spelledDay(_ column: Column) throws(FeedError) -> Day {
        let text = text(column)
        let day = style.map { SpelledDate(text)?.day($0.dates) } ?? Day(spelled: text)
        guard let day else { throw fault(column, "a date") }
        return day
    }

    /// The number of a field with or without commas between its thousands, nil where it is blank or a dash. A sign of
    /// percent or dollars is left out, and a number in round brackets is negative.
    func grouped(_ column: Column) throws(FeedError) -> Double? {
        if style?.decimal != .comma, let exact = self[column].exact { return exact }
        let text = text(column)
        if let style {
            if NumberInText.isMissing(text) { return nil }
            guard let number = NumberInText.read(text, style.decimal) else { throw fault(column, "a number") }
            return number
        }
        if ["", "-", "--", "—", "."].contains(text) || missing.contains(text.lowercased()) { return nil }
        guard let number = GroupedNumber.read(text) else { throw fault(column, "a number") }
        return number
    }

    private var missing: [String] { ["n/a", "na", "nd", "null", "nan", "none"] }
}

/// Numbers as sponsors write them: `41,700,670,815.44`, `$1,234`, `(12.5)`, `4.75%`, `2.9E8`.
enum GroupedNumber {
    /// The number, or nil where the text is none. A comma stands before three digits only: `4,38` is no number here.
    static func read(_ text: some StringProtocol) -> Double? {
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
