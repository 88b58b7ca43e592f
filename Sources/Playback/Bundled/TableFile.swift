import Formats

/// The result of reading one table: its content and the errors found.
struct TableFile<Content: Sendable>: Sendable {
    /// The valid rows.
    let content: Content
    /// The origin of the figures, from the manifest.
    let source: String
    /// The errors, in order of line.
    let errors: [FeedError]
}

extension DataFolder {
    /// Reads a table by `parse`. A file that cannot be read at all yields `empty` and its error; a file that differs
    /// from the manifest is read, and the difference recorded as an error.
    func read<Content: Sendable>(
        _ file: String, orElse empty: Content, _ parse: (inout TableReader) throws(FeedError) -> Content
    ) -> TableFile<Content> {
        do throws(FeedError) {
            return try content(of: file, parse)
        } catch {
            return TableFile(content: empty, source: manifest[file]?.source ?? file, errors: [error])
        }
    }

    /// Like `read(_:orElse:_:)`, but with a depth reads only about as many of the last rows, so that the time does not
    /// depend on the length of the table. A table whose size differs from the manifest, or whose last rows have errors,
    /// is read as a whole, so that its errors name their lines.
    func read<Content: Sendable>(
        _ file: String, depth: Int?, orElse empty: Content,
        _ parse: (inout TableReader) throws(FeedError) -> Content
    ) -> TableFile<Content> {
        if let depth, let entry = manifest[file], case let rows = depth + depth / 4, entry.rows > rows,
            let content = try? end(of: file, entry, length: (entry.bytes / entry.rows + 1) * rows, parse)
        {
            return TableFile(content: content, source: entry.source, errors: [])
        }
        return read(file, orElse: empty, parse)
    }

    /// The content of the last rows of a table; nil where they cannot be read without an error.
    private func end<Content>(
        of file: String, _ entry: Manifest.Entry, length: Int,
        _ parse: (inout TableReader) throws(FeedError) -> Content
    ) throws(FeedError) -> Content? {
        let (bytes, size) = try FileBytes.loadEnd("\(path)/\(file)", name: file, length: length)
        guard size == entry.bytes else { return nil }
        var table = try TableReader(bytes, file: file)
        table.days = days
        let content = try parse(&table)
        return table.errors.isEmpty ? content : nil
    }

    /// Like `read(_:orElse:_:)`, but throws if the file cannot be read at all.
    func content<Content: Sendable>(
        of file: String, _ parse: (inout TableReader) throws(FeedError) -> Content
    ) throws(FeedError) -> TableFile<Content> {
        let entry = manifest[file]
        let bytes = try FileBytes.load("\(path)/\(file)", name: file)
        var table = try TableReader(bytes, file: file, expectedBytes: entry?.bytes)
        table.days = days
        let content = try parse(&table)
        table.compare(with: entry, size: bytes.count)
        return TableFile(content: content, source: entry?.source ?? file, errors: table.errors)
    }
}

extension TableReader {
    /// Records a difference between the file and its manifest entry: truncated, or changed.
    fileprivate mutating func compare(with entry: Manifest.Entry?, size: Int) {
        if let entry, entry.rows != rows {
            note(FeedError(file, expected: "\(entry.rows) rows as listed", found: "\(rows)"))
        } else if let entry, entry.bytes != size {
            note(FeedError(file, expected: "\(entry.bytes) bytes as listed", found: "\(size)"))
        } else if entry == nil, endsAbruptly {
            note(FeedError(file, expected: "a line end at the end of the file", found: "none: it may be truncated"))
        }
    }
}
