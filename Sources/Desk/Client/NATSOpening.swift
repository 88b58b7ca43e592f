import NIOCore
import NIOPosix
import NIOSSL
import Networking
import Synchronization

/// The opening of one connection. It is settled once; what is opened too late is closed.
final class NATSOpening: Sendable {
    private typealias Waiter = CheckedContinuation<Result<NATSConnection, SourceError>, Never>

    private struct State: Sendable {
        var channels: [any Channel] = []
        var waiter: Waiter?
        var result: Result<NATSConnection, SourceError>?
    }

    private let request: NATSRequest
    private let group: MultiThreadedEventLoopGroup
    private let tls: NIOSSLContext?
    private let state = Mutex(State())

    init(_ request: NATSRequest, group: MultiThreadedEventLoopGroup, tls: NIOSSLContext?) {
        self.request = request
        self.group = group
        self.tls = tls
    }

    /// A connection on which the server waits for this many bytes or more counts as slow.
    private static let watermark = ChannelOptions.Types.WriteBufferWaterMark(low: 1 << 18, high: 1 << 20)
    /// After this long without a byte the server is asked whether it is there.
    private static let quiet = TimeAmount.seconds(10)

    /// Opens the connection. Returns at once if the task is cancelled.
    func run() async throws(SourceError) -> NATSConnection {
        let result = await withTaskCancellationHandler {
            await withCheckedContinuation { waiter in
                wait(waiter)
                connect()
            }
        } onCancel: {
            settle(.failure(SourceError(.timedOut, "cancelled")))
        }
        return try result.get()
    }

    private func connect() {
        let (request, tls, host) = (request, tls, request.address.host)
        let queue = NATSQueue()
        let opened = group.any().makePromise(of: NATSServer.self)
        let connecting = ClientBootstrap(group: group)
            .connectTimeout(.seconds(10))
            .channelOption(.tcpOption(.tcp_nodelay), value: 1)
            .channelOption(.writeBufferWaterMark, value: NATSOpening.watermark)
            // Nothing is read before there is someone to read it.
            .channelOption(.autoRead, value: false)
            .channelInitializer { [self] channel in
                add(channel)
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
        connecting.and(opened.futureResult).whenComplete { [self] result in
            settle(
                result.map { NATSConnection($0, queue, $1) }.mapError { SourceError($0, host: host) })
        }
    }

    private func add(_ channel: any Channel) {
        let isTooLate = state.withLock { state in
            state.channels.append(channel)
            return state.result != nil
        }
        if isTooLate { channel.close(promise: nil) }
    }

    private func wait(_ waiter: Waiter) {
        let result = state.withLock { state in
            if state.result == nil { state.waiter = waiter }
            return state.result
        }
        if let result { waiter.resume(returning: result) }
    }

    private func settle(_ result: Result<NATSConnection, SourceError>) {
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
