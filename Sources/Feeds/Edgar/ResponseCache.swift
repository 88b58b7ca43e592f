public import Model
import Synchronization

/// Where answers are kept that hold for a week, so that a start does not ask for them again. What is kept is small and
/// ours, not the service's own text.
public protocol ResponseCache: Sendable {
    /// What is kept under a key, and when it was; nil where nothing is.
    func answer(for key: String) -> (body: [UInt8], at: Timestamp)?
    /// Keeps something under a key in place of what was.
    func keep(_ body: [UInt8], for key: String, at time: Timestamp)
}

extension ResponseCache {
    /// What is kept under a key where it is younger than a week.
    func fresh(_ key: String, now: Timestamp) -> [UInt8]? {
        guard let kept = answer(for: key) else { return nil }
        let age = now.milliseconds - kept.at.milliseconds
        return age >= 0 && age < 7 * 86_400_000 ? kept.body : nil
    }
}

/// A cache for as long as the program runs.
public final class MemoryResponseCache: ResponseCache {
    private let kept = Mutex<[String: (body: [UInt8], at: Timestamp)]>([:])

    /// An empty cache.
    public init() {}

    /// What is kept under a key.
    public func answer(for key: String) -> (body: [UInt8], at: Timestamp)? { kept.withLock { $0[key] } }

    /// Keeps something under a key.
    public func keep(_ body: [UInt8], for key: String, at time: Timestamp) { kept.withLock { $0[key] = (body, time) } }
}
