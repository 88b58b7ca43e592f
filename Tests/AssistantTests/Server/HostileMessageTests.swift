import Model
import TestSupport
import Testing

@testable import Assistant

struct HostileMessageTests {
    @Test(
        "what is no message gets an error by its code, with the identifier where there is one",
        arguments: [
            ("{", -32700, JSON.null), ("\u{1}", -32700, .null), ("[]", -32600, .null), ("1", -32600, .null),
            ("null", -32600, .null), ("{}", -32600, .null), (#"{"jsonrpc":"2.0"}"#, -32600, .null),
            (#"{"jsonrpc":"1.0","id":7,"method":"ping"}"#, -32600, 7), (#"{"id":7,"method":"ping"}"#, -32600, 7),
            (#"{"jsonrpc":"2.0","id":7,"method":1}"#, -32600, 7),
            (#"{"jsonrpc":"2.0","id":null,"method":"ping"}"#, -32600, .null),
            (#"{"jsonrpc":"2.0","id":1.5,"method":"ping"}"#, -32600, .null),
            (#"{"jsonrpc":"2.0","id":[1],"method":"ping"}"#, -32600, .null),
            (#"{"jsonrpc":"2.0","id":1e300,"method":"ping"}"#, -32600, .null),
            (#"{"jsonrpc":"2.0","id":7,"method":"ping","params":[1]}"#, -32602, 7),
            (#"{"jsonrpc":"2.0","id":"a","method":"no/such"}"#, -32601, "a"),
        ])
    func codes(line: String, code: Int, id: JSON) throws {
        var fixture = ServerFixture()
        try fixture.initialize("2025-11-25")
        let answer = try #require(try fixture.answer(line))
        #expect(answer.errorCode == JSON(code), "\(answer)")
        #expect(answer["id"] == id)
        #expect(try fixture.request("ping")["result"] == [:])
    }

    @Test("notifications and responses have no answer, whatever they contain")
    func unanswered() throws {
        var fixture = ServerFixture()
        for line in [
            #"{"jsonrpc":"2.0","method":"notifications/cancelled","params":{"requestId":1}}"#,
            #"{"jsonrpc":"2.0","method":"no/such","params":[1]}"#, #"{"jsonrpc":"2.0","id":3,"result":{}}"#,
        ] {
            #expect(try fixture.answer(line) == nil)
        }
    }

    @Test("a line that is too long, too deep or not UTF-8 is an error")
    func bounds() throws {
        var fixture = ServerFixture()
        let lines: [MessageLines.Line] = [
            .tooLong, .complete(Array(repeating: UInt8(ascii: "["), count: 100_000)), .complete([0x22, 0xFF, 0x22]),
        ]
        for line in lines {
            #expect(fixture.server.answer(to: line)?.contains("-32700") == true)
        }
    }

    @Test("a call with wrong arguments tells what is wrong, as a result that an assistant can act on")
    func arguments() throws {
        var fixture = ServerFixture()
        try fixture.initialize("2025-11-25")
        func message(_ arguments: String) throws -> String {
            let answer = try fixture.request("tools/call", #"{"name":"repeat","arguments":\#(arguments)}"#)
            #expect(answer["result"]?["isError"] == true)
            guard case .string(let text)? = answer["result"]?["content"]?[0]?["text"] else { return "" }
            return text
        }
        #expect(try message("{}").contains("text is missing"))
        #expect(try message(#"{"text":1}"#).contains("expected a text"))
        #expect(try message(#"{"text":"a","cuont":1}"#).contains("did you mean 'count'"))
        #expect(try message(#"{"text":"a","count":4}"#).contains("from 1 to 3"))
        #expect(try message(#"{"text":"a","count":1.5}"#).contains("whole number"))
        #expect(try message(#"{"text":"a","day":"2024-02-30"}"#).contains("a date"))
        #expect(try message(#"{"text":"a","kinds":["a","b","a"]}"#).contains("at most 2"))
        let long = String(repeating: "a", count: 300)
        #expect(try message(#"{"text":"a","kinds":["\#(long)"]}"#).contains("texts of at most 200 characters"))
        #expect(try message(#"{"text":"a","kinds":["c"]}"#).contains("one of a, b"))
        #expect(try message(#"{"text":"\#(String(repeating: "a", count: 300))"}"#).contains("200"))
        #expect(try message("[]").contains("object"))
        #expect(try message(#"{"text":"fail"}"#) == "it failed")
        #expect(try message(#"{"text":"huge"}"#).contains("ask for less"))
        #expect(try fixture.request("tools/call", #"{"name":"repaet"}"#).errorCode == -32602)
        #expect(try fixture.request("tools/call").errorCode == -32602)
    }

    @Test("no mutation of a message crashes the server, and each answer is one line of JSON")
    func mutations() throws {
        let messages = [
            #"{"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"repeat","arguments":{"text":"a","count":2}}}"#,
            #"{"jsonrpc":"2.0","id":1,"method":"resources/read","params":{"uri":"test://a","_meta":{"io.modelcontextprotocol/protocolVersion":"2026-07-28","io.modelcontextprotocol/clientCapabilities":{}}}}"#,
        ].map { Array($0.utf8) }
        var random = SplitMix(seed: 16)
        var fixture = ServerFixture()
        try fixture.initialize("2025-03-26")
        for round in 0..<4000 {
            var bytes = messages[round % messages.count]
            for _ in 0...Int(random.next() % 4) {
                let index = Int(random.next() % UInt64(bytes.count))
                switch random.next() % 3 {
                case 0: bytes[index] = UInt8(truncatingIfNeeded: random.next())
                case 1: bytes.remove(at: index)
                default: bytes.insert(contentsOf: [UInt8]("{[\",:0-e]}\\".utf8).shuffled(using: &random), at: index)
                }
            }
            guard let answer = fixture.server.answer(to: .complete(bytes)) else { continue }
            #expect(!answer.contains("\n") && answer.hasPrefix("{"))
        }
    }
}
