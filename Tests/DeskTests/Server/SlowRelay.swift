import NIOCore
import NIOPosix
import Synchronization

/// A relay on loopback between clients and a server, which can read slowly from the server, or cut a connection after
/// some bytes.
final class SlowRelay: Sendable {
    let port: Int
    private let group: MultiThreadedEventLoopGroup
    private let state: State

    final class State: Sendable {
        let isSlow = Mutex(false)
        let cutAfter = Mutex<Int?>(nil)
        let cuts = Mutex(0)
    }

    init(to server: Int) async throws {
        let state = State(), group = MultiThreadedEventLoopGroup(numberOfThreads: 1)
        let channel = try await ServerBootstrap(group: group)
            .childChannelOption(.autoRead, value: false)
            .childChannelInitializer { client in
                ClientBootstrap(group: client.eventLoop)
                    .channelOption(.autoRead, value: false)
                    .channelOption(.socketOption(.so_rcvbuf), value: 16_384)
                    .connect(host: "127.0.0.1", port: server)
                    .flatMapThrowing { outward in
                        try outward.pipeline.syncOperations.addHandler(RelayHandler(client, state, isOutward: true))
                        try client.pipeline.syncOperations.addHandler(RelayHandler(outward, state, isOutward: false))
                        outward.read()
                        try client.syncOptions?.setOption(.autoRead, value: true)
                    }
            }
            .bind(host: "127.0.0.1", port: 0).get()
        port = channel.localAddress?.port ?? 0
        (self.group, self.state) = (group, state)
    }

    deinit { group.shutdownGracefully { _ in } }

    /// Whether it reads from the server once in half a second only.
    var isSlow: Bool {
        get { state.isSlow.withLock(\.self) }
        set { state.isSlow.withLock { $0 = newValue } }
    }

    /// The number of bytes after which a connection is cut; nil for never.
    var cutAfter: Int? {
        get { state.cutAfter.withLock(\.self) }
        set { state.cutAfter.withLock { $0 = newValue } }
    }

    /// How many connections have been cut.
    var cuts: Int { state.cuts.withLock(\.self) }
}

/// Passes on what one side sends to the other.
private final class RelayHandler: ChannelInboundHandler {
    typealias InboundIn = ByteBuffer

    private let other: any Channel
    private let state: SlowRelay.State
    private let isOutward: Bool
    private var passed = 0

    init(_ other: any Channel, _ state: SlowRelay.State, isOutward: Bool) {
        (self.other, self.state, self.isOutward) = (other, state, isOutward)
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        let buffer = unwrapInboundIn(data)
        passed += buffer.readableBytes
        other.writeAndFlush(buffer, promise: nil)
        guard isOutward, let limit = state.cutAfter.withLock(\.self), passed > limit else { return }
        state.cuts.withLock { $0 += 1 }
        context.close(promise: nil)
    }

    func channelReadComplete(context: ChannelHandlerContext) {
        guard isOutward else { return }
        guard state.isSlow.withLock(\.self) else { return context.read() }
        let channel = context.channel
        context.eventLoop.scheduleTask(in: .milliseconds(500)) { channel.read() }
    }

    func channelInactive(context: ChannelHandlerContext) { other.close(promise: nil) }
}
