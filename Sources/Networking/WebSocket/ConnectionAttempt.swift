package import NIOCore
import Synchronization

/// The opening of one connection: its channels and its waiter. It is settled once; what is opened later is closed.
package final class ConnectionAttempt<Connection: Sendable>: Sendable {
    private typealias Waiter = CheckedContinuation<Result<Connection, SourceError>, Never>

    private struct State: Sendable {
        var channels: [any Channel] = []
        var waiter: Waiter?
        var result: Result<Connection, SourceError>?
    }

    private let state = Mutex(State())

    /// Creates an attempt that has not begun.
    package init() {}

    /// Begins the steps that settle it, and returns what was opened. Returns at once if the task is cancelled.
    package func run(_ begin: () -> Void) async throws(SourceError) -> Connection {
        let result = await withTaskCancellationHandler {
            await withCheckedContinuation { waiter in
                wait(waiter)
                begin()
            }
        } onCancel: {
            settle(.failure(SourceError(.timedOut, "cancelled")))
        }
        return try result.get()
    }

    /// Adds a channel, which is closed if the attempt fails.
    package func add(_ channel: any Channel) {
        let isTooLate = state.withLock { state in
            state.channels.append(channel)
            return state.result != nil
        }
        if isTooLate { channel.close(promise: nil) }
    }

    private func wait(_ waiter: Waiter) {
        let result = state.withLock { state in
            if state.result == nil { state.waiter = waiter }
            return state.result
        }
        if let result { waiter.resume(returning: result) }
    }

    /// Ends it. Only the first result counts.
    package func settle(_ result: Result<Connection, SourceError>) {
        let (waiter, channels): (Waiter?, [any Channel]) = state.withLock { state in
            guard state.result == nil else { return (nil, []) }
            state.result = result
            defer { (state.waiter, state.channels) = (nil, []) }
            return (state.waiter, state.channels)
        }
        if case .failure = result { for channel in channels { channel.close(promise: nil) } }
        waiter?.resume(returning: result)
    }
}
