/// The validators of a response, for a conditional request (RFC 9110, section 8.8). A response that is still valid is
/// not sent again, so a validator may be stored no longer than what was read from its response.
public struct StoredValidator: Hashable, Sendable {
    /// The address of the response, without secrets.
    public let address: String
    /// The `ETag` header.
    public let entityTag: String?
    /// The `Last-Modified` header.
    public let lastModified: String?

    /// Creates the validators of a response; pass nil for a header that it lacks.
    public init(address: String, entityTag: String?, lastModified: String?) {
        self.address = address
        self.entityTag = entityTag
        self.lastModified = lastModified
    }
}
