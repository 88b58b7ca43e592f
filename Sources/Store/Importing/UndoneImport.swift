public import Model

/// What came of taking an import back.
public struct UndoneImport: Hashable, Sendable {
    /// Rows of a table.
    public struct Rows: Hashable, Sendable {
        /// What one and several are called.
        public let noun, nouns: String
        /// How many are as they were before the import, and how many stay as they are, for somebody has changed them since.
        public let restored, staying: Int
    }

    /// The files that it took, in their order.
    public internal(set) var files: [String] = []
    /// When they were taken.
    public internal(set) var receivedAt = Timestamp(milliseconds: 0)
    /// By table.
    public internal(set) var rows: [Rows] = []
}
