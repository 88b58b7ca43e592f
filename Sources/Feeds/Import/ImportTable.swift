import Model

/// A table of a file with all its rows as text, so that what only the whole shows can be decided first.
struct ImportTable {
    /// A row: as many fields as there are columns.
    struct Row {
        let line: Int
        var fields: [String]
    }

    let file: String
    /// The names of its columns as they are shown.
    let names: [String]
    /// The same names in the form in which they are looked for.
    let keys: [String]
    /// The line of the names.
    let line: Int
    private(set) var rows: [Row] = []
    /// What was wrong with rows, in order.
    private(set) var faults: [FeedError] = []
    /// Whether the file ends within the last row, or right behind it without a line end.
    private(set) var endsAbruptly = false

    /// The rows behind the one that a scanner has read last, whose fields are the names unless others are given.
    init(_ scanner: CSVScanner, names given: [String]? = nil, file: String) {
        var scanner = scanner
        self.file = file
        line = scanner.line
        names = (given ?? scanner.fields.map { scanner.text($0) }).map { PlainText.clean($0, limit: 60) }
        keys = names.map(ColumnKey.of)
        while faults.count < TableReader.faultLimit {
            switch scanner.next() {
            case .end: return
            case .broken(let breach):
                faults.append(FeedError(file, line: scanner.line, expected: breach.rawValue, found: "something else"))
            case .row: take(scanner)
            }
            endsAbruptly = !scanner.isTerminated
        }
        faults.append(FeedError(file, line: scanner.line, expected: "fewer bad rows; the rest is not read", found: ""))
    }

    private mutating func take(_ scanner: CSVScanner) {
        var fields = scanner.fields.map { scanner.text($0).trimmed }
        while fields.count > names.count, fields.last == "" { fields.removeLast() }
        if fields.allSatisfy(\.isEmpty) { return }
        if fields.count == 1, names.count > 1, scanner.isTerminated, ImportTable.isSmallPrint(fields[0]) { return }
        guard fields.count <= names.count else {
            faults.append(
                FeedError(file, line: scanner.line, expected: "\(names.count) fields", found: "\(fields.count)"))
            return
        }
        while fields.count < names.count { fields.append("") }
        rows.append(Row(line: scanner.line, fields: fields))
    }

    /// Whether a line of one field is a sentence below the table.
    private static func isSmallPrint(_ text: String) -> Bool { text.contains(" ") && SpelledDate(text) == nil }

    /// The first column whose key is one of some, in the order of these.
    func column(_ candidates: [String]) -> Int? {
        for key in candidates { if let column = keys.firstIndex(of: key) { return column } }
        return nil
    }

    /// A column, for errors.
    func place(_ column: Int) -> FeedError.Column { FeedError.Column(names[column], number: column + 1) }

    /// The error of a field.
    func fault(_ row: Row, _ column: Int, _ expected: String) -> FeedError {
        FeedError(
            file, line: row.line, column: place(column), expected: expected, found: PlainText.clean(row.fields[column]))
    }

    /// Some rows of the table, without what was wrong with others.
    func having(_ rows: [Row], endsAbruptly: Bool) -> ImportTable {
        var part = self
        (part.rows, part.faults, part.endsAbruptly) = (rows, [], endsAbruptly)
        return part
    }

    /// Leaves rows out.
    mutating func keep(_ isKept: (Row) -> Bool) { rows = rows.filter(isKept) }

    /// What a reader is told of columns that are not read; nil where all are.
    func note(unread columns: [Int?]) -> String? {
        let read = Set(columns.compactMap(\.self))
        let others = names.indices.filter { !read.contains($0) && !keys[$0].isEmpty }.map { names[$0] }
        return others.isEmpty ? nil : "not read: \(ImportTable.list(others))"
    }

    /// The same of a table whose columns are read by their names, in small letters.
    func note(unreadBut isRead: (String) -> Bool) -> String? {
        note(unread: names.indices.filter { isRead(names[$0].lowercased()) })
    }

    /// Some names with commas between, and how many more there are.
    static func list(_ names: [String], limit: Int = 12) -> String {
        let more = names.count - limit
        return names.prefix(limit).joined(separator: ", ") + (more > 0 ? " and \(more) more" : "")
    }
}
