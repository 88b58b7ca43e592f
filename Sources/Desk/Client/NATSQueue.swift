import NIOCore
import Networking
import Synchronization

/// Queues messages until they are consumed. Its size is limited: when it is full the channel stops reading, so that the
/// server has to wait, and in the end drops the connection of a reader that is too slow.
final class NATSQueue: Sendable {
    private typealias Waiter = CheckedContinuation<Result<[NATSMessage]?, SourceError>, Never>

    private struct State: Sendable {
        var messages: [NATSMessage] = []
        var size = 0
        var waiter: Waiter?
        /// How it ended: an inner nil if it was closed as requested, otherwise an error.
        var ending: SourceError??
        var isFull = false
        var onRoom: (@Sendable () -> Void)?
        /// The answers that have arrived, and those before which everything has been read.
        var arrivedAnswers = 0, answers = 0
    }

    /// The size in bytes at which it is full.
    static let limit = 1 << 24
    /// What a message costs in addition to its content, in bytes.
    private static let overhead = 256

    private let state = Mutex(State())

    /// Whether no more should be added for now.
    var isFull: Bool { state.withLock(\.isFull) }

    /// How often the server has answered that it is there. An answer counts once the reader is done with the messages
    /// before it.
    var answers: Int { state.withLock(\.answers) }

    /// The server answers that it is there.
    func countAnswer() {
        state.withLock { state in
            state.arrivedAnswers += 1
            if state.waiter != nil { state.answers = state.arrivedAnswers }
        }
    }

    /// Sets the action to run when there is room again.
    func whenRoom(_ body: @escaping @Sendable () -> Void) { state.withLock { $0.onRoom = body } }

    /// Appends messages.
    func put(_ messages: [NATSMessage]) {
        let (waiter, delivered): (Waiter?, [NATSMessage]) = state.withLock { state in
            guard state.ending == nil else { return (nil, []) }
            if let waiter = state.waiter {
                state.waiter = nil
                return (waiter, messages)
            }
            state.messages += messages
            for message in messages { state.size += message.payload.readableBytes + NATSQueue.overhead }
            if state.size >= NATSQueue.limit { state.isFull = true }
            return (nil, [])
        }
        waiter?.resume(returning: .success(delivered))
    }

    /// Ends it, with an error or as requested; messages that came before are still delivered. Only the first end counts.
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

    /// All messages that are waiting, at least one; nil if it ended as requested or the task is cancelled. One waiter at
    /// a time.
    func next() async throws(SourceError) -> [NATSMessage]? {
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
        orWait waiter: Waiter
    ) -> (result: Result<[NATSMessage]?, SourceError>?, onRoom: (@Sendable () -> Void)?) {
        state.withLock { state in
            if !state.messages.isEmpty {
                let messages = state.messages, wasFull = state.isFull
                (state.messages, state.size, state.isFull) = ([], 0, false)
                return (.success(messages), wasFull ? state.onRoom : nil)
            }
            if let ending = state.ending { return (ending.map(Result.failure) ?? .success(nil), nil) }
            state.waiter = waiter
            state.answers = state.arrivedAnswers
            return (nil, nil)
        }
    }
}
