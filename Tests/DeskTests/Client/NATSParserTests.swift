import NIOCore
import Testing

@testable import Desk

@Suite("The NATS parser") struct NATSParserTests {
    /// One operation of each kind, as a server sends them.
    private static let stream =
        #"INFO {"server_id":"N","version":"2.9.10","headers":true,"max_payload":1048576,"tls_required":true}"#
        + "\r\n+OK\r\nPING\r\nMSG a.b 7 5\r\nhello\r\nMSG a.b 7 re.ply 0\r\n\r\n"
        + "HMSG a.c 12 17 21\r\nNATS/1.0\r\nA:b\r\n\r\nbody\r\npong\r\n-ERR 'Authorization Violation'\r\n"

    private static let operations: [NATSOperation] =
        [server.map { .info($0) }].compactMap(\.self) + [
            .ok, .ping,
            .message(NATSMessage(subject: "a.b", subscription: 7, payload: ByteBuffer(string: "hello"))),
            .message(NATSMessage(subject: "a.b", subscription: 7, reply: "re.ply", payload: ByteBuffer())),
            .message(
                NATSMessage(
                    subject: "a.c", subscription: 12, headers: ByteBuffer(string: "NATS/1.0\r\nA:b\r\n\r\n"),
                    payload: ByteBuffer(string: "body"))),
            .pong, .error("Authorization Violation"),
        ]

    private static let server = NATSServer(
        json: Array(#"{"version":"2.9.10","headers":true,"max_payload":1048576,"tls_required":true}"#.utf8))

    /// The operations of some bytes that arrive in pieces.
    private func operations(_ text: String, pieces: Int) throws(NATSProtocolError) -> [NATSOperation] {
        var parser = NATSParser(longestLine: 200, longestMessage: 1000)
        var found: [NATSOperation] = []
        var rest = Array(text.utf8)[...]
        while !rest.isEmpty {
            parser.append(ByteBuffer(bytes: rest.prefix(pieces)))
            rest = rest.dropFirst(pieces)
            while let operation = try parser.next() { found.append(operation) }
        }
        return found
    }

    @Test("every operation is read, however its bytes are divided", arguments: 1...80)
    func pieces(count: Int) throws {
        #expect(try operations(NATSParserTests.stream, pieces: count) == NATSParserTests.operations)
    }

    @Test("a stream that ends anywhere yields what is complete, and no error")
    func truncated() throws {
        for count in 0..<NATSParserTests.stream.utf8.count {
            let found = try operations(String(NATSParserTests.stream.prefix(count)), pieces: 1000)
            #expect(NATSParserTests.operations.starts(with: found))
        }
    }

    @Test("the server's description has its limits and demands")
    func server() throws {
        let server = try #require(NATSParserTests.server)
        #expect(server.longestPayload == 1 << 20 && server.hasHeaders && server.requiresTLS && server.offersTLS)
        #expect(server.version == "2.9.10")
    }

    @Test(
        "what no server sends is an error",
        arguments: [
            "HTTP/1.1 200 OK\r\n", "MSG a 1\r\n", "MSG a 1 -5\r\n", "MSG a 1 x\r\n", "MSG a b c d e 1\r\n",
            "HMSG a 1 9 5\r\n", "HMSG a 1 5\r\n", "INFO {\r\n", "\r\n", "MSG a 1 99999999999999999999\r\n",
            "MSG a 1 2\r\nabcd", "MSG a 1 1\r\na\n\r",
        ])
    func invalid(text: String) {
        #expect(throws: NATSProtocolError.self) { try operations(text, pieces: 3) }
    }

    @Test("a line and a message that are too long are refused before they have arrived")
    func limits() {
        #expect(throws: NATSProtocolError.longLine) {
            try operations(String(repeating: "a", count: 201), pieces: 50)
        }
        #expect(throws: NATSProtocolError.longMessage(1001)) { try operations("MSG a 1 1001\r\n", pieces: 50) }
    }

    @Test("random bytes never trap")
    func random() {
        var generator = SystemRandomNumberGenerator()
        for _ in 0..<2000 {
            var bytes = Array(NATSParserTests.stream.utf8)
            for _ in 0..<Int.random(in: 1...8, using: &generator) {
                bytes[Int.random(in: bytes.indices, using: &generator)] = .random(in: 0...255, using: &generator)
            }
            var parser = NATSParser(longestLine: 200, longestMessage: 1000)
            parser.append(ByteBuffer(bytes: bytes))
            while let operation = try? parser.next() { _ = operation }
        }
    }
}
