public import Model

/// The outcome of undoing an import.
public struct UndoneImport: Hashable, Sendable {
    /// The outcome for the rows of one table.
    public struct Rows: Hashable, Sendable {
        /// What messages call one row and several rows, such as `deal` and `deals`.
        public let noun, nouns: String
        /// The number of rows returned to their state before the import, and of rows kept as they are because they
        /// have changed since.
        public let restored, skipped: Int
    }

    /// The imported files, in the order of their import.
    public internal(set) var files: [String] = []
    /// When the last of the files was imported.
    public internal(set) var receivedAt = Timestamp(milliseconds: 0)
    /// The outcome for each table whose rows the import had changed.
    public internal(set) var rows: [Rows] = []
}
