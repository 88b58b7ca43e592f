public import Model

/// What an import changes of what is kept.
public struct ImportChanges: Hashable, Sendable {
    /// Of one instrument's sessions.
    public struct Sessions: Hashable, Sendable {
        /// Whose they are.
        public let symbol: Symbol
        /// How many are new, are changed, and say what is kept already.
        public var added = 0, changed = 0, same = 0
        /// The first and the last day that is new or changed; nil where none is.
        public var days: ClosedRange<Day>?
        /// The largest change of a close that was kept: its day, and what it was and is.
        public var largest: Correction?

        init(_ symbol: Symbol) { self.symbol = symbol }
    }

    /// A close that is changed.
    public struct Correction: Hashable, Sendable {
        /// Its session.
        public let day: Day
        /// What was kept, and what is.
        public let before, after: Double
    }

    /// Of the rows of another table.
    public struct Rows: Hashable, Sendable {
        /// What one and several are called.
        public let noun, nouns: String
        /// How many are new, changed, gone.
        public let added, changed, removed: Int
    }

    /// Of sessions, by instrument in the order of the catalogue.
    public internal(set) var sessions: [Sessions] = []
    /// Of everything else; what has not changed is left out.
    public internal(set) var rows: [Rows] = []
    /// What was done with what was taken, where it is not as it came.
    public internal(set) var notes: [String] = []
    /// What could not be kept.
    public internal(set) var omissions: [String] = []
    /// Whether anything is another than before.
    public internal(set) var hasChanged = false
    /// The run that it belongs to, for the next file of the same command.
    public internal(set) var run: Int64?
}
