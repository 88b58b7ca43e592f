import Formats
import Model
import Testing

@testable import Assistant

/// A server with one tool, which repeats its arguments, and one resource.
struct ServerFixture {
    var server = ContextServer(
        Offer(
            name: "test", title: "Test", version: "1", instructions: "Ask.",
            tools: [
                Tool(
                    "repeat", title: "Repeat", summary: "Repeats a text.",
                    parameters: [
                        ToolParameter("text", .text, "the text", isRequired: true),
                        ToolParameter("count", .count(1...3), "how often"), ToolParameter("day", .day, "a date"),
                        ToolParameter("kinds", .texts(most: 2, ["a", "b"]), "some kinds"),
                    ], output: ["type": "object"],
                    answer: { arguments throws(ToolError) in
                        if arguments.text("text") == "fail" { throw ToolError("it failed") }
                        if arguments.text("text") == "huge" {
                            return ["text": .string(String(repeating: "x", count: ContextServer.largestAnswer))]
                        }
                        let count = arguments.count("count") ?? 1
                        return ["text": .string(String(repeating: arguments.text("text") ?? "", count: count))]
                    })
            ],
            resources: [
                Resource("test://a", name: "a", title: "A", summary: "One.", mediaType: "text/plain"),
                Resource(
                    "test://a/{b}", name: "b", title: "B", summary: "Many.", mediaType: "text/plain", isTemplate: true),
            ],
            read: { address throws(ToolError) in
                address == "test://a" ? ResourceText("content", mediaType: "text/plain") : nil
            }))

    /// The answer to a line; nil if it has none.
    mutating func answer(_ line: String) throws -> JSON? {
        try server.answer(to: .complete(Array(line.utf8))).map { try JSON(decoding: Array($0.utf8)) }
    }

    /// The answer to a request of the revision of July 2026.
    mutating func stateless(
        _ method: String, _ parameters: String = "", version: String = "2026-07-28", about: String = "{}"
    ) throws -> JSON {
        let meta = """
            "_meta":{"io.modelcontextprotocol/protocolVersion":"\(version)",\
            "io.modelcontextprotocol/clientCapabilities":\(about)}
            """
        let members = parameters.isEmpty ? meta : "\(meta),\(parameters)"
        return try #require(
            try answer(#"{"jsonrpc":"2.0","id":"x","method":"\#(method)","params":{\#(members)}}"#))
    }

    /// The answer to a request after a handshake.
    mutating func request(_ method: String, _ parameters: String = "{}", id: String = "1") throws -> JSON {
        try #require(
            try answer(#"{"jsonrpc":"2.0","id":\#(id),"method":"\#(method)","params":\#(parameters)}"#))
    }

    /// Agrees on a version.
    @discardableResult
    mutating func initialize(_ version: String) throws -> JSON {
        let answer = try request(
            "initialize",
            #"{"protocolVersion":"\#(version)","capabilities":{},"clientInfo":{"name":"c","version":"1"}}"#)
        #expect(try self.answer(#"{"jsonrpc":"2.0","method":"notifications/initialized"}"#) == nil)
        return answer
    }
}

extension JSON {
    /// The code of an error response.
    var errorCode: JSON? { self["error"]?["code"] }
}
