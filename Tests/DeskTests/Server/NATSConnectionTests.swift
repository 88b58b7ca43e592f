import Foundation
import NIOCore
import Networking
import NetworkingSupport
import TestSupport
import Testing

@testable import Desk

@Suite("The client on a real server") struct NATSConnectionTests {
    @Test("messages with headers arrive as they were published, and the server's limits are known")
    func messages() async throws {
        let server = try NATSServerProcess("max_payload: 100000")
        let client = NATSClient()
        let connection = try await client.open(server.request())
        #expect(connection.server.longestPayload == 100_000 && connection.server.hasHeaders)
        connection.subscribe(["a.*", "b"])
        let headers = NATSHeaders.block([("Epoch", "1-1")])
        connection.send { buffer in
            NATSCommand.publish("a.x", headers: headers, payload: Array("one".utf8), to: &buffer)
            NATSCommand.publish("c", payload: Array("unheard".utf8), to: &buffer)
            NATSCommand.publish("b", payload: [UInt8](repeating: 7, count: 99_000), to: &buffer)
        }
        var messages: [NATSMessage] = []
        while messages.count < 2 { messages += try #require(try await connection.next()) }
        #expect(messages.map(\.subject) == ["a.x", "b"] && messages.map(\.subscription) == [0, 1])
        #expect(messages[0].payload == ByteBuffer(string: "one") && messages[0].headers == ByteBuffer(bytes: headers))
        #expect(messages[1].payload.readableBytes == 99_000)
    }

    @Test("a server that answers is not given up, however little it has to send")
    func quiet() async throws {
        let server = try NATSServerProcess()
        let connection = try await NATSClient().open(server.request())
        let reading = Task { try await connection.next() }
        try await Task.sleep(for: .seconds(8))
        connection.close()
        #expect(try await reading.value == nil)
    }

    @Test("a payload that is too long ends the connection")
    func tooLong() async throws {
        let server = try NATSServerProcess("max_payload: 1024")
        let connection = try await NATSClient().open(server.request())
        connection.send { NATSCommand.publish("a", payload: [UInt8](repeating: 7, count: 2000), to: &$0) }
        // The server's reason may be lost, because it closes without reading the rest.
        await #expect(throws: SourceError.self) { while try await connection.next() != nil {} }
    }

    @Test("users, passwords and tokens are checked, and what is refused is told")
    func credentials() async throws {
        let users = try NATSServerProcess(#"authorization { users = [ { user: "anna", password: "s3 cret\"" } ] }"#)
        let client = NATSClient()
        _ = try await client.open(users.request(.user("anna", password: "s3 cret\"")))
        for wrong in [nil, .user("anna", password: "wrong"), .user("", password: ""), .token("s3")]
            as [NATSCredentials?]
        {
            let error = await #expect(throws: SourceError.self) { _ = try await client.open(users.request(wrong)) }
            #expect(error?.kind == .unauthorised && error?.reason == "127.0.0.1 refuses the credentials")
        }
        let tokens = try NATSServerProcess(#"authorization { token: "t0ken" }"#)
        _ = try await client.open(tokens.request(.token("t0ken")))
        await #expect(throws: SourceError.self) { _ = try await client.open(tokens.request(.token("t1ken"))) }
    }

    private func secureServer(_ identity: SelfSignedIdentity) throws -> NATSServerProcess {
        try NATSServerProcess(
            #"tls { cert_file: "FOLDER/cert.pem", key_file: "FOLDER/key.pem" }"#,
            files: ["cert.pem": identity.certificate, "key.pem": identity.key])
    }

    @Test("TLS is used where the server demands it, with the authorities of a file")
    func tls() async throws {
        let server = try secureServer(.loopback)
        let client = NATSClient(authorities: server.path + "/cert.pem")
        for (tls, host) in [(true, "127.0.0.1"), (false, "127.0.0.1"), (true, "localhost")] {
            let connection = try await client.open(server.request(tls: tls, host: host))
            connection.subscribe(["a"])
            connection.send { NATSCommand.publish("a", payload: [1], to: &$0) }
            #expect(try await connection.next()?.first?.payload.readableBytes == 1)
        }
    }

    @Test("a certificate of another host, or of an unknown authority, is refused, and so is a server without TLS")
    func wrongName() async throws {
        let other = try secureServer(.otherHost)
        let trusting = NATSClient(authorities: other.path + "/cert.pem")
        for tls in [true, false] {
            let error = await #expect(throws: SourceError.self) { _ = try await trusting.open(other.request(tls: tls)) }
            #expect(error?.kind == .certificate, "\(String(describing: error))")
        }
        let unknown = try secureServer(.loopback)
        let error = await #expect(throws: SourceError.self) { _ = try await NATSClient().open(unknown.request()) }
        #expect(error?.kind == .certificate, "\(String(describing: error))")
        let plain = try NATSServerProcess()
        let refusal = await #expect(throws: SourceError.self) {
            _ = try await NATSClient().open(plain.request(tls: true))
        }
        #expect(refusal?.reason == "127.0.0.1 does not offer TLS")
        await #expect(throws: SourceError.self) {
            _ = try await NATSClient(authorities: "/nowhere").open(plain.request())
        }
    }

    @Test("a server that is not there, or goes, is an error of the connection")
    func gone() async throws {
        let server = try NATSServerProcess()
        let connection = try await NATSClient().open(server.request())
        server.stop()
        await #expect(throws: SourceError.self) { while try await connection.next() != nil {} }
        let error = await #expect(throws: SourceError.self) { _ = try await NATSClient().open(server.request()) }
        #expect(error?.kind == .unreachable)
    }

    @Test("another kind of server is refused")
    func foreign() async throws {
        let web = try await ScriptedTCPService(greeting: "HTTP/1.1 400 Bad Request\r\n\r\n") { _ in .silence }
        let address = try #require(NATSAddress("nats://127.0.0.1:\(web.port)"))
        let error = await #expect(throws: SourceError.self) { _ = try await NATSClient().open(NATSRequest(address)) }
        #expect(error?.kind == .notAcceptable && error?.reason.contains("an unknown line") == true)
        let old = try await ScriptedTCPService(greeting: "INFO {\"headers\":false}\r\n") { _ in .silence }
        let oldAddress = try #require(NATSAddress("nats://127.0.0.1:\(old.port)"))
        await #expect(throws: SourceError.self) { _ = try await NATSClient().open(NATSRequest(oldAddress)) }
    }

    @Test("closing and cancelling end the wait for messages")
    func close() async throws {
        let server = try NATSServerProcess()
        let client = NATSClient()
        let connection = try await client.open(server.request())
        let waiting = Task { try await connection.next() }
        connection.close()
        #expect(try await waiting.value == nil)
        let second = try await client.open(server.request())
        let cancelled = Task { try await second.next() }
        cancelled.cancel()
        #expect(try await cancelled.value == nil)
    }
}
