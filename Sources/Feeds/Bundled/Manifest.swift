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
    private let places: [String: Int]

    /// The list in these bytes.
    init(_ bytes: [UInt8], file: String) throws(FeedError) {
        var table = try TableReader(bytes, file: file)
        let name = try table.column("file"), rows = try table.column("rows"), size = try table.column("bytes")
        let first = try table.column("first"), last = try table.column("last")
        let source = try table.column("source"), terms = try table.column("terms"), sum = try table.column("sha256")
        var entries: [Entry] = []
        while table.next() {
            entries.append(
                Entry(
                    file: try table.words(name), rows: try table.count(rows), first: table.text(first),
                    last: table.text(last), source: try table.words(source), terms: table.text(terms),
                    bytes: try table.count(size), sha256: table.text(sum)))
        }
        if let fault = table.faults.first { throw fault }
        self.entries = entries
        places = Dictionary(entries.enumerated().map { ($1.file, $0) }, uniquingKeysWith: { first, _ in first })
    }

    /// The entry of a file, or nil where it is not listed.
    public subscript(file: String) -> Entry? { places[file].map { entries[$0] } }
}
