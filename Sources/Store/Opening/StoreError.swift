/// An error of the store on disk.
public struct StoreError: Error, Hashable, Sendable, CustomStringConvertible {
    /// The kinds of error that are handled differently.
    public enum Kind: String, Hashable, Sendable, CaseIterable {
        /// The disk is full. Stored data stays readable, and writing resumes when there is room again.
        case full
        /// The folder or the file cannot be written.
        case readOnly
        /// Another program holds the file for longer than the timeout.
        case busy
        /// The file is not a database, or its pages are inconsistent.
        case corrupt
        /// A newer version of the program wrote it.
        case newer
        /// It is a database of another program.
        case foreign
        /// Imported data contradicts stored data.
        case contradiction
        /// The transaction succeeded and was a rehearsal, so it is rolled back.
        case rehearsed
        /// SQLite itself is too old.
        case library
        /// Anything else.
        case other
    }

    /// The kind of error.
    public let kind: Kind
    /// The path of the file.
    public let path: String
    /// A message for the user: what is wrong, and what was done about it.
    public let reason: String

    /// Creates an error; `reason` is shown to the user after the path.
    public init(_ kind: Kind = .other, path: String, reason: String) {
        self.kind = kind
        self.path = path
        self.reason = reason
    }

    /// The error as `~/.local/share/ballast/market.sqlite: the disk is full`.
    public var description: String { "\(path): \(reason)" }
}
