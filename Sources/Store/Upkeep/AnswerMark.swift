/// What a service gave with an answer, so that it can be asked later whether that still holds. An answer that still holds
/// is not sent again: a mark may be kept no longer than what was read from its answer.
public struct AnswerMark: Hashable, Sendable {
    /// The address of the answer, without secrets.
    public let address: String
    /// Its `ETag`.
    public let entityTag: String?
    /// Its `Last-Modified`.
    public let lastModified: String?

    /// A mark.
    public init(address: String, entityTag: String?, lastModified: String?) {
        self.address = address
        self.entityTag = entityTag
        self.lastModified = lastModified
    }
}
