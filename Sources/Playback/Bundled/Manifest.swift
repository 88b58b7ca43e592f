public import Formats

/// The list of the tables in a data folder, with contents, origin and checksum of each.
public struct Manifest: Sendable {
    /// A row of `manifest.csv`.
    public struct Entry: Hashable, Sendable {
        /// The path relative to the folder.
        public let file: String
        /// The number of rows below the header.
        public let rows: Int
        /// The first and last date in the table, as written; empty if it has none.
        public let first, last: String
        /// The origin of the figures.
        public let source: String
        /// The terms under which the figures may be used.
        public let terms: String
        /// The size in bytes.
        public let bytes: Int
        /// The SHA-256 of its bytes, 64 hexadecimal digits.
        public let sha256: String
    }

    /// The tables in the order of the list.
    public let entries: [Entry]
    /// The errors in the list itself; rows with errors are left out.
    public let errors: [FeedError]
    private let indices: [String: Int]

    /// Parses the list. Throws if it is not a table with the required columns.
    init(_ bytes: [UInt8], file: String) throws(FeedError) {
        var table = try TableReader(bytes, file: file)
        let columns = try Columns(table)
        var entries: [Entry] = []
        while table.next() {
            table.attempt { row throws(FeedError) in entries.append(try columns.entry(row)) }
        }
        self.entries = entries
        errors = table.errors
        indices = Dictionary(entries.enumerated().map { ($1.file, $0) }, uniquingKeysWith: { first, _ in first })
    }

    /// A fingerprint of the tables that changes with any of them: FNV-1a over all file names and checksums, in
    /// hexadecimal.
    public var fingerprint: String {
        let text = entries.map { $0.file + $0.sha256 }.joined()
        let hash = text.utf8.reduce(0xcbf2_9ce4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01b3 }
        return String(hash, radix: 16)
    }

    /// The entry of a file, or nil if it is not listed.
    public subscript(file: String) -> Entry? { indices[file].map { entries[$0] } }

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
                file: try row.requiredText(file), rows: try row.count(rows), first: row.text(first),
                last: row.text(last),
                source: try row.requiredText(source), terms: row.text(terms), bytes: try row.count(bytes),
                sha256: row.text(sha256))
        }
    }
}
