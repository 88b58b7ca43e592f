package import Model

extension TableReader {
    /// Whether the current row ends with the file rather than a line end.
    package var endsAbruptly: Bool { !scanner.isTerminated }

    /// The error of a field whose value is invalid.
    package func error(_ column: Column, _ expected: String) -> FeedError {
        FeedError(
            file, line: scanner.line, column: FeedError.Column(names[column.index], number: column.index + 1),
            expected: expected, found: scanner.text(self[column]))
    }

    package func isBlank(_ column: Column) -> Bool { self[column].isEmpty }

    /// The text of a field, cleaned for display; long enough for web addresses.
    package func text(_ column: Column) -> String {
        let text = scanner.text(self[column])
        return SpreadsheetText.original(scanner.isPlain(self[column]) ? text : PlainText.clean(text, limit: 2048))
    }

    /// The text of a field. Throws if it is empty.
    package func requiredText(_ column: Column) throws(FeedError) -> String {
        let text = text(column)
        if text.isEmpty { throw error(column, "some text") }
        return text
    }

    /// The date of a field such as `2024-05-16`.
    @inline(__always)
    package func day(_ column: Column) throws(FeedError) -> Day {
        guard let day = scanner.day(self[column]) else { throw error(column, "a date as 2024-05-16") }
        return try checked(day, column)
    }

    /// Returns the day. Throws if figures cannot be dated on it.
    @inline(__always)
    package func checked(_ day: Day, _ column: Column) throws(FeedError) -> Day {
        if let message = days?.breach(day) { throw error(column, message) }
        return day
    }

    /// The number in a field, nil if it is blank.
    @inline(__always)
    package func number(_ column: Column) throws(FeedError) -> Double? {
        let field = self[column]
        return if let exact = field.exact { exact } else { try unusualNumber(column) }
    }

    /// The number in a field. Throws if it is blank.
    @inline(__always)
    package func requiredNumber(_ column: Column) throws(FeedError) -> Double {
        guard let number = try number(column) else { throw error(column, "a number") }
        return number
    }

    /// The positive number in a field, nil if it is blank.
    @inline(__always)
    package func positive(_ column: Column) throws(FeedError) -> Double? {
        guard let number = try number(column) else { return nil }
        guard number > 0 else { throw error(column, "a number above zero") }
        return number
    }

    /// The non-negative integer in a field.
    package func count(_ column: Column) throws(FeedError) -> Int {
        let field = self[column]
        guard field.decimals == 0, let count = Int(exactly: field.units), count >= 0 else {
            throw error(column, "a whole number")
        }
        return count
    }

    /// The positive price in a field, exactly as written.
    package func price(_ column: Column) throws(FeedError) -> Price {
        let field = self[column]
        guard (0...Price.maximumDecimals).contains(Int(field.decimals)), field.units > 0 else {
            throw error(column, "a price")
        }
        return Price(units: field.units, decimals: Int(field.decimals))
    }

    @inline(never)
    private func unusualNumber(_ column: Column) throws(FeedError) -> Double? {
        if isBlank(column) { return nil }
        guard let number = scanner.number(self[column]) else { throw error(column, "a number") }
        return number
    }
}
