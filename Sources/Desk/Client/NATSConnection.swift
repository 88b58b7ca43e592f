package import NIOCore
package import Networking

/// An open connection to a NATS server. It closes when it is released.
package final class NATSConnection: Sendable {
    /// The server.
    package let server: NATSServer
    private let channel: any Channel
    private let queue: NATSQueue
    /// Whose thread serves it.
    private let client: NATSClient

    init(_ channel: any Channel, _ queue: NATSQueue, _ server: NATSServer, of client: NATSClient) {
        self.client = client
        self.channel = channel
        self.queue = queue
        self.server = server
    }

    deinit { close() }

    /// Whether what is sent leaves at once. While it is false, the server or the network is slower than the sender.
    package var isWritable: Bool { channel.isWritable }

    /// How often the server has answered that it is there, as `NATSCommand.ping` asks it to.
    package var answers: Int { queue.answers }

    /// All messages that have arrived, at least one; nil if this side closed the connection or the task is cancelled. A
    /// slow reader makes the server wait. One reader at a time.
    package func next() async throws(SourceError) -> [NATSMessage]? { try await queue.next() }

    /// Sends commands as of `NATSCommand`; if the connection is lost, the reader receives the error.
    package func send(_ body: (inout ByteBuffer) -> Void) {
        var buffer = channel.allocator.buffer(capacity: 1024)
        body(&buffer)
        if buffer.readableBytes > 0 { channel.writeAndFlush(buffer, promise: nil) }
    }

    /// Subscribes to subjects; the numbers of the subscriptions are their positions.
    package func subscribe(_ subjects: [String]) {
        send { buffer in
            for (number, subject) in subjects.enumerated() {
                NATSCommand.subscribe(subject, as: number, to: &buffer)
            }
        }
    }

    /// Closes the connection once what has been sent has left.
    package func close() {
        queue.end(nil)
        let channel = channel
        channel.writeAndFlush(ByteBuffer()).whenComplete { _ in channel.close(promise: nil) }
    }
}
