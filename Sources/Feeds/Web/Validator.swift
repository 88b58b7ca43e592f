import Synchronization

/// What a service gives with an answer, so that it can be asked later whether the answer still holds.
public struct Validator: Hashable, Sendable {
    /// Its `ETag`, quotes included.
    public var entityTag: String?
    /// Its `Last-Modified`, as it stands.
    public var lastModified: String?

    /// A validator.
    public init(entityTag: String? = nil, lastModified: String? = nil) {
        self.entityTag = entityTag
        self.lastModified = lastModified
    }
}

/// Where validators are kept, by address. The address is one that may be kept: it has no secret in it.
///
/// Whoever keeps them longer than a run must keep, for just as long, what was read from the answers that they belong to:
/// an answer that still holds is not sent again.
public protocol Validators: Sendable {
    /// The validator of an address.
    func validator(for address: String) -> Validator?
    /// Keeps the validator of an address whose answer was read without a fault.
    func keep(_ validator: Validator, for address: String)
}

/// Validators for as long as the program runs.
public final class MemoryValidators: Validators {
    private let kept = Mutex<[String: Validator]>([:])

    /// No validator yet.
    public init() {}

    /// The validator of an address.
    public func validator(for address: String) -> Validator? { kept.withLock { $0[address] } }

    /// Keeps the validator of an address.
    public func keep(_ validator: Validator, for address: String) { kept.withLock { $0[address] = validator } }
}
