import NIOCore
import NIOPosix
import NIOSSL
import Synchronization

/// A service on loopback that sends what a test specifies, with or without TLS, whether it is HTTP or not. It stops
/// when it is deallocated.
package final class ScriptedTCPService: Sendable {
    /// What to do on a request.
    package enum Reply: Sendable {
        /// Sends text and waits for the next request.
        case text(String)
        /// Sends text and closes the connection.
        case last(String)
        /// Sends nothing.
        case silence
    }

    package let port: Int
    private let group: MultiThreadedEventLoopGroup
    private let ledger: Ledger

    final class Ledger: Sendable {
        let heads = Mutex<[String]>([])
    }

    /// Starts a service; it listens when this returns.
    ///
    /// - Parameter greeting: text to send before the first request.
    package init(
        identity: SelfSignedIdentity? = nil, greeting: String? = nil,
        reply: @escaping @Sendable (_ head: String) -> Reply
    ) async throws {
        let ledger = Ledger()
        let group = MultiThreadedEventLoopGroup(numberOfThreads: 1)
        let tls = try identity.map { try NIOSSLContext(configuration: $0.serverConfiguration()) }
        let channel = try await ServerBootstrap(group: group)
            .serverChannelOption(.socketOption(.so_reuseaddr), value: 1)
            .childChannelInitializer { channel in
                channel.eventLoop.makeCompletedFuture {
                    if let tls { try channel.pipeline.syncOperations.addHandler(NIOSSLServerHandler(context: tls)) }
                    try channel.pipeline.syncOperations.addHandler(
                        SharedState(ledger: ledger, greeting: greeting, reply: reply))
                }
            }
            .bind(host: "127.0.0.1", port: 0).get()
        port = channel.localAddress?.port ?? 0
        self.group = group
        self.ledger = ledger
    }

    deinit { group.shutdownGracefully { _ in } }

    /// The heads of the requests so far, each up to its empty line.
    package var heads: [String] { ledger.heads.withLock { $0 } }

    /// A well-formed response.
    package static func ok(_ body: String) -> String {
        "HTTP/1.1 200 OK\r\nContent-Length: \(body.utf8.count)\r\n\r\n" + body
    }

    /// Reads requests and replies.
    private final class SharedState: ChannelInboundHandler {
        typealias InboundIn = ByteBuffer
        typealias OutboundOut = ByteBuffer
        private let ledger: Ledger
        private let greeting: String?
        private let reply: @Sendable (String) -> Reply
        private var received = ""

        init(ledger: Ledger, greeting: String?, reply: @escaping @Sendable (String) -> Reply) {
            self.ledger = ledger
            self.greeting = greeting
            self.reply = reply
        }

        func channelActive(context: ChannelHandlerContext) {
            guard let greeting else { return }
            context.writeAndFlush(wrapOutboundOut(ByteBuffer(string: greeting)), promise: nil)
        }

        func channelRead(context: ChannelHandlerContext, data: NIOAny) {
            received += String(decoding: unwrapInboundIn(data).readableBytesView, as: UTF8.self)
            while let end = received.firstRange(of: "\r\n\r\n") {
                let head = String(received[..<end.lowerBound])
                received = String(received[end.upperBound...])
                ledger.heads.withLock { $0.append(head) }
                switch reply(head) {
                case .silence: break
                case .text(let text):
                    context.writeAndFlush(wrapOutboundOut(ByteBuffer(string: text)), promise: nil)
                case .last(let text):
                    context.writeAndFlush(wrapOutboundOut(ByteBuffer(string: text)), promise: nil)
                    context.close(promise: nil)
                }
            }
        }

        func errorCaught(context: ChannelHandlerContext, error: any Error) { context.close(promise: nil) }
    }
}
