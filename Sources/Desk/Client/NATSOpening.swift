import NIOCore
import NIOPosix
import NIOSSL
import Networking

/// The opening of one connection.
struct NATSOpening: Sendable {
    private let request: NATSRequest
    private let group: MultiThreadedEventLoopGroup
    private let tls: NIOSSLContext?
    private let client: NATSClient
    private let attempt = ConnectionAttempt<NATSConnection>()

    init(_ request: NATSRequest, of client: NATSClient, group: MultiThreadedEventLoopGroup, tls: NIOSSLContext?) {
        self.client = client
        self.request = request
        self.group = group
        self.tls = tls
    }

    /// A connection on which the server waits for this many bytes or more counts as slow.
    private static let watermark = ChannelOptions.Types.WriteBufferWaterMark(low: 1 << 18, high: 1 << 20)
    /// After this long without a byte the server is asked whether it is there, and after this long without an answer the
    /// connection is given up: a cut link, or a computer that was suspended, leaves one that never fails by itself.
    static let quiet = TimeAmount.seconds(3)

    /// Opens the connection. Returns at once if the task is cancelled.
    func run() async throws(SourceError) -> NATSConnection {
        try await attempt.run { connect() }
    }

    private func connect() {
        let (request, tls, host, attempt) = (request, tls, request.address.host, attempt)
        let queue = NATSQueue()
        let opened = group.any().makePromise(of: NATSServer.self)
        let connecting = ClientBootstrap(group: group)
            .connectTimeout(.seconds(10))
            .channelOption(.tcpOption(.tcp_nodelay), value: 1)
            .channelOption(.writeBufferWaterMark, value: NATSOpening.watermark)
            // Nothing is read before there is someone to read it.
            .channelOption(.autoRead, value: false)
            .channelInitializer { channel in
                attempt.add(channel)
                return channel.eventLoop.makeSucceededVoidFuture()
            }
            .connect(host: host, port: request.address.port)
            .flatMapThrowing { channel in
                let endpoint = NATSEndpoint(request, tls: tls, queue: queue, opened: opened)
                let handlers: [any ChannelHandler] = [IdleStateHandler(readTimeout: NATSOpening.quiet), endpoint]
                try channel.pipeline.syncOperations.addHandlers(handlers)
                try channel.syncOptions?.setOption(.autoRead, value: true)
                return channel
            }
        connecting.whenFailure { opened.fail($0) }
        connecting.and(opened.futureResult).whenComplete { [client] result in
            attempt.settle(
                result.map { NATSConnection($0, queue, $1, of: client) }.mapError { SourceError($0, host: host) })
        }
    }
}
