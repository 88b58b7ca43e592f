/// What came of reading one table: its content and what was wrong with it.
struct TableFile<Content: Sendable>: Sendable {
    /// What was good.
    let content: Content
    /// Where it comes from, by the list of tables.
    let source: String
    /// What was wrong, in order of line.
    let faults: [FeedError]
}

extension DataFolder {
    /// Reads a table by `parse`. A file that cannot be read at all gives `empty` and its fault; one that differs from the
    /// list of tables is read, and the difference noted.
    func read<Content: Sendable>(
        _ file: String, orElse empty: Content, _ parse: (inout TableReader) throws(FeedError) -> Content
    ) -> TableFile<Content> {
        do throws(FeedError) {
            return try content(of: file, parse)
        } catch {
            return TableFile(content: empty, source: manifest[file]?.source ?? file, faults: [error])
        }
    }

    /// The same of a file that must be readable.
    func content<Content: Sendable>(
        of file: String, _ parse: (inout TableReader) throws(FeedError) -> Content
    ) throws(FeedError) -> TableFile<Content> {
        let entry = manifest[file]
        let bytes = try FileBytes.load("\(path)/\(file)", name: file)
        var table = try TableReader(bytes, file: file, expectedBytes: entry?.bytes)
        table.days = days
        let content = try parse(&table)
        table.compare(with: entry, size: bytes.count)
        return TableFile(content: content, source: entry?.source ?? file, faults: table.faults)
    }
}

extension TableReader {
    /// Notes where the file is not the one that the list of tables describes: cut off, or changed.
    fileprivate mutating func compare(with entry: Manifest.Entry?, size: Int) {
        if let entry, entry.rows != rows {
            note(FeedError(file, expected: "\(entry.rows) rows as listed", found: "\(rows)"))
        } else if let entry, entry.bytes != size {
            note(FeedError(file, expected: "\(entry.bytes) bytes as listed", found: "\(size)"))
        } else if entry == nil, endsAbruptly {
            note(FeedError(file, expected: "a line end at the end of the file", found: "none: it may be cut off"))
        }
    }
}
