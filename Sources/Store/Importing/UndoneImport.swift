public import Model

/// The outcome of undoing an import.
public struct UndoneImport: Hashable, Sendable {
    /// The rows of one table.
    public struct Rows: Hashable, Sendable {
        /// Singular and plural of what a row is, for messages.
        public let noun, nouns: String
        /// The number of rows returned to their state before the import, and of rows left alone because they have
        /// changed since.
        public let restored, skipped: Int
    }

    /// The imported files, in order.
    public internal(set) var files: [String] = []
    /// The time of the import.
    public internal(set) var receivedAt = Timestamp(milliseconds: 0)
    /// The outcome by table.
    public internal(set) var rows: [Rows] = []
}
