/// Why an edit makes no sense, as text for the user.
public struct EditRefusal: Error, Hashable, Sendable {
    /// The reason.
    public let message: String

    /// A refusal with its reason.
    public init(_ message: String) { self.message = message }
}
