import NIOCore

/// An open connection: what comes is asked for, what goes is sent. It closes when nobody holds it any more.
final class WebSocketConnection: Sendable {
    private let channel: any Channel
    private let queue: WebSocketQueue

    init(_ channel: any Channel, _ queue: WebSocketQueue) {
        self.channel = channel
        self.queue = queue
    }

    deinit { close() }

    /// What comes, message by message. It ends with a fault, or where it was closed from here.
    var messages: Messages { Messages(queue: queue) }

    /// How many bytes have come so far.
    var bytes: Int { queue.bytes }

    /// Sends a message; where the connection is gone, what is asked for says so.
    func send(_ text: String) { channel.writeAndFlush(text, promise: nil) }

    /// Says goodbye and closes.
    func close() {
        queue.end(nil)
        channel.triggerUserOutboundEvent(WebSocketEndpoint.Goodbye(), promise: nil)
    }

    /// The messages of a connection. One reader at a time; who does not read makes the other side wait.
    struct Messages: AsyncSequence, AsyncIteratorProtocol, Sendable {
        fileprivate let queue: WebSocketQueue

        func makeAsyncIterator() -> Messages { self }

        /// The next message; nil where it was closed from here or the task is cancelled.
        func next() async throws(SourceError) -> String? { try await queue.next() }

        /// The next message.
        func next(isolation actor: isolated (any Actor)?) async throws(SourceError) -> String? {
            try await queue.next()
        }
    }
}
