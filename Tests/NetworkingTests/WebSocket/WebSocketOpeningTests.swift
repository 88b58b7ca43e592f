import NIOCore
import NIOPosix
import NIOSSL
import NetworkingSupport
import Synchronization
import TestSupport
import Testing

@testable import Networking

@Suite(.timeLimit(.minutes(10)))
struct WebSocketOpeningTests {
    private let client = WebSocketClient()

    @Test(
        "an unreachable service is an error, and so is an invalid address",
        arguments: [
            ("ws://127.0.0.1:1", SourceError.Kind.unreachable), ("http://127.0.0.1", .unreachable),
            ("nonsense", .unreachable),
            ("ws://", .unreachable), ("ws://no-such-host.invalid", .nameLookup),
        ])
    func unreachable(url: String, kind: SourceError.Kind) async {
        let error = await #expect(throws: SourceError.self) { try await client.open(WebSocketRequest(url: url)) }
        #expect(error?.kind == kind, "\(String(describing: error))")
    }

    @Test("a service that accepts the connection and sends nothing is an error in time")
    func silent() async throws {
        let service = try await SilentService()
        let request = WebSocketRequest(url: "ws://127.0.0.1:\(service.port)", deadline: .milliseconds(200))
        await #expect(throws: SourceError(.timedOut, "no connection to 127.0.0.1 within 0.2 s")) {
            try await client.open(request)
        }
        await #expect(throws: SourceError.self) {
            try await client.open(
                WebSocketRequest(url: "wss://127.0.0.1:\(service.port)", deadline: .milliseconds(200)))
        }
    }

    @Test("a service that hangs up or does not speak HTTP is an error", arguments: ["", "SSH-2.0-OpenSSH_9.9\r\n"])
    func hangsUp(text: String) async throws {
        let service = try await SilentService(sending: text)
        let error = await #expect(throws: SourceError.self) {
            try await client.open(WebSocketRequest(url: "ws://127.0.0.1:\(service.port)", deadline: .seconds(600)))
        }
        #expect(error?.kind == .truncated, "\(String(describing: error))")
    }

    @Test("cancelled while it is opened or read, it returns at once")
    func cancelled() async throws {
        let silent = try await SilentService()
        let opening = Task { [client] in
            try await client.open(WebSocketRequest(url: "ws://127.0.0.1:\(silent.port)", deadline: .seconds(600)))
        }
        await silent.waitForConnection()
        opening.cancel()
        await #expect(throws: SourceError.self) { try await opening.value }
        let service = try SocketService { _, _ in }
        let connection = try await client.open(WebSocketRequest(url: service.url, deadline: .seconds(600)))
        let reading = Task { try await connection.messages.next() }
        reading.cancel()
        #expect(try await reading.value == nil)
    }

    @Test("a secure connection requires a certificate signed by a trusted authority")
    func secure() async throws {
        let tls = try NIOSSLContext(configuration: SelfSignedIdentity.loopback.serverConfiguration())
        let service = try SocketService(.init(tls: tls)) { client, event in
            if case .connected = event { client.sendText("in private") }
        }
        let folder = try TemporaryFolder(["authorities.pem": SelfSignedIdentity.loopback.certificate])
        let client = WebSocketClient(environment: ["SSL_CERT_FILE": folder.path + "/authorities.pem"])
        let connection = try await client.open(WebSocketRequest(url: service.url, deadline: .seconds(600)))
        #expect(try await connection.messages.next() == "in private")
        let named = try await client.open(
            WebSocketRequest(url: "wss://localhost:\(service.port)", deadline: .seconds(600)))
        #expect(try await named.messages.next() == "in private")
        let error = await #expect(throws: SourceError.self) {
            try await self.client.open(WebSocketRequest(url: service.url, deadline: .seconds(600)))
        }
        #expect(error?.kind == .certificate, "\(String(describing: error))")
    }

    @Test("a connection that is released is closed, and so is one that is closed explicitly")
    func closed() async throws {
        let (left, leaving) = AsyncStream.makeStream(of: Void.self)
        let service = try SocketService { _, event in
            if case .left = event { leaving.yield() }
        }
        var connection: WebSocketConnection? = try await client.open(
            WebSocketRequest(url: service.url, deadline: .seconds(600)))
        connection?.close()
        #expect(try await connection?.messages.next() == nil)
        connection?.send("too late")
        connection = try await client.open(WebSocketRequest(url: service.url, deadline: .seconds(600)))
        connection = nil
        var departures = left.makeAsyncIterator()
        await departures.next()
        await departures.next()
    }

    @Test("after shutdown no connection is opened")
    func shutDown() async throws {
        let service = try SocketService { _, _ in }
        let client = WebSocketClient()
        _ = try await client.open(WebSocketRequest(url: service.url, deadline: .seconds(600)))
        await client.shutDown()
        await #expect(throws: SourceError(.unreachable, "the program is ending")) {
            try await client.open(WebSocketRequest(url: service.url, deadline: .seconds(600)))
        }
    }

    @Test("a proxy in the environment is used, with its name and password")
    func proxy() async throws {
        let service = try SocketService { client, event in
            if case .connected = event { client.sendText("hello") }
        }
        let proxy = try await TunnelService(to: service.port)
        let client = WebSocketClient(environment: ["http_proxy": "http://me:p%40ss@127.0.0.1:\(proxy.port)"])
        let connection = try await client.open(
            WebSocketRequest(url: "ws://stream.example/path", deadline: .seconds(600)))
        #expect(try await connection.messages.next() == "hello")
        let request = try #require(proxy.requests.first)
        #expect(request.hasPrefix("CONNECT stream.example:80 HTTP/1.1\r\n"))
        #expect(request.lowercased().contains("proxy-authorization: basic bwu6cebzcw=="))
        _ = try await client.open(WebSocketRequest(url: service.url, deadline: .seconds(600)))
        #expect(proxy.requests.count == 1, "this machine is connected directly")
    }

    @Test(
        "a proxy that refuses is an error",
        arguments: [
            (
                "HTTP/1.1 407 Proxy Authentication Required",
                SourceError(.forbidden, "the proxy requires a name and a password")
            ),
            ("HTTP/1.1 502 Bad Gateway", SourceError(.unreachable, "the proxy refuses the connection")),
        ])
    func refusingProxy(statusLine: String, error: SourceError) async throws {
        let proxy = try await TunnelService(to: 1, statusLine: statusLine)
        let client = WebSocketClient(environment: ["all_proxy": "127.0.0.1:\(proxy.port)"])
        await #expect(throws: error) {
            try await client.open(WebSocketRequest(url: "ws://stream.example", deadline: .seconds(600)))
        }
        let socks = WebSocketClient(environment: ["all_proxy": "socks5://127.0.0.1:1"])
        await #expect(throws: SourceError.self) {
            try await socks.open(WebSocketRequest(url: "ws://stream.example", deadline: .seconds(600)))
        }
    }
}

/// Accepts connections and sends nothing, or sends some text and hangs up.
private final class SilentService: Sendable {
    let port: Int
    private let arrivals: AsyncStream<Void>
    private let group = MultiThreadedEventLoopGroup(numberOfThreads: 1)

    init(sending text: String? = nil) async throws {
        let (arrivals, arriving) = AsyncStream.makeStream(of: Void.self)
        self.arrivals = arrivals
        let server = try await ServerBootstrap(group: group)
            .childChannelInitializer { channel in
                arriving.yield()
                return channel.eventLoop.makeCompletedFuture {
                    guard let text else { return }
                    try channel.pipeline.syncOperations.addHandler(HangUpHandler(text))
                }
            }
            .bind(host: "127.0.0.1", port: 0).get()
        port = server.localAddress?.port ?? 0
    }

    deinit { group.shutdownGracefully { _ in } }

    func waitForConnection() async {
        var iterator = arrivals.makeAsyncIterator()
        await iterator.next()
    }
}

private final class HangUpHandler: ChannelInboundHandler {
    typealias InboundIn = ByteBuffer
    typealias OutboundOut = ByteBuffer
    private let text: String

    init(_ text: String) { self.text = text }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        context.writeAndFlush(wrapOutboundOut(ByteBuffer(string: text)), promise: nil)
        context.close(promise: nil)
    }
}
