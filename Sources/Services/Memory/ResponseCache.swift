public import Model
import Synchronization

/// Stores responses that remain valid for a week, so that a restart does not request them again. The bodies are small
/// and written by this program, not the services' own responses.
public protocol ResponseCache: Sendable {
    /// The body stored under a key and when it was stored; nil if there is none.
    func response(for key: String) -> (body: [UInt8], at: Timestamp)?
    /// Stores a body under a key, replacing any other.
    func store(_ body: [UInt8], for key: String, at time: Timestamp)
}

extension ResponseCache {
    /// The body stored under a key if it is less than a week old.
    func fresh(_ key: String, now: Timestamp) -> [UInt8]? {
        guard let stored = response(for: key) else { return nil }
        let age = now.milliseconds - stored.at.milliseconds
        return age >= 0 && age < 7 * 86_400_000 ? stored.body : nil
    }
}

/// A cache held in memory for the lifetime of the process.
public final class MemoryResponseCache: ResponseCache {
    private let items = Mutex<[String: (body: [UInt8], at: Timestamp)]>([:])

    /// An empty cache.
    public init() {}

    /// The body stored under a key and when it was stored; nil if there is none.
    public func response(for key: String) -> (body: [UInt8], at: Timestamp)? { items.withLock { $0[key] } }

    /// Stores a body under a key, replacing any other.
    public func store(_ body: [UInt8], for key: String, at time: Timestamp) {
        items.withLock { $0[key] = (body, time) }
    }
}
