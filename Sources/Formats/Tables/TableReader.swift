package import Model

/// Reads a table row by row. Columns are found by name, so that their order and additional columns do not matter. An
/// invalid row is recorded as an error and skipped.
///
///     var table = try TableReader(bytes, file: "policy.csv")
///     let date = try table.column("date"), rate = try table.column("rate")
///     while table.next() {
///         table.attempt { row throws(FeedError) in values.append(try row.positive(rate), on: try row.day(date)) }
///     }
package struct TableReader {
    /// A column of the table.
    package struct Column {
        package let index: Int

        package init(index: Int) {
            self.index = index
        }
    }

    /// The maximum number of errors before reading stops; a file with more has another format.
    static let errorLimit = 1000

    /// The name of the file in errors.
    package let file: String
    /// The errors so far, in order.
    package private(set) var errors: [FeedError] = []
    /// The number of rows read, including invalid ones.
    package private(set) var rows = 0
    package private(set) var scanner: CSVScanner
    package let names: [String]
    /// Whether a row with a single field, in a table of several columns, ends the table and begins its footnotes.
    package var endsBeforeFootnotes = false
    /// The notation of dates and numbers, if it was decided from the complete file; nil for the usual notation of
    /// services.
    package var style: TableStyle?
    /// The days that figures may be dated; nil if any day is accepted.
    package var days: DayRules?
    /// Whether footnotes have ended the table.
    package private(set) var hasFootnotes = false
    private let expectedBytes: Int?

    /// A table with its column names in the first line. If `expectedBytes` is given and differs from the size, a last
    /// row without a line end is rejected as truncated.
    package init(_ bytes: [UInt8], file: String, expectedBytes: Int? = nil) throws(FeedError) {
        var scanner = CSVScanner(bytes)
        guard case .row = scanner.next() else {
            throw FeedError(file, line: 1, expected: "a line of column names", found: "")
        }
        names = scanner.fields.map { [scanner] in PlainText.clean(scanner.text($0)) }
        self.scanner = scanner
        self.file = file
        self.expectedBytes = expectedBytes
    }

    /// A table whose column names are the scanner's current row, for files with other lines before them.
    package init(_ scanner: CSVScanner, file: String) {
        names = scanner.fields.map { PlainText.clean(scanner.text($0)) }
        self.scanner = scanner
        self.file = file
        expectedBytes = nil
    }
}

extension TableReader {
    /// The column of a name. Throws if the table has no such column, or two of them.
    package func column(_ name: String) throws(FeedError) -> Column {
        guard let column = try optionalColumn(name) else {
            throw FeedError(
                file, line: 1, expected: "a column “\(name)”", found: names.joined(separator: ","))
        }
        return column
    }

    /// The column of a name, or nil if there is none. Throws if there are two.
    package func optionalColumn(_ name: String) throws(FeedError) -> Column? {
        guard let index = names.firstIndex(of: name) else { return nil }
        guard names.lastIndex(of: name) == index else {
            throw FeedError(file, line: 1, expected: "one column “\(name)”", found: "two")
        }
        return Column(index: index)
    }

    /// The field of a column in the current row.
    package subscript(column: Column) -> CSVField { scanner.fields[column.index] }

    /// Advances to the next row with the right number of fields. Returns false at the end of the table.
    package mutating func next() -> Bool {
        while errors.count < TableReader.errorLimit {
            switch scanner.next() {
            case .end: return false
            case .broken(let breach):
                rows += 1
                note(FeedError(file, line: scanner.line, expected: breach.rawValue, found: "something else"))
            case .row:
                if endsBeforeFootnotes, isFootnote {
                    hasFootnotes = true
                    return false
                }
                rows += 1
                if isComplete() { return true }
            }
        }
        note(FeedError(file, line: scanner.line, expected: "fewer bad rows; the rest is not read", found: "\(rows)"))
        return false
    }

    /// Records an error.
    package mutating func note(_ error: FeedError) { errors.append(error) }

    /// Records an error for each date that occurs more than once; the last row of a date is used.
    package mutating func noteRepeats(_ days: [Day]) {
        if zip(days, days.dropFirst()).allSatisfy({ $0 < $1 }) { return }
        for (day, rows) in Dictionary(grouping: days, by: \.self).sorted(by: { $0.key < $1.key }) where rows.count > 1 {
            note(FeedError(file, expected: "one row for \(day)", found: "\(rows.count)"))
        }
    }

    /// Reads the current row by `body`, and records the error it throws, if any.
    @inline(__always)
    package mutating func attempt(_ body: (borrowing TableReader) throws(FeedError) -> Void) {
        do throws(FeedError) { try body(self) } catch { note(error) }
    }

    private var isFootnote: Bool { scanner.fields.count == 1 && names.count > 1 && scanner.isTerminated }

    private mutating func isComplete() -> Bool {
        let fields = scanner.fields.count
        if fields != names.count {
            note(FeedError(file, line: scanner.line, expected: "\(names.count) fields", found: "\(fields)"))
            return false
        }
        guard !scanner.isTerminated, let expectedBytes, expectedBytes != scanner.bytes.count else { return true }
        note(FeedError(file, line: scanner.line, expected: "a line end", found: "the end of the file: it is truncated"))
        return false
    }
}
