public import Model
import Synchronization

/// Where sources put updates until the loop takes them.
///
/// Of an instrument's quotes only the newest waits, so that a slow screen never makes it grow; everything else is kept
/// in order. A quote keeps its place behind what came before it: a series or a picture that follows is not overtaken.
public final class Inbox: Sendable {
    fileprivate struct Waiting: Sendable {
        var updates: [MarketUpdate] = []
        var quotes: [Symbol: Int] = [:]
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
            waiting.add(update)
            return wasEmpty ? waiting.wake : nil
        }
        wake?()
    }

    /// Takes everything out, in order.
    public func drain() -> [MarketUpdate] {
        waiting.withLock { waiting in
            waiting.quotes.removeAll(keepingCapacity: true)
            defer { waiting.updates = [] }
            return waiting.updates
        }
    }
}

extension Inbox.Waiting {
    fileprivate mutating func add(_ update: MarketUpdate) {
        guard case .quote(let quote) = update else {
            quotes.removeAll(keepingCapacity: true)
            updates.append(update)
            return
        }
        if let place = quotes[quote.symbol] {
            updates[place] = update
        } else {
            quotes[quote.symbol] = updates.count
            updates.append(update)
        }
    }
}
