import Model

/// What is wrong with something a source gave: where it stands, what was expected there and what was found.
public struct FeedError: Error, Hashable, Sendable {
    /// A column of a table.
    public struct Column: Hashable, Sendable {
        /// Its name in the table's first line.
        public let name: String
        /// Its place, 1 for the first.
        public let number: Int

        /// A column.
        public init(_ name: String, number: Int) {
            self.name = name
            self.number = number
        }
    }

    /// The file, or the source's own word.
    public let source: String
    /// The line, 1 for the first, where one is meant.
    public let line: Int?
    /// The column, where one is meant.
    public let column: Column?
    /// What should stand there.
    public let expected: String
    /// What stands there, as plain text of 40 characters at most; lists of names may be longer.
    public let found: String

    /// An error, which shows `limit` characters of what was found.
    public init(
        _ source: String, line: Int? = nil, column: Column? = nil, expected: String, found: String, limit: Int = 40
    ) {
        self.source = source
        self.line = line
        self.column = column
        self.expected = expected
        self.found = PlainText.clean(found, limit: limit)
    }
}

extension FeedError: CustomStringConvertible {
    /// The error as `prices/IWM.csv, line 12, column 5 (close): expected a price, found “abc”`.
    public var description: String {
        var place = source
        if let line { place += ", line \(line)" }
        if let column { place += ", column \(column.number) (\(column.name))" }
        return "\(place): expected \(expected), found \(found.isEmpty ? "nothing" : "“\(found)”")"
    }
}
