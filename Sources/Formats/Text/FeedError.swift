import Model

/// An error in data from a source: its location, what was expected and what was found.
public struct FeedError: Error, Hashable, Sendable {
    /// A column of a table.
    public struct Column: Hashable, Sendable {
        /// The name in the header of the table.
        public let name: String
        /// The number of the column, 1 for the first.
        public let number: Int

        /// A column with its name and its number, 1 for the first.
        public init(_ name: String, number: Int) {
            self.name = name
            self.number = number
        }
    }

    /// The file, or the name of the source.
    public let source: String
    /// The line, 1 for the first; nil if the error is not at a line.
    public let line: Int?
    /// The column; nil if the error is not in a column.
    public let column: Column?
    /// A description of what was expected.
    public let expected: String
    /// What was found, as plain text of at most 40 characters by default.
    public let found: String

    /// An error that shows at most `limit` characters of what was found.
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
    /// The error in the form `prices/IWM.csv, line 12, column 5 (close): expected a price, found “abc”`. Names of files and
    /// of elements may be anything, so they are made plain too.
    public var description: String {
        var location = PlainText.clean(source, limit: 4096)
        if let line { location += ", line \(line)" }
        if let column { location += ", column \(column.number) (\(PlainText.clean(column.name)))" }
        return "\(location): expected \(PlainText.clean(expected)), found \(found.isEmpty ? "nothing" : "“\(found)”")"
    }
}
