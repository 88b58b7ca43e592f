import NIOCore
import NIOPosix
import NIOSSL
import Synchronization

/// The steps that open a connection: connect to the host or its proxy, tunnel, secure, upgrade.
struct WebSocketOpening: Sendable {
    let request: WebSocketRequest
    let address: WebAddress
    let proxy: Proxies.Proxy?
    let tls: NIOSSLContext?
    let clock: SourceClock

    /// Runs the steps. Returns at once if the task is cancelled; what was opened is closed then.
    func run(on group: MultiThreadedEventLoopGroup) async throws(SourceError) -> WebSocketConnection {
        let attempt = Attempt()
        let steps = connect(group, attempt).flatMap { channel in
            tunnel(channel).flatMapThrowing { try secure(channel) }.flatMap { upgrade(channel) }
        }
        let result = await withTaskCancellationHandler {
            await withCheckedContinuation { waiter in
                attempt.wait(waiter)
                steps.whenComplete { result in
                    attempt.settle(result.mapError { SourceError($0, host: address.host) })
                }
            }
        } onCancel: {
            attempt.settle(.failure(SourceError(.timedOut, "cancelled")))
        }
        return try result.get()
    }

    private func connect(_ group: MultiThreadedEventLoopGroup, _ attempt: Attempt) -> EventLoopFuture<any Channel> {
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

/// An opening in progress: its channels and its waiter. It is settled once; anything later is closed.
private final class Attempt: Sendable {
    private typealias Waiter = CheckedContinuation<Result<WebSocketConnection, SourceError>, Never>

    private struct State: Sendable {
        var channels: [any Channel] = []
        var waiter: Waiter?
        var result: Result<WebSocketConnection, SourceError>?
    }

    private let state = Mutex(State())

    func add(_ channel: any Channel) {
        let isTooLate = state.withLock { state in
            state.channels.append(channel)
            return state.result != nil
        }
        if isTooLate { channel.close(promise: nil) }
    }

    func wait(_ waiter: CheckedContinuation<Result<WebSocketConnection, SourceError>, Never>) {
        let result = state.withLock { state in
            if state.result == nil { state.waiter = waiter }
            return state.result
        }
        if let result { waiter.resume(returning: result) }
    }

    func settle(_ result: Result<WebSocketConnection, SourceError>) {
        let (waiter, channels): (Waiter?, [any Channel]) = state.withLock { state in
            guard state.result == nil else { return (nil, []) }
            state.result = result
            defer { (state.waiter, state.channels) = (nil, []) }
            return (state.waiter, state.channels)
        }
        if case .failure = result { for channel in channels { channel.close(promise: nil) } }
        waiter?.resume(returning: result)
    }
}
