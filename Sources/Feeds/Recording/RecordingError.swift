/// Why a recording cannot be written or read.
public struct RecordingError: Error, Hashable, Sendable {
    /// The kinds, as far as they are to be treated differently.
    public enum Kind: Hashable, Sendable {
        /// The file cannot be opened, written or read.
        case file
        /// It is no recording.
        case foreign
        /// A newer version of the program wrote it.
        case newer
        /// It ends in the middle, as after a crash: what came before is whole.
        case truncated
        /// Something in it cannot be.
        case damaged
        /// A record of a kind that this version does not know.
        case unknown
        /// Some of its figures cannot be, and were left out.
        case implausible
    }

    /// What kind it is.
    public let kind: Kind
    /// What is wrong, for a reader.
    public let reason: String

    /// An error.
    public init(_ kind: Kind, _ reason: String) {
        self.kind = kind
        self.reason = reason
    }
}

extension RecordingError: CustomStringConvertible {
    /// Its reason.
    public var description: String { reason }
}
