import Synchronization

/// Queues messages that have arrived until they are consumed. Its capacity is limited; when it is full the channel
/// stops reading, so that the other side has to wait.
final class WebSocketQueue: Sendable {
    private typealias Waiter = CheckedContinuation<Result<String?, SourceError>, Never>

    private struct State: Sendable {
        var messages: [String] = []
        var waiter: Waiter?
        /// How it ended: an inner nil if it was closed as requested, otherwise an error.
        var ending: SourceError??
        var bytes = 0
        var isFull = false
        var onRoom: (@Sendable () -> Void)?
    }

    /// It is full at `high` messages, and has room again at `low`.
    static let high = 256, low = 64

    private let state = Mutex(State())

    /// Whether no more should be added for now.
    var isFull: Bool { state.withLock(\.isFull) }
    /// The number of bytes received.
    var bytes: Int { state.withLock(\.bytes) }
    /// Whether no more messages can come.
    var hasEnded: Bool { state.withLock { $0.ending != nil } }

    /// Sets the action to run when there is room again.
    func whenRoom(_ body: @escaping @Sendable () -> Void) { state.withLock { $0.onRoom = body } }

    /// Counts received bytes.
    func count(_ bytes: Int) { state.withLock { $0.bytes += bytes } }

    /// Appends a message.
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

    /// Ends it, with an error or as requested; messages that came before are still delivered. Only the first end
    /// counts.
    func end(_ error: SourceError?) {
        let waiter: Waiter? = state.withLock { state in
            guard state.ending == nil else { return nil }
            state.ending = .some(error)
            state.onRoom = nil
            defer { state.waiter = nil }
            return state.waiter
        }
        waiter?.resume(returning: error.map(Result.failure) ?? .success(nil))
    }

    /// The next message; nil if it ended as requested or the task is cancelled. One waiter at a time.
    func next() async throws(SourceError) -> String? {
        let result = await withTaskCancellationHandler {
            await withCheckedContinuation { (waiter: Waiter) in
                let (result, onRoom) = dequeue(orWait: waiter)
                onRoom?()
                if let result { waiter.resume(returning: result) }
            }
        } onCancel: {
            end(nil)
        }
        return try result.get()
    }

    private func dequeue(
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
