import NIOCore
import NIOPosix
import NIOSSL
import Synchronization
import Testing

@testable import Feeds

@Suite(.timeLimit(.minutes(10)))
struct WebSocketOpeningTests {
    private let client = WebSocketClient()

    @Test(
        "nobody there is a fault, and so is what is no address",
        arguments: [
            ("ws://127.0.0.1:1", SourceError.Kind.unreachable), ("http://127.0.0.1", .unreachable),
            ("nonsense", .unreachable),
            ("ws://", .unreachable), ("ws://no-such-host.invalid", .nameLookup),
        ])
    func nobody(url: String, kind: SourceError.Kind) async {
        let fault = await #expect(throws: SourceError.self) { try await client.open(WebSocketRequest(url: url)) }
        #expect(fault?.kind == kind, "\(String(describing: fault))")
    }

    @Test("who takes the connection and says nothing is a fault in time")
    func mute() async throws {
        let service = try await MuteService()
        let request = WebSocketRequest(url: "ws://127.0.0.1:\(service.port)", deadline: .milliseconds(200))
        await #expect(throws: SourceError(.timedOut, "no connection to 127.0.0.1 within 0.2 s")) {
            try await client.open(request)
        }
        await #expect(throws: SourceError.self) {
            try await client.open(
                WebSocketRequest(url: "wss://127.0.0.1:\(service.port)", deadline: .milliseconds(200)))
        }
    }

    @Test("who hangs up before an answer, or answers no HTTP, is a fault", arguments: ["", "SSH-2.0-OpenSSH_9.9\r\n"])
    func hangsUp(text: String) async throws {
        let service = try await MuteService(says: text)
        let fault = await #expect(throws: SourceError.self) {
            try await client.open(WebSocketRequest(url: "ws://127.0.0.1:\(service.port)", deadline: .seconds(600)))
        }
        #expect(fault?.kind == .truncated, "\(String(describing: fault))")
    }

    @Test("cancelled while it is opened or read, it returns at once")
    func cancelled() async throws {
        let mute = try await MuteService()
        let opening = Task { [client] in
            try await client.open(WebSocketRequest(url: "ws://127.0.0.1:\(mute.port)", deadline: .seconds(600)))
        }
        await mute.guestArrives()
        opening.cancel()
        await #expect(throws: SourceError.self) { try await opening.value }
        let service = try SocketService { _, _ in }
        let connection = try await client.open(WebSocketRequest(url: service.url, deadline: .seconds(600)))
        let reading = Task { try await connection.messages.next() }
        reading.cancel()
        #expect(try await reading.value == nil)
    }

    @Test("a secure connection is had where the certificate is signed by who is trusted")
    func secure() async throws {
        let tls = try NIOSSLContext(configuration: WorthlessIdentity.loopback.serverConfiguration())
        let service = try SocketService(.init(tls: tls)) { guest, event in
            if case .arrived = event { guest.say("in private") }
        }
        let folder = try TemporaryFolder(["authorities.pem": WorthlessIdentity.loopback.certificate])
        let client = WebSocketClient(environment: ["SSL_CERT_FILE": folder.path + "/authorities.pem"])
        let connection = try await client.open(WebSocketRequest(url: service.url, deadline: .seconds(600)))
        #expect(try await connection.messages.next() == "in private")
        let named = try await client.open(
            WebSocketRequest(url: "wss://localhost:\(service.port)", deadline: .seconds(600)))
        #expect(try await named.messages.next() == "in private")
        let fault = await #expect(throws: SourceError.self) {
            try await self.client.open(WebSocketRequest(url: service.url, deadline: .seconds(600)))
        }
        #expect(fault?.kind == .certificate, "\(String(describing: fault))")
    }

    @Test("what nobody holds any more is closed, and so is what is closed")
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

    @Test("after its end it opens nothing")
    func shutDown() async throws {
        let service = try SocketService { _, _ in }
        let client = WebSocketClient()
        _ = try await client.open(WebSocketRequest(url: service.url, deadline: .seconds(600)))
        await client.shutDown()
        await #expect(throws: SourceError(.unreachable, "the program is being left")) {
            try await client.open(WebSocketRequest(url: service.url, deadline: .seconds(600)))
        }
    }

    @Test("a proxy of the environment leads on, by name and password")
    func proxy() async throws {
        let service = try SocketService { guest, event in
            if case .arrived = event { guest.say("hello") }
        }
        let proxy = try await TunnelService(to: service.port)
        let client = WebSocketClient(environment: ["http_proxy": "http://me:p%40ss@127.0.0.1:\(proxy.port)"])
        let connection = try await client.open(
            WebSocketRequest(url: "ws://stream.example/path", deadline: .seconds(600)))
        #expect(try await connection.messages.next() == "hello")
        let question = try #require(proxy.questions.first)
        #expect(question.hasPrefix("CONNECT stream.example:80 HTTP/1.1\r\n"))
        #expect(question.lowercased().contains("proxy-authorization: basic bwu6cebzcw=="))
        _ = try await client.open(WebSocketRequest(url: service.url, deadline: .seconds(600)))
        #expect(proxy.questions.count == 1, "this machine is asked directly")
    }

    @Test(
        "a proxy that refuses is a fault",
        arguments: [
            (
                "HTTP/1.1 407 Proxy Authentication Required",
                SourceError(.forbidden, "the proxy wants a name and a password")
            ),
            ("HTTP/1.1 502 Bad Gateway", SourceError(.unreachable, "the proxy refuses the connection")),
        ])
    func refusingProxy(answer: String, fault: SourceError) async throws {
        let proxy = try await TunnelService(to: 1, answer: answer)
        let client = WebSocketClient(environment: ["all_proxy": "127.0.0.1:\(proxy.port)"])
        await #expect(throws: fault) {
            try await client.open(WebSocketRequest(url: "ws://stream.example", deadline: .seconds(600)))
        }
        let socks = WebSocketClient(environment: ["all_proxy": "socks5://127.0.0.1:1"])
        await #expect(throws: SourceError.self) {
            try await socks.open(WebSocketRequest(url: "ws://stream.example", deadline: .seconds(600)))
        }
    }
}

/// Takes connections and says nothing, or something, and hangs up then.
private final class MuteService: Sendable {
    let port: Int
    private let arrivals: AsyncStream<Void>
    private let group = MultiThreadedEventLoopGroup(numberOfThreads: 1)

    init(says text: String? = nil) async throws {
        let (arrivals, arriving) = AsyncStream.makeStream(of: Void.self)
        self.arrivals = arrivals
        let server = try await ServerBootstrap(group: group)
            .childChannelInitializer { channel in
                arriving.yield()
                return channel.eventLoop.makeCompletedFuture {
                    guard let text else { return }
                    try channel.pipeline.syncOperations.addHandler(HangingUp(text))
                }
            }
            .bind(host: "127.0.0.1", port: 0).get()
        port = server.localAddress?.port ?? 0
    }

    deinit { group.shutdownGracefully { _ in } }

    func guestArrives() async {
        var iterator = arrivals.makeAsyncIterator()
        await iterator.next()
    }
}

private final class HangingUp: ChannelInboundHandler {
    typealias InboundIn = ByteBuffer
    typealias OutboundOut = ByteBuffer
    private let text: String

    init(_ text: String) { self.text = text }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        context.writeAndFlush(wrapOutboundOut(ByteBuffer(string: text)), promise: nil)
        context.close(promise: nil)
    }
}
