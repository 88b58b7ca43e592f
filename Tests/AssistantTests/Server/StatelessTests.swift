import Model
import Testing

@testable import Assistant

struct StatelessTests {
    @Test("without a handshake, a request that carries its version is answered with the identity of the server")
    func discovery() throws {
        var fixture = ServerFixture()
        let result = try #require(try fixture.stateless("server/discover")["result"])
        #expect(result["supportedVersions"] == ["2026-07-28"])
        #expect(result["resultType"] == "complete")
        #expect(result["instructions"] == "Ask.")
        #expect(result["_meta"]?["io.modelcontextprotocol/serverInfo"]?["name"] == "test")
        #expect(result["ttlMs"] == 3_600_000 && result["cacheScope"] == "private")
    }

    @Test(
        "lists and contents say for how long they may be kept",
        arguments: [
            ("tools/list", "", "tools"), ("resources/list", "", "resources"),
            ("resources/templates/list", "", "resourceTemplates"),
            ("resources/read", #""uri":"test://a""#, "contents"),
        ])
    func kept(method: String, parameters: String, member: String) throws {
        var fixture = ServerFixture()
        let result = try #require(try fixture.stateless(method, parameters)["result"])
        #expect(result[member]?[0] != nil && result[member]?[1] == nil)
        #expect(result["ttlMs"] != nil && result["cacheScope"] == "private" && result["resultType"] == "complete")
    }

    @Test("another version is refused with those that are supported")
    func version() throws {
        var fixture = ServerFixture()
        let answer = try fixture.stateless("tools/list", version: "2030-01-01")
        #expect(answer.errorCode == -32022)
        #expect(answer["error"]?["data"]?["requested"] == "2030-01-01")
        #expect(answer["error"]?["data"]?["supported"]?[0] == "2026-07-28")
        #expect(answer["error"]?["data"]?["supported"]?[1] == "2025-11-25")
    }

    @Test("a request without the client's capabilities is refused, and so is what the revision no longer has")
    func envelope() throws {
        var fixture = ServerFixture()
        #expect(try fixture.stateless("tools/list", about: "1").errorCode == -32602)
        #expect(try fixture.stateless("ping").errorCode == -32601)
        #expect(try fixture.stateless("initialize").errorCode == -32601)
        #expect(try fixture.stateless("resources/read", #""uri":"test://b""#).errorCode == -32602)
        #expect(try fixture.stateless("tools/list", #""cursor":"2""#).errorCode == -32602)
    }

    @Test("both forms are served side by side")
    func sideBySide() throws {
        var fixture = ServerFixture()
        try fixture.initialize("2025-11-25")
        #expect(try fixture.stateless("tools/list")["result"]?["ttlMs"] != nil)
        #expect(try fixture.request("tools/list")["result"]?["ttlMs"] == nil)
    }
}
