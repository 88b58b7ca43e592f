public import Model

/// The changes that an import makes to the store.
public struct ImportChanges: Hashable, Sendable {
    /// Changes to the sessions of one instrument.
    public struct Sessions: Hashable, Sendable {
        /// The instrument.
        public let symbol: Symbol
        /// The number of sessions that are new, changed, or identical to the stored ones.
        public var added = 0, changed = 0, unchanged = 0
        /// The first and last day that is new or changed; nil if there is none.
        public var days: ClosedRange<Day>?
        /// The largest change to a stored close.
        public var largest: Correction?

        init(_ symbol: Symbol) { self.symbol = symbol }
    }

    /// A changed close.
    public struct Correction: Hashable, Sendable {
        /// The session.
        public let day: Day
        /// The close before and after the import.
        public let before, after: Double
    }

    /// Changes to the rows of another table.
    public struct Rows: Hashable, Sendable {
        /// Singular and plural of what a row is, for messages.
        public let noun, nouns: String
        /// The number of rows that are new, changed, removed.
        public let added, changed, removed: Int
    }

    /// Changes to sessions, by instrument in the order of the catalogue.
    public internal(set) var sessions: [Sessions] = []
    /// Changes to the other tables; unchanged tables are left out.
    public internal(set) var rows: [Rows] = []
    /// Messages about data that was adjusted during the import.
    public internal(set) var notes: [String] = []
    /// Messages about data that could not be stored.
    public internal(set) var omissions: [String] = []
    /// Whether anything in the store changed.
    public internal(set) var hasChanged = false
    /// Identifies the run of imports this one belongs to; pass it with the next file of the same command.
    public internal(set) var run: Int64?
}
