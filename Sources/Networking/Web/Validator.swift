import Synchronization

/// Identifies a version of a response, so that a later request can ask whether it has changed.
public struct Validator: Hashable, Sendable {
    /// Its `ETag`, quotes included.
    public var entityTag: String?
    /// Its `Last-Modified`, verbatim.
    public var lastModified: String?

    /// Creates a validator; without either value nothing can be revalidated.
    public init(entityTag: String? = nil, lastModified: String? = nil) {
        self.entityTag = entityTag
        self.lastModified = lastModified
    }
}

/// Stores validators by address. The addresses are safe to store: they contain no secrets.
///
/// A store that outlives the process must preserve the data parsed from the responses just as long, because an
/// unchanged response is not sent again.
public protocol Validators: Sendable {
    /// The validator of an address.
    func validator(for address: String) -> Validator?
    /// Stores the validator of an address whose response was read without an error.
    func store(_ validator: Validator, for address: String)
}

/// Validators for the life of the process.
public final class MemoryValidators: Validators {
    private let stored = Mutex<[String: Validator]>([:])

    /// Creates an empty store.
    public init() {}

    /// The validator of an address.
    public func validator(for address: String) -> Validator? { stored.withLock { $0[address] } }

    /// Stores the validator of an address.
    public func store(_ validator: Validator, for address: String) { stored.withLock { $0[address] = validator } }
}
