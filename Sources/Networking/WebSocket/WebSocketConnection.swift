import NIOCore

/// An open connection. Messages are pulled by the reader. It closes when it is released.
final class WebSocketConnection: Sendable {
    private let channel: any Channel
    private let queue: WebSocketQueue

    init(_ channel: any Channel, _ queue: WebSocketQueue) {
        self.channel = channel
        self.queue = queue
    }

    deinit { close() }

    /// The incoming messages. The sequence ends with an error, or when this side closes the connection.
    var messages: Messages { Messages(queue: queue) }

    /// The number of bytes received so far.
    var bytes: Int { queue.bytes }

    /// Sends a message; if the connection is lost, the reader of `messages` receives the error.
    func send(_ text: String) { channel.writeAndFlush(text, promise: nil) }

    /// Sends a close frame and closes.
    func close() {
        queue.end(nil)
        channel.triggerUserOutboundEvent(WebSocketEndpoint.CloseRequest(), promise: nil)
    }

    /// The messages of a connection. One reader at a time; a slow reader makes the other side wait.
    struct Messages: AsyncSequence, AsyncIteratorProtocol, Sendable {
        fileprivate let queue: WebSocketQueue

        func makeAsyncIterator() -> Messages { self }

        /// The next message; nil if this side closed the connection or the task is cancelled.
        func next() async throws(SourceError) -> String? { try await queue.next() }

        func next(isolation actor: isolated (any Actor)?) async throws(SourceError) -> String? {
            try await queue.next()
        }
    }
}
