/// A parsed thesis file before interpretation: tables of keys and values, each with its location.
public struct ThesisSource: Sendable {
    /// A location in the file; line and column are counted from 1.
    public struct SourceLocation: Hashable, Sendable {
        /// The line, from 1.
        public let line: Int
        /// The column in characters, from 1.
        public let column: Int

        /// Creates a location.
        public init(line: Int, column: Int) {
            self.line = line
            self.column = column
        }
    }

    /// A key and its value.
    public struct Entry: Sendable {
        /// The key.
        public let key: String
        /// The value as text; a number or date as written.
        public let text: String
        /// The location of the key.
        public let keyLocation: SourceLocation
        /// The location of each character of the value, without quotation marks, and that of its end.
        public let locations: [SourceLocation]

        /// Creates an entry. If there is only one location, the value is assumed to continue from there on one line.
        public init(_ key: String, _ text: String, at keyLocation: SourceLocation, locations: [SourceLocation]) {
            self.key = key
            self.text = text
            self.keyLocation = keyLocation
            self.locations = locations
        }
    }

    /// A table: `[symbols]`, or one of several `[[condition]]`.
    public struct Table: Sendable {
        /// The name.
        public let name: String
        /// The location of the header.
        public let location: SourceLocation
        /// The entries, in the order of the file.
        public let entries: [Entry]

        /// Creates a table.
        public init(_ name: String, at location: SourceLocation, entries: [Entry]) {
            self.name = name
            self.location = location
            self.entries = entries
        }

        subscript(key: String) -> Entry? { entries.first { $0.key == key } }
    }

    /// The name of the file, used in messages.
    public let file: String
    /// The lines of the file, used in messages.
    public let lines: [String]
    /// The tables, in the order of the file.
    public let tables: [Table]

    /// Creates the contents of a parsed file.
    public init(file: String, lines: [String], tables: [Table]) {
        self.file = file
        self.lines = lines
        self.tables = tables
    }
}

extension ThesisSource.Entry {
    /// The location of the character of the value at an index.
    func location(_ index: Int) -> ThesisSource.SourceLocation {
        if locations.indices.contains(index) { return locations[index] }
        guard let last = locations.last else { return keyLocation }
        return ThesisSource.SourceLocation(line: last.line, column: last.column + index - (locations.count - 1))
    }
}
