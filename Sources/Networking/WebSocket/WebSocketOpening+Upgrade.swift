import NIOCore
import NIOExtras
import NIOHTTP1
import NIOWebSocket
import Synchronization

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

extension WebSocketOpening {
    /// Opens a tunnel to the host through the proxy, if there is one.
    func tunnel(_ channel: any Channel) -> EventLoopFuture<Void> {
        guard let proxy else { return channel.eventLoop.makeSucceededVoidFuture() }
        let done = channel.eventLoop.makePromise(of: Void.self)
        let decoder = HTTPResponseDecoder(leftOverBytesStrategy: .forwardBytes)
        let connect = NIOHTTP1ProxyConnectHandler(
            targetHost: address.host, targetPort: address.openPort, headers: fields(for: proxy),
            deadline: .now() + .seconds(10), promise: done)
        do {
            let pipeline = channel.pipeline.syncOperations
            try pipeline.addHandler(HTTPRequestEncoder(), name: "proxy encoder")
            try pipeline.addHandler(ByteToMessageHandler(decoder), name: "proxy decoder")
            try pipeline.addHandler(connect)
        } catch {
            done.fail(error)
        }
        return done.futureResult.flatMap {
            // The connect handler removes itself.
            channel.pipeline.removeHandler(name: "proxy decoder")
                .flatMap { channel.pipeline.removeHandler(name: "proxy encoder") }
        }.flatMapErrorThrowing { throw SourceError(proxy: $0) }
    }

    private func fields(for proxy: Proxies.Proxy) -> HTTPHeaders {
        var fields = HTTPHeaders([("Host", "\(address.host):\(address.openPort)")])
        if let credentials = proxy.credentials {
            fields.add(name: "Proxy-Authorization", value: "Basic \(Data(credentials.utf8).base64EncodedString())")
        }
        return fields
    }

    /// Requests the upgrade to WebSocket.
    func upgrade(_ channel: any Channel) -> EventLoopFuture<WebSocketConnection> {
        let record = UpgradeRecord(clock: clock)
        let configuration = NIOTypedHTTPClientUpgradeConfiguration(
            upgradeRequestHead: upgradeRequest, upgraders: [upgrader],
            notUpgradingCompletionHandler: { $0.eventLoop.makeFailedFuture(record.error) })
        let encoder = HTTPRequestEncoder()
        let decoder = ByteToMessageHandler(HTTPResponseDecoder(leftOverBytesStrategy: .forwardBytes))
        let upgrade = NIOTypedHTTPClientUpgradeHandler(
            httpHandlers: [encoder, decoder, record], upgradeConfiguration: configuration)
        do {
            try channel.pipeline.syncOperations.addHandlers([encoder, decoder, record, upgrade])
        } catch {
            return channel.eventLoop.makeFailedFuture(error)
        }
        return upgrade.upgradeResultFuture.flatMapErrorThrowing { [host = address.host] error in
            throw SourceError(upgrade: error, host: host)
        }
    }

    private var upgradeRequest: HTTPRequestHead {
        let port = address.port.map { ":\($0)" } ?? ""
        var fields = HTTPHeaders([("Host", (address.host.contains(":") ? "[\(address.host)]" : address.host) + port)])
        fields.add(name: "User-Agent", value: HTTPRequest.Agent.browser.headerValue)
        for (name, value) in request.fields { fields.replaceOrAdd(name: name, value: value) }
        return HTTPRequestHead(version: .http1_1, method: .GET, uri: address.rest, headers: fields)
    }

    private var upgrader: NIOTypedWebSocketClientUpgrader<WebSocketConnection> {
        NIOTypedWebSocketClientUpgrader(
            maxFrameSize: request.messageLimit, enableAutomaticErrorHandling: false
        ) { [request, host = address.host] channel, _ in
            channel.eventLoop.makeCompletedFuture {
                let queue = WebSocketQueue()
                let pipeline = channel.pipeline.syncOperations
                try pipeline.addHandler(IdleStateHandler(readTimeout: TimeAmount(request.silence / 2)))
                try pipeline.addHandler(
                    NIOWebSocketFrameAggregator(
                        minNonFinalFragmentSize: 0, maxAccumulatedFrameCount: 1024,
                        maxAccumulatedFrameSize: request.messageLimit))
                try pipeline.addHandler(WebSocketEndpoint(queue, host: host))
                return WebSocketConnection(channel, queue)
            }
        }
    }
}

/// Records the response head of the upgrade request, which gives the reason for a refusal.
private final class UpgradeRecord: ChannelInboundHandler, RemovableChannelHandler, Sendable {
    typealias InboundIn = HTTPClientResponsePart
    typealias InboundOut = HTTPClientResponsePart

    private let clock: SourceClock
    private let head = Mutex<HTTPResponseHead?>(nil)

    init(clock: SourceClock) { self.clock = clock }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        if case .head(let head) = unwrapInboundIn(data) { self.head.withLock { $0 = head } }
        context.fireChannelRead(data)
    }

    /// The error of the refusal.
    var error: SourceError {
        guard let head = head.withLock(\.self) else { return SourceError(.truncated, "no response to the upgrade") }
        let fields = Dictionary(head.headers.map { ($0.name.lowercased(), $0.value) }) { first, _ in first }
        guard head.status.code != 200 else { return SourceError(.wrongContent, "a page instead of a stream") }
        return SourceError(Refusal(status: Int(head.status.code), fields: fields, body: [], now: clock.wall()))
    }
}

extension SourceError {
    /// Translates an error of the proxy.
    fileprivate init(proxy error: any Error) {
        switch error as? NIOHTTP1ProxyConnectHandler.Error {
        case .proxyAuthenticationRequired(): self.init(.forbidden, "the proxy requires a name and a password")
        case .httpProxyHandshakeTimeout(): self.init(.timedOut, "the proxy does not respond in time")
        case nil: self.init(error, host: "the proxy")
        default: self.init(.unreachable, "the proxy refuses the connection")
        }
    }

    /// Translates an error of the upgrade.
    fileprivate init(upgrade error: any Error, host: String) {
        switch error {
        case is NIOHTTPClientUpgradeError: self.init(.wrongContent, "\(host) does not support WebSocket")
        case ChannelError.inappropriateOperationForState:
            self.init(.truncated, "\(host) closes the connection before it responds")
        default: self.init(error, host: host)
        }
    }
}
