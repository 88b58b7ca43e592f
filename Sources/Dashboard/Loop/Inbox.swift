public import Model
import Synchronization

/// A thread-safe queue of updates from sources to the loop. Only the newest quote of an instrument is stored.
public final class Inbox: Sendable {
    private struct Waiting: Sendable {
        var updates = Conflation()
        var wake: (@Sendable () -> Void)?
    }

    private let waiting = Mutex(Waiting())

    /// Creates an empty inbox.
    public init() {}

    /// Sets a function to call whenever the inbox stops being empty, on the thread that posts the update.
    public func onArrival(_ wake: @escaping @Sendable () -> Void) {
        let isDue = waiting.withLock { waiting in
            waiting.wake = wake
            return !waiting.updates.isEmpty
        }
        if isDue { wake() }
    }

    /// Adds an update.
    public func post(_ update: MarketUpdate) {
        let wake: (@Sendable () -> Void)? = waiting.withLock { waiting in
            let wasEmpty = waiting.updates.isEmpty
            waiting.updates.add(update)
            return wasEmpty && !waiting.updates.isEmpty ? waiting.wake : nil
        }
        wake?()
    }

    /// Removes and returns all updates, in order.
    public func drain() -> [MarketUpdate] { waiting.withLock { $0.updates.drain() } }
}
