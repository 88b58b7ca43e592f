import NIOCore
import NIOPosix
import NIOSSL

/// The steps that open a connection: connect to the host or its proxy, tunnel, secure, upgrade.
struct WebSocketOpening: Sendable {
    let request: WebSocketRequest
    let address: WebAddress
    let proxy: Proxies.Proxy?
    let tls: NIOSSLContext?
    let clock: SourceClock

    /// Runs the steps. Returns at once if the task is cancelled; what was opened is closed then.
    func run(on group: MultiThreadedEventLoopGroup) async throws(SourceError) -> WebSocketConnection {
        let attempt = ConnectionAttempt<WebSocketConnection>()
        let steps = connect(group, attempt).flatMap { channel in
            tunnel(channel).flatMapThrowing { try secure(channel) }.flatMap { upgrade(channel) }
        }
        return try await attempt.run {
            steps.whenComplete { result in attempt.settle(result.mapError { SourceError($0, host: address.host) }) }
        }
    }

    private func connect(
        _ group: MultiThreadedEventLoopGroup, _ attempt: ConnectionAttempt<WebSocketConnection>
    ) -> EventLoopFuture<any Channel> {
        ClientBootstrap(group: group)
            .connectTimeout(.seconds(10))
            .channelOption(.tcpOption(.tcp_nodelay), value: 1)
            .channelInitializer { channel in
                attempt.add(channel)
                return channel.eventLoop.makeSucceededVoidFuture()
            }
            .connect(host: proxy?.host ?? address.host, port: proxy?.port ?? address.openPort)
    }

    private func secure(_ channel: any Channel) throws {
        guard let tls else { return }
        let isNumber = (try? SocketAddress(ipAddress: address.host, port: 0)) != nil
        let handler = try NIOSSLClientHandler(context: tls, serverHostname: isNumber ? nil : address.host)
        try channel.pipeline.syncOperations.addHandler(handler)
    }
}
