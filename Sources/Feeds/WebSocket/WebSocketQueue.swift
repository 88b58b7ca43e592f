import Synchronization

/// The messages that have come and that nobody has taken yet. It has room for some; who fills it stops reading then, so
/// that the other side has to wait.
final class WebSocketQueue: Sendable {
    private typealias Waiter = CheckedContinuation<Result<String?, SourceError>, Never>

    private struct State: Sendable {
        var messages: [String] = []
        var waiter: Waiter?
        /// How it ended: nil within means as asked, a fault otherwise.
        var ending: SourceError??
        var bytes = 0
        var isFull = false
        var onRoom: (@Sendable () -> Void)?
    }

    /// So many messages fill it, and it has room again once no more than that are left.
    static let high = 256, low = 64

    private let state = Mutex(State())

    /// Whether nobody should put more into it for now.
    var isFull: Bool { state.withLock(\.isFull) }
    /// How many bytes have come.
    var bytes: Int { state.withLock(\.bytes) }
    /// Whether nothing comes any more.
    var hasEnded: Bool { state.withLock { $0.ending != nil } }

    /// Says what is to be done when there is room again.
    func whenRoom(_ body: @escaping @Sendable () -> Void) { state.withLock { $0.onRoom = body } }

    /// Notes that bytes have come.
    func count(_ bytes: Int) { state.withLock { $0.bytes += bytes } }

    /// Puts a message at its end.
    func put(_ message: String) {
        let waiter: Waiter? = state.withLock { state in
            guard state.ending == nil else { return nil }
            if let waiter = state.waiter {
                state.waiter = nil
                return waiter
            }
            state.messages.append(message)
            if state.messages.count >= WebSocketQueue.high { state.isFull = true }
            return nil
        }
        waiter?.resume(returning: .success(message))
    }

    /// Ends it, by a fault or as asked; what has come before is still taken. Only the first end counts.
    func end(_ fault: SourceError?) {
        let waiter: Waiter? = state.withLock { state in
            guard state.ending == nil else { return nil }
            state.ending = .some(fault)
            state.onRoom = nil
            defer { state.waiter = nil }
            return state.waiter
        }
        waiter?.resume(returning: fault.map(Result.failure) ?? .success(nil))
    }

    /// The next message; nil where it has ended as asked, or the task is cancelled. One may wait at a time.
    func next() async throws(SourceError) -> String? {
        let result = await withTaskCancellationHandler {
            await withCheckedContinuation { (waiter: Waiter) in
                let (result, onRoom) = take(orWait: waiter)
                onRoom?()
                if let result { waiter.resume(returning: result) }
            }
        } onCancel: {
            end(nil)
        }
        return try result.get()
    }

    private func take(
        orWait waiter: CheckedContinuation<Result<String?, SourceError>, Never>
    ) -> (result: Result<String?, SourceError>?, onRoom: (@Sendable () -> Void)?) {
        state.withLock { state in
            if !state.messages.isEmpty {
                let message = state.messages.removeFirst()
                let hasRoom = state.isFull && state.messages.count <= WebSocketQueue.low
                if hasRoom { state.isFull = false }
                return (.success(message), hasRoom ? state.onRoom : nil)
            }
            if let ending = state.ending { return (ending.map(Result.failure) ?? .success(nil), nil) }
            state.waiter = waiter
            return (nil, nil)
        }
    }
}
