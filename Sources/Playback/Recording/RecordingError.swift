/// The reason why a recording cannot be written or read.
public struct RecordingError: Error, Hashable, Sendable {
    /// The kinds of error that are handled differently.
    public enum Kind: Hashable, Sendable {
        /// The file cannot be opened, written or read.
        case file
        /// The file is not a recording.
        case foreign
        /// The file was written by a newer version of the program.
        case newer
        /// The file is truncated, as after a crash; complete records before the end are readable.
        case truncated
        /// The file contains impossible values.
        case damaged
        /// The file has records of a kind that this version does not support.
        case unknown
        /// Some of its figures are implausible and were left out.
        case implausible
    }

    /// The kind of error.
    public let kind: Kind
    /// The reason, for display.
    public let reason: String

    /// An error with a reason for display.
    public init(_ kind: Kind, _ reason: String) {
        self.kind = kind
        self.reason = reason
    }
}

extension RecordingError: CustomStringConvertible {
    /// The reason.
    public var description: String { reason }
}
