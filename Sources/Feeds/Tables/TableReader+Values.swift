import Model

extension TableReader {
    /// Whether the row last read ends with the file instead of a line end.
    var endsAbruptly: Bool { !scanner.isTerminated }

    /// The error of a field that is not what it should be.
    func fault(_ column: Column, _ expected: String) -> FeedError {
        FeedError(
            file, line: scanner.line, column: FeedError.Column(names[column.place], number: column.place + 1),
            expected: expected, found: scanner.text(self[column]))
    }

    /// Whether a field is empty.
    func isBlank(_ column: Column) -> Bool { self[column].isEmpty }

    /// The text of a field, fit to be shown; room for long addresses.
    func text(_ column: Column) -> String {
        let text = scanner.text(self[column])
        return SpreadsheetText.original(scanner.isPlain(self[column]) ? text : PlainText.clean(text, limit: 2048))
    }

    /// The text of a field that must not be empty.
    func words(_ column: Column) throws(FeedError) -> String {
        let text = text(column)
        if text.isEmpty { throw fault(column, "some text") }
        return text
    }

    /// The date of a field written `2024-05-16`.
    @inline(__always)
    func day(_ column: Column) throws(FeedError) -> Day {
        guard let day = scanner.day(self[column]) else { throw fault(column, "a date as 2024-05-16") }
        return try judged(day, column)
    }

    /// A day that a figure can be of.
    @inline(__always)
    func judged(_ day: Day, _ column: Column) throws(FeedError) -> Day {
        if let words = days?.breach(day) { throw fault(column, words) }
        return day
    }

    /// The number of a field, nil where it is blank.
    @inline(__always)
    func number(_ column: Column) throws(FeedError) -> Double? {
        let field = self[column]
        return if let exact = field.exact { exact } else { try unusualNumber(column) }
    }

    /// The number of a field that must have one.
    @inline(__always)
    func known(_ column: Column) throws(FeedError) -> Double {
        guard let number = try number(column) else { throw fault(column, "a number") }
        return number
    }

    /// The number of a field, above zero, or nil where it is blank.
    @inline(__always)
    func positive(_ column: Column) throws(FeedError) -> Double? {
        guard let number = try number(column) else { return nil }
        guard number > 0 else { throw fault(column, "a number above zero") }
        return number
    }

    /// The whole number of a field, zero or above.
    func count(_ column: Column) throws(FeedError) -> Int {
        let field = self[column]
        guard field.decimals == 0, let count = Int(exactly: field.units), count >= 0 else {
            throw fault(column, "a whole number")
        }
        return count
    }

    /// The price of a field exactly as it is written.
    func price(_ column: Column) throws(FeedError) -> Price {
        let field = self[column]
        guard (0...Price.mostDecimals).contains(Int(field.decimals)), field.units > 0 else {
            throw fault(column, "a price")
        }
        return Price(units: field.units, decimals: Int(field.decimals))
    }

    @inline(never)
    private func unusualNumber(_ column: Column) throws(FeedError) -> Double? {
        if isBlank(column) { return nil }
        guard let number = scanner.number(self[column]) else { throw fault(column, "a number") }
        return number
    }
}
