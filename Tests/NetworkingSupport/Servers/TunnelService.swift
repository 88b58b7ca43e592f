import NIOCore
import NIOPosix
import Synchronization

/// A proxy on loopback that connects every `CONNECT` to one port, or refuses it. It stops when it is deallocated.
package final class TunnelService: Sendable {
    /// The request heads so far, up to the blank line.
    package var requests: [String] { sharedState.requests.withLock(\.self) }
    package let port: Int
    private let sharedState = SharedState()
    private let group = MultiThreadedEventLoopGroup(numberOfThreads: 1)

    fileprivate final class SharedState: Sendable {
        let requests = Mutex<[String]>([])
    }

    /// A proxy that connects to a port, or responds with another status line.
    package init(to target: Int, statusLine: String = "HTTP/1.1 200 Connection established") async throws {
        let server = try await ServerBootstrap(group: group)
            .serverChannelOption(.socketOption(.so_reuseaddr), value: 1)
            .childChannelInitializer { [sharedState] channel in
                channel.eventLoop.makeCompletedFuture {
                    try channel.pipeline.syncOperations.addHandler(ConnectHandler(sharedState, target, statusLine))
                }
            }
            .bind(host: "127.0.0.1", port: 0).get()
        port = server.localAddress?.port ?? 0
    }

    deinit { group.shutdownGracefully { _ in } }
}

/// Reads the request, then forwards bytes.
private final class ConnectHandler: ChannelInboundHandler {
    typealias InboundIn = ByteBuffer
    typealias OutboundOut = ByteBuffer
    private let sharedState: TunnelService.SharedState
    private let target: Int
    private let statusLine: String
    private var text = ""
    private var other: (any Channel)?

    init(_ sharedState: TunnelService.SharedState, _ target: Int, _ statusLine: String) {
        self.sharedState = sharedState
        self.target = target
        self.statusLine = statusLine
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        let bytes = unwrapInboundIn(data)
        if let other { return other.writeAndFlush(bytes, promise: nil) }
        text += String(buffer: bytes)
        guard text.hasSuffix("\r\n\r\n") else { return }
        sharedState.requests.withLock { $0.append(text) }
        let channel = context.channel
        guard statusLine.contains(" 200 ") else {
            channel.writeAndFlush(ByteBuffer(string: statusLine + "\r\nContent-Length: 0\r\n\r\n"), promise: nil)
            return
        }
        ClientBootstrap(group: context.eventLoop)
            .channelInitializer { near in
                near.eventLoop.makeCompletedFuture { try near.pipeline.syncOperations.addHandler(Relay(to: channel)) }
            }
            .connect(host: "127.0.0.1", port: target).assumeIsolated().whenSuccess { upstream in
                self.other = upstream
                channel.writeAndFlush(ByteBuffer(string: self.statusLine + "\r\n\r\n"), promise: nil)
            }
    }

    func channelInactive(context: ChannelHandlerContext) { other?.close(promise: nil) }
}

private final class Relay: ChannelInboundHandler {
    typealias InboundIn = ByteBuffer
    private let channel: any Channel

    init(to channel: any Channel) { self.channel = channel }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        channel.writeAndFlush(unwrapInboundIn(data), promise: nil)
    }
    func channelInactive(context: ChannelHandlerContext) { channel.close(promise: nil) }
}
