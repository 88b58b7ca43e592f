import Model

/// Reads a table row by row. Columns are found by their name in the first line, so that a table whose columns stand in
/// another order, or that has more of them, reads the same. A bad row is noted and skipped.
///
///     var table = try TableReader(bytes, file: "policy.csv")
///     let date = try table.column("date"), rate = try table.column("rate")
///     while table.next() {
///         table.attempt { row throws(FeedError) in values.append(try row.positive(rate), on: try row.day(date)) }
///     }
struct TableReader {
    /// A column that the table has.
    struct Column {
        let place: Int
    }

    /// After so many bad rows the rest is left: it is another kind of file.
    static let faultLimit = 1000

    /// What errors call it.
    let file: String
    /// What was wrong with it so far, in order.
    private(set) var faults: [FeedError] = []
    /// How many rows were read, the bad ones among them.
    private(set) var rows = 0
    private(set) var scanner: CSVScanner
    let names: [String]
    /// Whether a row of one field, where there are several columns, ends the table: what stands below is small print.
    var endsBeforeSmallPrint = false
    /// How its dates and numbers are written, where that was decided from the whole file; nil where services' ways are.
    var style: TableStyle?
    /// What days its figures can be of; nil where any will do.
    var days: DayRules?
    /// Whether such a row has ended it.
    private(set) var hasSmallPrint = false
    private let expectedBytes: Int?

    /// A table of these bytes. Where `expectedBytes` is given and differs, a last row without a line end is taken as cut off.
    init(_ bytes: [UInt8], file: String, expectedBytes: Int? = nil) throws(FeedError) {
        var scanner = CSVScanner(bytes)
        guard case .row = scanner.next() else {
            throw FeedError(file, line: 1, expected: "a line of column names", found: "")
        }
        names = scanner.fields.map { [scanner] in PlainText.clean(scanner.text($0)) }
        self.scanner = scanner
        self.file = file
        self.expectedBytes = expectedBytes
    }

    /// The table whose column names are the row that a scanner has read last: some have lines of their own before.
    init(_ scanner: CSVScanner, file: String) {
        names = scanner.fields.map { PlainText.clean(scanner.text($0)) }
        self.scanner = scanner
        self.file = file
        expectedBytes = nil
    }
}

extension TableReader {
    /// The column of a name; it is an error where the table has none or two of it.
    func column(_ name: String) throws(FeedError) -> Column {
        guard let column = try optionalColumn(name) else {
            throw FeedError(
                file, line: 1, expected: "a column “\(name)”", found: names.joined(separator: ","))
        }
        return column
    }

    /// The column of a name, or nil where the table has none; it is an error where it has two.
    func optionalColumn(_ name: String) throws(FeedError) -> Column? {
        guard let place = names.firstIndex(of: name) else { return nil }
        guard names.lastIndex(of: name) == place else {
            throw FeedError(file, line: 1, expected: "one column “\(name)”", found: "two")
        }
        return Column(place: place)
    }

    /// The field of a column in the row last read.
    subscript(column: Column) -> CSVField { scanner.fields[column.place] }

    /// Goes to the next row that has as many fields as there are columns, and says whether there is one.
    mutating func next() -> Bool {
        while faults.count < TableReader.faultLimit {
            switch scanner.next() {
            case .end: return false
            case .broken(let breach):
                rows += 1
                note(FeedError(file, line: scanner.line, expected: breach.rawValue, found: "something else"))
            case .row:
                if endsBeforeSmallPrint, isSmallPrint {
                    hasSmallPrint = true
                    return false
                }
                rows += 1
                if isWhole() { return true }
            }
        }
        note(FeedError(file, line: scanner.line, expected: "fewer bad rows; the rest is not read", found: "\(rows)"))
        return false
    }

    /// Notes something wrong.
    mutating func note(_ fault: FeedError) { faults.append(fault) }

    /// Notes the dates of which a table should have one row and has more; the last of them counts.
    mutating func noteRepeats(_ days: [Day]) {
        if zip(days, days.dropFirst()).allSatisfy({ $0 < $1 }) { return }
        for (day, rows) in Dictionary(grouping: days, by: \.self).sorted(by: { $0.key < $1.key }) where rows.count > 1 {
            note(FeedError(file, expected: "one row for \(day)", found: "\(rows.count)"))
        }
    }

    /// Takes a row by `body`; what it throws is noted.
    @inline(__always)
    mutating func attempt(_ body: (borrowing TableReader) throws(FeedError) -> Void) {
        do throws(FeedError) { try body(self) } catch { note(error) }
    }

    private var isSmallPrint: Bool { scanner.fields.count == 1 && names.count > 1 && scanner.isTerminated }

    private mutating func isWhole() -> Bool {
        let fields = scanner.fields.count
        if fields != names.count {
            note(FeedError(file, line: scanner.line, expected: "\(names.count) fields", found: "\(fields)"))
            return false
        }
        guard !scanner.isTerminated, let expectedBytes, expectedBytes != scanner.bytes.count else { return true }
        note(FeedError(file, line: scanner.line, expected: "a line end", found: "the end of the file: it is cut off"))
        return false
    }
}
