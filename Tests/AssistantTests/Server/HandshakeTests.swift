import Model
import Testing

@testable import Assistant

struct HandshakeTests {
    @Test(
        "a known version is agreed on, and the newest one is offered instead of any other",
        arguments: [
            ("2025-11-25", "2025-11-25"), ("2025-06-18", "2025-06-18"), ("2024-11-05", "2024-11-05"),
            ("2099-01-01", "2025-11-25"), ("2026-07-28", "2025-11-25"),
        ])
    func negotiation(requested: String, agreed: String) throws {
        var fixture = ServerFixture()
        let answer = try fixture.initialize(requested)
        #expect(answer["result"]?["protocolVersion"] == .string(agreed))
        #expect(answer["result"]?["serverInfo"]?["name"] == "test")
        #expect(answer["result"]?["capabilities"]?["tools"] != nil)
        #expect(try fixture.request("tools/list")["result"]?["tools"]?[0]?["name"] == "repeat")
    }

    @Test("before the handshake only ping is answered; without a version there is none")
    func beforehand() throws {
        var fixture = ServerFixture()
        #expect(try fixture.request("ping")["result"] == [:])
        #expect(try fixture.request("tools/list").errorCode == -32600)
        #expect(try fixture.request("initialize").errorCode == -32602)
    }

    @Test("results have what their version has")
    func versions() throws {
        var old = ServerFixture(), new = ServerFixture()
        try old.initialize("2025-03-26")
        try new.initialize("2025-06-18")
        let call = #"{"name":"repeat","arguments":{"text":"a"}}"#
        #expect(try old.request("tools/call", call)["result"]?["structuredContent"] == nil)
        let result = try new.request("tools/call", call)["result"]
        #expect(result?["structuredContent"] == ["text": "a"])
        #expect(result?["content"]?[0]?["text"] == #"{"text":"a"}"#)
        #expect(result?["resultType"] == nil)
        #expect(try old.request("tools/list")["result"]?["tools"]?[0]?["outputSchema"] == nil)
        #expect(try new.request("tools/list")["result"]?["tools"]?[0]?["outputSchema"] == ["type": "object"])
        #expect(try new.request("resources/read", #"{"uri":"test://b"}"#).errorCode == -32002)
    }

    @Test("a list of messages is answered by a list in the version that has them, and is an error in others")
    func batches() throws {
        let batch =
            #"[{"jsonrpc":"2.0","id":1,"method":"ping"},{"jsonrpc":"2.0","method":"x"},{"jsonrpc":"2.0","id":2,"method":"y"}]"#
        var fixture = ServerFixture()
        try fixture.initialize("2025-06-18")
        #expect(try fixture.answer(batch)?.errorCode == -32600)
        try fixture.initialize("2025-03-26")
        let answers = try #require(try fixture.answer(batch))
        #expect(answers[0]?["id"] == 1 && answers[0]?["result"] == [:])
        #expect(answers[1]?["id"] == 2 && answers[1]?.errorCode == -32601)
        #expect(answers[2] == nil)
        #expect(try fixture.answer("[]")?.errorCode == -32600)
        #expect(try fixture.answer(#"[{"jsonrpc":"2.0","method":"x"}]"#) == nil)
    }
}
