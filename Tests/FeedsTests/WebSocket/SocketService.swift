import NIOCore
import NIOHTTP1
import NIOPosix
import NIOSSL
import NIOWebSocket
import Synchronization

/// A WebSocket service on loopback that does as a test says, rules or none. It ends when nobody holds it.
final class SocketService: Sendable {
    /// What happens to a guest.
    enum Event: Sendable {
        case arrived(fields: [String: String])
        case said(String)
        case pinged
        case left
    }

    /// How the service takes guests.
    struct Behaviour: Sendable {
        var answersPings = true
        /// The status and fields that it refuses an upgrade with.
        var refusal: (status: Int, fields: [String: String])?
        var tls: NIOSSLContext?
    }

    /// What the guests have said, in order.
    var heard: [String] { said.withLock(\.self) }
    /// Its address: `ws://127.0.0.1:12345`.
    let url: String
    let port: Int
    private let group = MultiThreadedEventLoopGroup(numberOfThreads: 1)
    private let said: Said

    private typealias Said = Heard
    final class Heard: Sendable {
        private let words = Mutex<[String]>([])
        func withLock<Value>(_ body: (inout sending [String]) -> sending Value) -> Value { words.withLock(body) }
    }

    init(_ behaviour: Behaviour = Behaviour(), _ hear: @escaping @Sendable (Guest, Event) -> Void) throws {
        let said = Heard()
        self.said = said
        let server = try ServerBootstrap(group: group)
            .serverChannelOption(.socketOption(.so_reuseaddr), value: 1)
            .childChannelInitializer { channel in
                channel.eventLoop.makeCompletedFuture {
                    try Self.serve(channel, behaviour) { guest, event in
                        if case .said(let text) = event { said.withLock { $0.append(text) } }
                        hear(guest, event)
                    }
                }
            }
            .bind(host: "127.0.0.1", port: 0).wait()
        port = server.localAddress?.port ?? 0
        url = (behaviour.tls == nil ? "ws" : "wss") + "://127.0.0.1:\(port)"
    }

    deinit { group.shutdownGracefully { _ in } }

    private static func serve(
        _ channel: any Channel, _ behaviour: Behaviour, _ hear: @escaping @Sendable (Guest, Event) -> Void
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
                        GuestHandler(fields: fields, answersPings: behaviour.answersPings, hear))
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

/// A guest of the service.
struct Guest: Sendable {
    let channel: any Channel

    func say(_ text: String) { send(.text, Array(text.utf8)) }
    func send(
        _ opcode: WebSocketOpcode, _ bytes: [UInt8], fin: Bool = true, rsv1: Bool = false, mask: Bool = false
    ) {
        channel.writeAndFlush(
            WebSocketFrame(
                fin: fin, rsv1: rsv1, opcode: opcode, maskKey: mask ? .random() : nil, data: ByteBuffer(bytes: bytes)),
            promise: nil)
    }
    /// Says goodbye with a code, or with none.
    func close(_ code: UInt16?, _ words: String = "") {
        let bytes = code.map { [UInt8($0 >> 8), UInt8($0 & 0xFF)] + Array(words.utf8) } ?? []
        send(.connectionClose, bytes)
    }
    /// Sends bytes that need not be a frame.
    func sendRaw(_ bytes: [UInt8]) {
        channel.eventLoop.execute { [channel] in
            let context = try? channel.pipeline.syncOperations.context(handlerType: WebSocketFrameEncoder.self)
            context?.writeAndFlush(NIOAny(ByteBuffer(bytes: bytes)), promise: nil)
        }
    }
    /// Cuts the connection.
    func drop() { channel.close(promise: nil) }
}

private final class GuestHandler: ChannelInboundHandler {
    typealias InboundIn = WebSocketFrame
    typealias OutboundOut = WebSocketFrame
    private let fields: [String: String]
    private let answersPings: Bool
    private let hear: @Sendable (Guest, SocketService.Event) -> Void

    init(
        fields: [String: String], answersPings: Bool, _ hear: @escaping @Sendable (Guest, SocketService.Event) -> Void
    ) {
        self.fields = fields
        self.answersPings = answersPings
        self.hear = hear
    }

    func handlerAdded(context: ChannelHandlerContext) {
        hear(Guest(channel: context.channel), .arrived(fields: fields))
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        let frame = unwrapInboundIn(data), guest = Guest(channel: context.channel)
        switch frame.opcode {
        case .text: hear(guest, .said(String(buffer: frame.unmaskedData)))
        case .ping:
            if answersPings { guest.send(.pong, Array(frame.unmaskedData.readableBytesView)) }
            hear(guest, .pinged)
        case .connectionClose: hear(guest, .left)
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
