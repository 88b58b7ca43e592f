/// A thesis file as it was parsed, before its words have a meaning: tables of keys and values, each with its place.
public struct ThesisSource: Sendable {
    /// A place in the file, both counted from 1.
    public struct Place: Hashable, Sendable {
        /// The line.
        public let line: Int
        /// The column, in characters.
        public let column: Int

        /// A place.
        public init(line: Int, column: Int) {
            self.line = line
            self.column = column
        }
    }

    /// A key and its value.
    public struct Entry: Sendable {
        /// The key.
        public let key: String
        /// The value as text, a number or date as it was written.
        public let text: String
        /// Where the key stands.
        public let keyPlace: Place
        /// Where each character of the value stands, and the end behind them; for a quoted text without the marks.
        public let places: [Place]

        /// An entry. With one place only, the value is taken to follow from there on its line.
        public init(_ key: String, _ text: String, at keyPlace: Place, places: [Place]) {
            self.key = key
            self.text = text
            self.keyPlace = keyPlace
            self.places = places
        }
    }

    /// A table: `[symbols]`, or one of several `[[condition]]`.
    public struct Table: Sendable {
        /// Its name.
        public let name: String
        /// Where its head stands.
        public let place: Place
        /// What it holds, in order.
        public let entries: [Entry]

        /// A table.
        public init(_ name: String, at place: Place, entries: [Entry]) {
            self.name = name
            self.place = place
            self.entries = entries
        }

        subscript(key: String) -> Entry? { entries.first { $0.key == key } }
    }

    /// What the file is called in messages.
    public let file: String
    /// Its lines, for messages.
    public let lines: [String]
    /// Its tables in order.
    public let tables: [Table]

    /// A parsed file.
    public init(file: String, lines: [String], tables: [Table]) {
        self.file = file
        self.lines = lines
        self.tables = tables
    }
}

extension ThesisSource.Entry {
    /// The place of a character of the value.
    func place(_ index: Int) -> ThesisSource.Place {
        if places.indices.contains(index) { return places[index] }
        guard let last = places.last else { return keyPlace }
        return ThesisSource.Place(line: last.line, column: last.column + index - (places.count - 1))
    }
}
