package import NIOCore
import NIOHTTP1
import NIOPosix
package import NIOSSL
package import NIOWebSocket
import Synchronization

/// A WebSocket service on loopback that behaves as a test specifies, valid or not. It stops when it is deallocated.
package final class SocketService: Sendable {
    /// An event of a client connection.
    package enum Event: Sendable {
        case connected(fields: [String: String])
        case received(String)
        case pinged
        case left
    }

    /// How the service accepts clients.
    package struct Behaviour: Sendable {
        package var respondsToPings: Bool
        /// The status and fields with which an upgrade is rejected.
        package var refusal: (status: Int, fields: [String: String])?
        package var tls: NIOSSLContext?

        package init(
            respondsToPings: Bool = true, refusal: (status: Int, fields: [String: String])? = nil,
            tls: NIOSSLContext? = nil
        ) {
            self.respondsToPings = respondsToPings
            self.refusal = refusal
            self.tls = tls
        }
    }

    /// The messages received from all clients, in order.
    package var messages: [String] { log.withLock(\.self) }
    /// The address, as `ws://127.0.0.1:12345`.
    package let url: String
    package let port: Int
    private let group = MultiThreadedEventLoopGroup(numberOfThreads: 1)
    private let log: MessageLog

    private typealias MessageLog = Log
    final class Log: Sendable {
        private let messages = Mutex<[String]>([])
        func withLock<Value>(_ body: (inout sending [String]) -> sending Value) -> Value {
            messages.withLock(body)
        }
    }

    package init(_ behaviour: Behaviour = Behaviour(), _ notify: @escaping @Sendable (SocketClient, Event) -> Void)
        throws
    {
        let log = Log()
        self.log = log
        let server = try ServerBootstrap(group: group)
            .serverChannelOption(.socketOption(.so_reuseaddr), value: 1)
            .childChannelInitializer { channel in
                channel.eventLoop.makeCompletedFuture {
                    try Self.serve(channel, behaviour) { client, event in
                        if case .received(let text) = event { log.withLock { $0.append(text) } }
                        notify(client, event)
                    }
                }
            }
            .bind(host: "127.0.0.1", port: 0).wait()
        port = server.localAddress?.port ?? 0
        url = (behaviour.tls == nil ? "ws" : "wss") + "://127.0.0.1:\(port)"
    }

    deinit { group.shutdownGracefully { _ in } }

    private static func serve(
        _ channel: any Channel, _ behaviour: Behaviour, _ notify: @escaping @Sendable (SocketClient, Event) -> Void
    ) throws {
        if let tls = behaviour.tls { try channel.pipeline.syncOperations.addHandler(NIOSSLServerHandler(context: tls)) }
        let upgrader = NIOWebSocketServerUpgrader(
            maxFrameSize: 1 << 24, automaticErrorHandling: false,
            shouldUpgrade: { channel, _ in
                channel.eventLoop.makeSucceededFuture(behaviour.refusal == nil ? HTTPHeaders() : nil)
            },
            upgradePipelineHandler: { channel, head in
                let fields = Dictionary(head.headers.map { ($0.name.lowercased(), $0.value) }) { first, _ in first }
                return channel.eventLoop.makeCompletedFuture {
                    try channel.pipeline.syncOperations.addHandler(
                        ClientHandler(fields: fields, respondsToPings: behaviour.respondsToPings, notify))
                }
            })
        try channel.pipeline.syncOperations.configureHTTPServerPipeline(
            withServerUpgrade: (
                upgraders: [upgrader],
                completionHandler: { context in
                    context.pipeline.syncOperations.removeHandler(name: "refuser", promise: nil)
                }
            ))
        try channel.pipeline.syncOperations.addHandler(Refuser(behaviour.refusal ?? (400, [:])), name: "refuser")
    }
}

/// A client connected to the service.
package struct SocketClient: Sendable {
    package let channel: any Channel

    package func sendText(_ text: String) { send(.text, Array(text.utf8)) }
    package func send(
        _ opcode: WebSocketOpcode, _ bytes: [UInt8], fin: Bool = true, rsv1: Bool = false, mask: Bool = false
    ) {
        channel.writeAndFlush(
            WebSocketFrame(
                fin: fin, rsv1: rsv1, opcode: opcode, maskKey: mask ? .random() : nil, data: ByteBuffer(bytes: bytes)),
            promise: nil)
    }
    /// Sends a close frame with a code, or without one.
    package func close(_ code: UInt16?, _ reason: String = "") {
        let bytes = code.map { [UInt8($0 >> 8), UInt8($0 & 0xFF)] + Array(reason.utf8) } ?? []
        send(.connectionClose, bytes)
    }
    /// Sends bytes that need not be a valid frame.
    package func sendRaw(_ bytes: [UInt8]) {
        channel.eventLoop.execute { [channel] in
            let context = try? channel.pipeline.syncOperations.context(handlerType: WebSocketFrameEncoder.self)
            context?.writeAndFlush(NIOAny(ByteBuffer(bytes: bytes)), promise: nil)
        }
    }
    /// Closes the connection without a close frame.
    package func drop() { channel.close(promise: nil) }
}

private final class ClientHandler: ChannelInboundHandler {
    typealias InboundIn = WebSocketFrame
    typealias OutboundOut = WebSocketFrame
    private let fields: [String: String]
    private let respondsToPings: Bool
    private let notify: @Sendable (SocketClient, SocketService.Event) -> Void

    init(
        fields: [String: String], respondsToPings: Bool,
        _ notify: @escaping @Sendable (SocketClient, SocketService.Event) -> Void
    ) {
        self.fields = fields
        self.respondsToPings = respondsToPings
        self.notify = notify
    }

    func handlerAdded(context: ChannelHandlerContext) {
        notify(SocketClient(channel: context.channel), .connected(fields: fields))
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        let frame = unwrapInboundIn(data), client = SocketClient(channel: context.channel)
        switch frame.opcode {
        case .text: notify(client, .received(String(buffer: frame.unmaskedData)))
        case .ping:
            if respondsToPings { client.send(.pong, Array(frame.unmaskedData.readableBytesView)) }
            notify(client, .pinged)
        case .connectionClose: notify(client, .left)
        default: break
        }
    }
}

private final class Refuser: ChannelInboundHandler, RemovableChannelHandler {
    typealias InboundIn = HTTPServerRequestPart
    typealias OutboundOut = HTTPServerResponsePart
    private let refusal: (status: Int, fields: [String: String])

    init(_ refusal: (status: Int, fields: [String: String])) { self.refusal = refusal }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        guard case .end = unwrapInboundIn(data) else { return }
        var headers = HTTPHeaders(refusal.fields.map { ($0.key, $0.value) })
        headers.replaceOrAdd(name: "Content-Length", value: "0")
        let head = HTTPResponseHead(
            version: .http1_1, status: HTTPResponseStatus(statusCode: refusal.status), headers: headers)
        context.write(wrapOutboundOut(.head(head)), promise: nil)
        context.writeAndFlush(wrapOutboundOut(.end(nil)), promise: nil)
    }
}
