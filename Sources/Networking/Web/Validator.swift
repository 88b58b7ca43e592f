import Synchronization

/// Identifies a version of a response, for a conditional request (RFC 9110, section 8.8).
public struct Validator: Hashable, Sendable {
    /// The response's `ETag` header, quotes included.
    public var entityTag: String?
    /// The response's `Last-Modified` header, verbatim.
    public var lastModified: String?

    /// Creates a validator; if both values are nil, a request with it is unconditional.
    public init(entityTag: String? = nil, lastModified: String? = nil) {
        self.entityTag = entityTag
        self.lastModified = lastModified
    }
}

/// Stores validators by address. The addresses are safe to store: they contain no secrets.
///
/// A cache that outlives the process must preserve the data parsed from the responses just as long, because an
/// unchanged response is not sent again.
public protocol ValidatorCache: Sendable {
    /// The validator last stored for an address; nil if there is none.
    func validator(for address: String) -> Validator?
    /// Stores the validator of an address whose response was read without an error.
    func store(_ validator: Validator, for address: String)
}

/// Stores validators in memory, for the life of the process.
public final class MemoryValidatorCache: ValidatorCache {
    private let stored = Mutex<[String: Validator]>([:])

    /// Creates an empty cache.
    public init() {}

    /// The validator last stored for an address; nil if there is none.
    public func validator(for address: String) -> Validator? { stored.withLock { $0[address] } }

    /// Stores the validator of an address, in place of an earlier one.
    public func store(_ validator: Validator, for address: String) { stored.withLock { $0[address] = validator } }
}
