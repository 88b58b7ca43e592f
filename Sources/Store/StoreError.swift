/// What is wrong with the history on disk.
public struct StoreError: Error, Hashable, Sendable, CustomStringConvertible {
    /// The file.
    public let path: String
    /// What is wrong, and what was done about it, for a reader.
    public let reason: String

    /// An error.
    public init(path: String, reason: String) {
        self.path = path
        self.reason = reason
    }

    /// The error as `~/.local/share/ballast/market.sqlite: the disk is full`.
    public var description: String { "\(path): \(reason)" }
}
