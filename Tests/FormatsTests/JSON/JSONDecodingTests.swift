import Model
import Testing

@testable import Formats

struct JSONDecodingTests {
    private func decode(_ text: String) throws(JSONError) -> JSON { try JSON(decoding: Array(text.utf8)) }

    private static let kinds: [(text: String, value: JSON)] = [
        ("null", .null), ("true", true), (" -12.5e1 ", -125), (#""a\u00e9\n""#, "aé\n"), ("[]", []),
        (#"[1,[true,null],"x"]"#, [1, [true, nil], "x"]), (#"{"a":{"b":[0]}}"#, ["a": ["b": [0]]]),
    ]

    @Test("every kind of value is read", arguments: kinds)
    func values(text: String, value: JSON) throws {
        #expect(try decode(text) == value)
    }

    @Test(
        "what is not JSON in UTF-8 is refused",
        arguments: ["", "{", "[1 2]", "nul", "{\"a\" 1}", "\u{FEFF}\u{0}", "1 2", "[1e999]", "'a'"])
    func malformed(text: String) {
        #expect(throws: JSONError.malformed) { try decode(text) }
    }

    @Test(
        "bytes of no or of another encoding are refused",
        arguments: [
            [0x22, 0xFF, 0x22], [0x22, 0xC3, 0x22], [0x22, 0xED, 0xA0, 0x80, 0x22],
            Array("[1]".utf16).flatMap { [UInt8($0), 0] },
        ] as [[UInt8]])
    func encodings(bytes: [UInt8]) {
        #expect(throws: JSONError.malformed) { try JSON(decoding: bytes) }
    }

    @Test("nesting and number of values are bounded before anything is built")
    func bounds() throws {
        func nested(_ depth: Int) -> String {
            String(repeating: "[", count: depth) + String(repeating: "]", count: depth)
        }
        #expect(throws: Never.self) { try decode(nested(JSON.deepest)) }
        #expect(throws: JSONError.tooDeep) { try decode(nested(JSON.deepest + 1)) }
        #expect(throws: JSONError.tooDeep) { try decode(String(repeating: "[", count: 200_000)) }
        #expect(throws: JSONError.tooMany) {
            try decode("[" + Array(repeating: "0", count: JSON.mostValues + 1).joined(separator: ",") + "]")
        }
        // Brackets and commas inside of text are none.
        let text = String(repeating: "[,\\\"", count: JSON.mostValues)
        #expect(throws: Never.self) { try decode("\"\(text)\"") }
    }
}
