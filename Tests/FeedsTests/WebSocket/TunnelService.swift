import NIOCore
import NIOPosix
import Synchronization

/// A proxy on loopback that leads every `CONNECT` to one port, or refuses it. It ends when nobody holds it.
final class TunnelService: Sendable {
    /// What it was asked: the lines before the blank one.
    var questions: [String] { sharedState.questions.withLock(\.self) }
    let port: Int
    private let sharedState = SharedState()
    private let group = MultiThreadedEventLoopGroup(numberOfThreads: 1)

    fileprivate final class SharedState: Sendable {
        let questions = Mutex<[String]>([])
    }

    /// A proxy that leads to a port, or answers with another line.
    init(to target: Int, answer: String = "HTTP/1.1 200 Connection established") async throws {
        let server = try await ServerBootstrap(group: group)
            .serverChannelOption(.socketOption(.so_reuseaddr), value: 1)
            .childChannelInitializer { [sharedState] channel in
                channel.eventLoop.makeCompletedFuture {
                    try channel.pipeline.syncOperations.addHandler(Asked(sharedState, target, answer))
                }
            }
            .bind(host: "127.0.0.1", port: 0).get()
        port = server.localAddress?.port ?? 0
    }

    deinit { group.shutdownGracefully { _ in } }
}

/// Reads the question, then passes bytes on.
private final class Asked: ChannelInboundHandler {
    typealias InboundIn = ByteBuffer
    typealias OutboundOut = ByteBuffer
    private let sharedState: TunnelService.SharedState
    private let target: Int
    private let answer: String
    private var text = ""
    private var other: (any Channel)?

    init(_ sharedState: TunnelService.SharedState, _ target: Int, _ answer: String) {
        self.sharedState = sharedState
        self.target = target
        self.answer = answer
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        let bytes = unwrapInboundIn(data)
        if let other { return other.writeAndFlush(bytes, promise: nil) }
        text += String(buffer: bytes)
        guard text.hasSuffix("\r\n\r\n") else { return }
        sharedState.questions.withLock { $0.append(text) }
        let channel = context.channel
        guard answer.contains(" 200 ") else {
            channel.writeAndFlush(ByteBuffer(string: answer + "\r\nContent-Length: 0\r\n\r\n"), promise: nil)
            return
        }
        ClientBootstrap(group: context.eventLoop)
            .channelInitializer { near in
                near.eventLoop.makeCompletedFuture { try near.pipeline.syncOperations.addHandler(Passing(to: channel)) }
            }
            .connect(host: "127.0.0.1", port: target).assumeIsolated().whenSuccess { far in
                self.other = far
                channel.writeAndFlush(ByteBuffer(string: self.answer + "\r\n\r\n"), promise: nil)
            }
    }

    func channelInactive(context: ChannelHandlerContext) { other?.close(promise: nil) }
}

private final class Passing: ChannelInboundHandler {
    typealias InboundIn = ByteBuffer
    private let channel: any Channel

    init(to channel: any Channel) { self.channel = channel }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        channel.writeAndFlush(unwrapInboundIn(data), promise: nil)
    }
    func channelInactive(context: ChannelHandlerContext) { channel.close(promise: nil) }
}
