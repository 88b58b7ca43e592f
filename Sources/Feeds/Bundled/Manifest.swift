/// The list of the tables in a data folder: what each holds and where it comes from.
public struct Manifest: Sendable {
    /// A table.
    public struct Entry: Hashable, Sendable {
        /// Its path inside the folder.
        public let file: String
        /// How many rows it has below its column names.
        public let rows: Int
        /// The first and last date in it, as written; empty where it has none.
        public let first, last: String
        /// Where its figures come from.
        public let source: String
        /// On which terms.
        public let terms: String
        /// Its size.
        public let bytes: Int
        /// The SHA-256 of its bytes, 64 hexadecimal digits.
        public let sha256: String
    }

    /// The tables in the order of the list.
    public let entries: [Entry]
    /// What was wrong with the list itself; the rows it names are left out.
    public let faults: [FeedError]
    private let places: [String: Int]

    /// The list in these bytes.
    init(_ bytes: [UInt8], file: String) throws(FeedError) {
        var table = try TableReader(bytes, file: file)
        let columns = try Columns(table)
        var entries: [Entry] = []
        while table.next() {
            table.attempt { row throws(FeedError) in entries.append(try columns.entry(row)) }
        }
        self.entries = entries
        faults = table.faults
        places = Dictionary(entries.enumerated().map { ($1.file, $0) }, uniquingKeysWith: { first, _ in first })
    }

    /// What tells these tables from others: another table, another mark (FNV-1a over the sums of all).
    public var mark: String {
        let text = entries.map { $0.file + $0.sha256 }.joined()
        let hash = text.utf8.reduce(0xcbf2_9ce4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01b3 }
        return String(hash, radix: 16)
    }

    /// The entry of a file, or nil where it is not listed.
    public subscript(file: String) -> Entry? { places[file].map { entries[$0] } }

    private struct Columns {
        let file, rows, first, last, source, terms, bytes, sha256: TableReader.Column

        init(_ table: borrowing TableReader) throws(FeedError) {
            file = try table.column("file")
            rows = try table.column("rows")
            first = try table.column("first")
            last = try table.column("last")
            source = try table.column("source")
            terms = try table.column("terms")
            bytes = try table.column("bytes")
            sha256 = try table.column("sha256")
        }

        func entry(_ row: borrowing TableReader) throws(FeedError) -> Entry {
            Entry(
                file: try row.words(file), rows: try row.count(rows), first: row.text(first), last: row.text(last),
                source: try row.words(source), terms: row.text(terms), bytes: try row.count(bytes),
                sha256: row.text(sha256))
        }
    }
}
