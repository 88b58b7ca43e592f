import Formats
import Foundation
import Model
import TestSupport

@testable import Networking
@testable import Services

extension FuzzedParser {
    /// Messages of streams, and compressed bodies.
    static let streams: [FuzzedParser] = [
        FuzzedParser("stream-yahoo", ["{\"type\":\"pricing\",\"message\":\"", "\"}", "\"type\"", "\"message\"", "IWM"])
        {
            var stream = YahooStream(["IWM", "RUT"], names: YahooSymbols(["RUT": "^RUT"]), memory: PriceMemory())
            // As a message, and as the protocol buffer in one.
            let messages = [String(decoding: $0, as: UTF8.self), Data($0).base64EncodedString()]
            var replies: [StreamReply] = []
            for message in messages { replies.append(stream.receive(message, at: now)) }
            try check(replies)
        },
        FuzzedParser(
            "stream-alpaca",
            [
                "\"T\":\"t\"", "\"S\":\"IWM\"", "\"p\":", "\"t\":\"2024-05-16T14:30:00.123456789Z\"", "\"c\":[\"@\"]",
                "\"T\":\"error\"", "\"code\":402", "\"msg\"", "[", "]", "{", "}", ",",
            ]
        ) {
            let keys = AlpacaKeys(key: Secret("a"), secret: Secret("b"))
            let stream = AlpacaStream(keys: keys, symbols: ["IWM"], isTest: false)
            try check([try stream.receive(String(decoding: $0, as: UTF8.self), at: now)])
        },
        FuzzedParser("gzip", seeds: { gzipSeeds }, run: inflate),
    ]

    private static func check(_ replies: [StreamReply]) throws {
        for reply in replies {
            try check(reply.quotes.map { .quote($0) }, reply.errors + reply.deferred)
        }
        if replies.allSatisfy({ $0.quotes.isEmpty && $0.replies.isEmpty }), let error = replies.first?.errors.first {
            throw error
        }
    }

    private static let gzipSeeds = [
        Gzip.pack(Array("date,close\n2024-05-16,207.93\n".utf8)), Gzip.pack([UInt8](repeating: 0, count: 1 << 21)),
        Gzip.pack(Array("a".utf8)) + Gzip.pack(Array("b".utf8)),
        Gzip.pack((0..<5000).map { UInt8(truncatingIfNeeded: $0 * $0) }),
    ]

    /// Decompresses the bytes at once and in parts, with the same result.
    private static func inflate(_ bytes: [UInt8]) throws {
        let limit = 1 << 20
        let whole = Inflater(limit: limit), parts = Inflater(limit: limit)
        let result = Result<Void, any Error> { try bytes.withUnsafeBytes { try whole.append($0) } }
        try require(whole.bytes.count <= limit, "more than the limit")
        let inParts = Result<Void, any Error> {
            for start in stride(from: 0, to: bytes.count, by: 97) {
                try bytes[start..<min(start + 97, bytes.count)].withUnsafeBytes { try parts.append($0) }
            }
        }
        try require((try? result.get()) != nil ? (try? inParts.get()) != nil : true, "fails only in parts")
        if case .failure = result { return try result.get() }
        try require(whole.bytes == parts.bytes, "other bytes in parts")
        try require(whole.isComplete == parts.isComplete, "another end in parts")
    }
}
