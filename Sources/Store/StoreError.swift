/// What is wrong with the history on disk.
public struct StoreError: Error, Hashable, Sendable, CustomStringConvertible {
    /// The kinds of trouble, as far as they are to be treated differently.
    public enum Kind: String, Hashable, Sendable, CaseIterable {
        /// No room on the disk. What was kept stays readable, and keeping goes on when there is room again.
        case full
        /// The folder or the file cannot be written.
        case readOnly
        /// Another program holds the file for longer than one waits.
        case busy
        /// The file is no database any more, or its pages do not fit together.
        case corrupt
        /// A newer version of the program wrote it.
        case newer
        /// It is a database, but not one of this program.
        case foreign
        /// What is to be kept contradicts what is.
        case contradiction
        /// All went well and was to be taken back.
        case rehearsed
        /// SQLite itself is too old.
        case library
        /// Anything else.
        case other
    }

    /// What kind it is.
    public let kind: Kind
    /// The file.
    public let path: String
    /// What is wrong, and what was done about it, for a reader.
    public let reason: String

    /// An error.
    public init(_ kind: Kind = .other, path: String, reason: String) {
        self.kind = kind
        self.path = path
        self.reason = reason
    }

    /// The error as `~/.local/share/ballast/market.sqlite: the disk is full`.
    public var description: String { "\(path): \(reason)" }
}
