import NIOCore
import NIOWebSocket
import NetworkingSupport
import Synchronization
import Testing

@testable import Networking

@Suite(.timeLimit(.minutes(10)))
struct WebSocketClientTests {
    private let client = WebSocketClient()

    @Test("messages arrive in order, complete or in fragments")
    func messages() async throws {
        let service = try SocketService { client, event in
            guard case .received(let text) = event else { return }
            client.sendText("heard \(text)")
            client.send(.text, Array("in ".utf8), fin: false)
            client.send(.ping, [1])
            client.send(.continuation, Array("three ".utf8), fin: false)
            client.send(.continuation, Array("parts ✓".utf8))
            client.send(.binary, Array("binary".utf8))
        }
        let connection = try await client.open(WebSocketRequest(url: service.url + "/?version=2"))
        connection.send("hello ✓")
        #expect(try await connection.messages.next() == "heard hello ✓")
        #expect(try await connection.messages.next() == "in three parts ✓")
        #expect(try await connection.messages.next() == "binary")
        #expect(service.messages == ["hello ✓"])
        #expect(connection.bytes > 30)
    }

    @Test("the request names the host and the program, and no extension")
    func question() async throws {
        let service = try SocketService { client, event in
            if case .connected(let fields) = event {
                client.sendText(fields.map { "\($0): \($1)" }.sorted().joined(separator: "\n"))
            }
        }
        let connection = try await client.open(
            WebSocketRequest(url: service.url, fields: ["Origin": "https://a.example"]))
        let fields = try #require(await connection.messages.next())
        #expect(fields.contains("host: 127.0.0.1:\(service.port)\n"))
        #expect(fields.contains("user-agent: Mozilla/5.0 (compatible; Ballast/1.0)"))
        #expect(fields.contains("origin: https://a.example") && !fields.contains("extensions"))
    }

    @Test(
        "a close frame is an error by its code",
        arguments: [
            (1000, .truncated, "127.0.0.1 closes the connection (1000): bye"),
            (nil, .truncated, "127.0.0.1 closes the connection"),
            (1001, .truncated, "127.0.0.1 closes the connection (1001): bye"),
            (1008, .forbidden, "127.0.0.1 closes the connection (1008): bye"),
            (1013, .server, "127.0.0.1 closes the connection (1013): bye"),
            (1003, .notAcceptable, "127.0.0.1 closes the connection (1003): bye"),
            (4000, .truncated, "127.0.0.1 closes the connection (4000): bye"),
        ] as [(UInt16?, SourceError.Kind, String)])
    func goodbye(code: UInt16?, kind: SourceError.Kind, reason: String) async throws {
        let service = try SocketService { client, event in
            guard case .connected = event else { return }
            client.sendText("last")
            client.close(code, code == nil ? "" : "b\u{7}ye")
        }
        let connection = try await client.open(WebSocketRequest(url: service.url, deadline: .seconds(600)))
        #expect(try await connection.messages.next() == "last")
        await #expect(throws: SourceError(kind, reason)) { try await connection.messages.next() }
        await #expect(throws: SourceError(kind, reason)) { try await connection.messages.next() }
    }

    /// A violation of the protocol by the service.
    struct Violation: Sendable, CustomTestStringConvertible {
        let testDescription: String
        let kind: SourceError.Kind
        let perform: @Sendable (SocketClient) -> Void

        static let all = [
            Violation(testDescription: "a cut connection", kind: .truncated) { $0.drop() },
            Violation(testDescription: "bytes that are no frame", kind: .notAcceptable) {
                $0.sendRaw(Array("HTTP/1.1 500 Oops\r\n\r\n".utf8))
            },
            Violation(testDescription: "a masked frame", kind: .notAcceptable) { $0.send(.text, [65], mask: true) },
            Violation(testDescription: "a compressed frame", kind: .notAcceptable) { $0.send(.text, [65], rsv1: true) },
            Violation(testDescription: "a frame of an unknown kind", kind: .notAcceptable) {
                $0.sendRaw([0x83, 0x01, 0x41])
            },
            Violation(testDescription: "a part of no message", kind: .notAcceptable) { $0.send(.continuation, [65]) },
            Violation(testDescription: "a message within another", kind: .notAcceptable) {
                $0.send(.text, [65], fin: false)
                $0.send(.text, [65])
            },
            Violation(testDescription: "a long ping", kind: .notAcceptable) { $0.sendRaw([0x89, 0x7E, 0x01, 0x00]) },
            Violation(testDescription: "a huge frame", kind: .tooLarge) {
                $0.send(.text, Array(repeating: 65, count: 2000))
            },
            Violation(testDescription: "a frame with a declared length of exabytes", kind: .tooLarge) {
                $0.sendRaw([0x81, 0x7F, 0x0F, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF])
            },
            Violation(testDescription: "a huge message in parts", kind: .tooLarge) {
                $0.send(.text, Array(repeating: 65, count: 600), fin: false)
                $0.send(.continuation, Array(repeating: 65, count: 600))
            },
            Violation(testDescription: "a message of endless parts", kind: .tooLarge) { client in
                client.send(.text, [65], fin: false)
                for _ in 0..<2000 { client.send(.continuation, [], fin: false) }
            },
            Violation(testDescription: "text that is none", kind: .wrongContent) { $0.send(.text, [0xC3, 0x28]) },
        ]
    }

    @Test("a protocol violation ends the connection with an error", arguments: Violation.all)
    func violation(violation: Violation) async throws {
        let service = try SocketService { client, event in
            if case .connected = event { violation.perform(client) }
        }
        let connection = try await client.open(WebSocketRequest(url: service.url, messageLimit: 1000))
        let error = await #expect(throws: SourceError.self) { try await connection.messages.next() }
        #expect(error?.kind == violation.kind, "\(String(describing: error))")
    }

    @Test(
        "a rejected upgrade is an error by its status",
        arguments: [
            (401, [:], .unauthorised, nil), (403, [:], .forbidden, nil), (404, [:], .notFound, nil),
            (429, ["Retry-After": "7"], .tooManyRequests, .seconds(7)), (503, [:], .server, nil),
            (200, [:], .wrongContent, nil),
            (302, ["Location": "https://consent.example"], .wrongContent, nil),
        ] as [(Int, [String: String], SourceError.Kind, Duration?)])
    func refusal(status: Int, fields: [String: String], kind: SourceError.Kind, retryAfter: Duration?) async throws {
        let service = try SocketService(.init(refusal: (status, fields))) { _, _ in }
        let error = await #expect(throws: SourceError.self) {
            try await client.open(WebSocketRequest(url: service.url, deadline: .seconds(600)))
        }
        #expect(error?.kind == kind && error?.retryAfter == retryAfter)
    }

    @Test("a silent service is pinged once, then considered gone")
    func silence() async throws {
        let service = try SocketService(.init(respondsToPings: false)) { _, _ in }
        let connection = try await client.open(
            WebSocketRequest(url: service.url, deadline: .seconds(600), silence: .milliseconds(200)))
        await #expect(throws: SourceError(.timedOut, "127.0.0.1 sends nothing")) {
            try await connection.messages.next()
        }
    }

    @Test("a service that responds to pings is not gone")
    func pings() async throws {
        let pings = Mutex(0)
        let service = try SocketService { client, event in
            guard case .pinged = event else { return }
            let count = pings.withLock { count in
                count += 1
                return count
            }
            if count == 4 { client.sendText("still here") }
        }
        let connection = try await client.open(
            WebSocketRequest(url: service.url, deadline: .seconds(600), silence: .milliseconds(100)))
        #expect(try await connection.messages.next() == "still here")
    }

    @Test("a service that sends faster than the reader is slowed down, and nothing is lost")
    func backPressure() async throws {
        let total = 20_000, padding = String(repeating: ".", count: 200)
        let service = try SocketService { client, event in
            guard case .connected = event else { return }
            for number in 0..<total {
                client.channel.write(
                    WebSocketFrame(fin: true, opcode: .text, data: .init(string: "message \(number) \(padding)")),
                    promise: nil)
            }
            client.channel.flush()
        }
        let connection = try await client.open(WebSocketRequest(url: service.url, deadline: .seconds(600)))
        // Little is buffered before the first read, and it stays so.
        var bytes = -1
        while bytes != connection.bytes {
            bytes = connection.bytes
            try await Task.sleep(for: .milliseconds(50))
        }
        #expect(bytes < total * 200 / 4)
        for number in 0..<total {
            let message = try await connection.messages.next()
            if message != "message \(number) \(padding)" {
                Issue.record("\(message ?? "nothing") in place of \(number)")
                break
            }
        }
        withExtendedLifetime(service) {}
    }
}
