import Model

/// A table with all its rows as text, so that properties of the complete file can be decided first.
package struct ImportTable {
    package let file: String
    /// The column names as displayed.
    package let names: [String]
    /// The column names in normalised form.
    package let keys: [String]
    /// The line of the column names.
    package let line: Int
    package private(set) var rows: [Row] = []
    /// The errors in rows, in order.
    package private(set) var errors: [FeedError] = []
    /// Whether the file ends within the last row, or directly after it without a line end.
    package private(set) var endsAbruptly = false

    /// Reads the rows after the scanner's current one, whose fields are the column names unless others are given.
    package init(_ scanner: CSVScanner, names given: [String]? = nil, file: String) {
        var scanner = scanner
        self.file = file
        line = scanner.line
        names = (given ?? scanner.fields.map { scanner.text($0) }).map { PlainText.clean($0, limit: 60) }
        keys = names.map(ColumnKey.of)
        while errors.count < TableReader.errorLimit {
            switch scanner.next() {
            case .end: return
            case .broken(let breach):
                errors.append(FeedError(file, line: scanner.line, expected: breach.rawValue, found: "something else"))
            case .row: append(scanner)
            }
            endsAbruptly = !scanner.isTerminated
        }
        errors.append(FeedError(file, line: scanner.line, expected: "fewer bad rows; the rest is not read", found: ""))
    }

    private mutating func append(_ scanner: CSVScanner) {
        var fields = Fields(scanner)
        if (0..<fields.width).allSatisfy(fields.isBlank) { return }
        if fields.width == 1, names.count > 1, scanner.isTerminated, ImportTable.isFootnote(fields[0]) { return }
        guard fields.fit(names.count) else {
            errors.append(
                FeedError(file, line: scanner.line, expected: "\(names.count) fields", found: "\(fields.width)"))
            return
        }
        rows.append(Row(line: scanner.line, fields: fields))
    }

    /// Whether a line of one field is a sentence below the table.
    private static func isFootnote(_ text: String) -> Bool { text.contains(" ") && SpelledDate(text) == nil }

    /// The first column whose key is one of the candidates, in their order of preference.
    package func column(_ candidates: [String]) -> Int? {
        for key in candidates { if let column = keys.firstIndex(of: key) { return column } }
        return nil
    }

    /// A column, for errors.
    package func errorColumn(_ column: Int) -> FeedError.Column { FeedError.Column(names[column], number: column + 1) }

    /// The error of a field.
    package func error(_ row: Row, _ column: Int, _ expected: String) -> FeedError {
        FeedError(
            file, line: row.line, column: errorColumn(column), expected: expected,
            found: PlainText.clean(row.fields[column]))
    }

    /// A table of some of the rows, without the errors of the others.
    package func having(_ rows: [Row], endsAbruptly: Bool) -> ImportTable {
        var part = self
        (part.rows, part.errors, part.endsAbruptly) = (rows, [], endsAbruptly)
        return part
    }

    /// Removes the rows that do not satisfy the predicate.
    package mutating func keep(_ isIncluded: (Row) -> Bool) { rows = rows.filter(isIncluded) }

    /// A note that lists the columns that are not read; nil if all are.
    package func note(unread columns: [Int?]) -> String? {
        let read = Set(columns.compactMap(\.self))
        let others = names.indices.filter { !read.contains($0) && !keys[$0].isEmpty }.map { names[$0] }
        return others.isEmpty ? nil : "not read: \(ImportTable.list(others))"
    }

    /// The same for a table whose columns are read by name, in lower case.
    package func note(unreadBut isRead: (String) -> Bool) -> String? {
        note(unread: names.indices.filter { isRead(names[$0].lowercased()) })
    }

    /// The first names separated by commas, and the number of the others.
    package static func list(_ names: [String], limit: Int = 12) -> String {
        let more = names.count - limit
        return names.prefix(limit).joined(separator: ", ") + (more > 0 ? " and \(more) more" : "")
    }
}

extension ImportTable {
    /// Whether a column has a value in any row.
    package func hasValue(in column: Int) -> Bool { rows.contains { !$0.isMissing(column) } }
}
