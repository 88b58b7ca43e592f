public import Model
import Synchronization

/// Where sources put updates until the loop takes them. Of an instrument's quotes only the newest waits.
public final class Inbox: Sendable {
    private struct Waiting: Sendable {
        var updates = Conflation()
        var wake: (@Sendable () -> Void)?
    }

    private let waiting = Mutex(Waiting())

    /// An empty inbox.
    public init() {}

    /// Calls this whenever the inbox stops being empty, on whatever thread filled it.
    public func onArrival(_ wake: @escaping @Sendable () -> Void) {
        let isDue = waiting.withLock { waiting in
            waiting.wake = wake
            return !waiting.updates.isEmpty
        }
        if isDue { wake() }
    }

    /// Puts an update in.
    public func post(_ update: MarketUpdate) {
        let wake: (@Sendable () -> Void)? = waiting.withLock { waiting in
            let wasEmpty = waiting.updates.isEmpty
            waiting.updates.add(update)
            return wasEmpty && !waiting.updates.isEmpty ? waiting.wake : nil
        }
        wake?()
    }

    /// Takes everything out, in order.
    public func drain() -> [MarketUpdate] { waiting.withLock { $0.updates.take() } }
}
