import CZlib
import TestSupport
import Testing

@testable import Formats

@Suite("Inflater") struct InflaterTests {
    private func unpack(_ bytes: [UInt8], limit: Int = 1 << 20, step: Int = .max) throws -> Inflater {
        let inflater = Inflater(limit: limit)
        var rest = bytes[...]
        while !rest.isEmpty {
            let piece = Array(rest.prefix(step))
            rest = rest.dropFirst(step)
            let result = piece.withUnsafeBytes { bytes in Result { try inflater.append(bytes) } }
            try result.get()
        }
        return inflater
    }

    @Test("compressed bytes are restored, in pieces of any size", arguments: [1, 7, 1000, .max])
    func roundTrip(step: Int) throws {
        let bytes = (0..<100_000).map { UInt8(truncatingIfNeeded: $0 * $0 / 7) }
        let inflater = try unpack(Gzip.pack(bytes), step: step)
        #expect(inflater.bytes == bytes)
        #expect(inflater.isComplete)
    }

    @Test("consecutive members are joined, and what follows the last is ignored")
    func members() throws {
        let packed = Gzip.pack(Array("one ".utf8)) + Gzip.pack(Array("two".utf8)) + [0, 0, 0]
        #expect(try unpack(packed).bytes == Array("one two".utf8))
        #expect(try unpack(packed, step: 3).bytes == Array("one two".utf8))
        // Bytes that would begin another member, after ones that do not.
        let followed = Gzip.pack(Array("one".utf8)) + [0, 0x1F, 0x8B, 0x1F]
        for step in [1, 2, .max] {
            let inflater = try unpack(followed, step: step)
            #expect(inflater.bytes == Array("one".utf8))
            #expect(inflater.isComplete)
        }
    }

    @Test("more bytes than the limit are rejected before they are unpacked, the limit itself is not")
    func limit() throws {
        let zeros = [UInt8](repeating: 0, count: 5 << 20)
        #expect(throws: Inflater.Failure.limit) { try unpack(Gzip.pack(zeros), limit: 1 << 20) }
        #expect(try unpack(Gzip.pack(Array(zeros.prefix(1000))), limit: 1000).bytes.count == 1000)
        #expect(throws: Inflater.Failure.limit) { try unpack(Gzip.pack(Array(zeros.prefix(1001))), limit: 1000) }
    }

    @Test("a body cut off anywhere is incomplete, and a damaged one is rejected")
    func cut() throws {
        let packed = Gzip.pack(Array("a table of some length".utf8))
        for length in 0..<packed.count { #expect(try !unpack(Array(packed.prefix(length))).isComplete) }
        #expect(throws: Inflater.Failure.notGzip) { try unpack(Array("{\"a\":1}".utf8)) }
        var damaged = packed
        damaged[packed.count - 6] ^= 0xFF
        #expect(throws: Inflater.Failure.notGzip) { try unpack(damaged) }
    }
}
