import Foundation
import TestSupport
import Testing

@Suite("The fuzzing itself") struct EngineTests {
    private let seeds = ["date,close\n2024-05-16,10\n", "[1, 2]"].map { Array($0.utf8) }

    @Test("the same seed makes the same inputs, another one others")
    func deterministic() {
        func inputs(_ seed: UInt64) -> [[UInt8]] {
            var mutator = Mutator(seeds: seeds, tokens: [], seed: seed)
            return (0..<200).map { _ in mutator.next() }
        }
        #expect(inputs(1) == inputs(1))
        #expect(inputs(1) != inputs(2))
        #expect(Set(inputs(1)).count > 150)
        #expect(inputs(1).allSatisfy { $0.count <= Mutator.longest })
    }

    @Test("a short input remains of a long one")
    func minimal() {
        let bytes = Array("many other bytes, X, and more of them, Y".utf8)
        let short = Minimiser.shortened(bytes) { $0.contains(UInt8(ascii: "X")) && $0.contains(UInt8(ascii: "Y")) }
        #expect(short == Array("XY".utf8))
    }

    @Test("infinite numbers and characters that control the terminal are found, however deep they are")
    func unsound() {
        #expect(throws: BrokenInvariant.self) { try Soundness.check([(1, Double?.some(.infinity))]) }
        #expect(throws: BrokenInvariant.self) { try Soundness.check(["a": ["b\u{1B}[2J"]]) }
        #expect(throws: BrokenInvariant.self) { try Soundness.check(("a\u{202E}", 1)) }
        #expect(throws: Never.self) { try Soundness.check([("São Paulo – 東京", 1.5, nil as Double?)]) }
        #expect(throws: BrokenInvariant.self) { try Soundness.checkMessage("a\nb\u{7}") }
        #expect(throws: Never.self) { try Soundness.checkMessage("a\nb") }
    }

    @Test("time that grows faster than the input is found")
    func slow() {
        let quadratic = FuzzedParser("quadratic") { bytes in
            var sum = 0
            for a in bytes { for b in bytes { sum &+= Int(a) ^ (sum &+ Int(b)) } }
            try require(sum != 1, "never")
        }
        let bytes = [UInt8](repeating: 7, count: 8192)
        let seconds = quadratic.timed(bytes).seconds
        #expect(Slowness.finding(bytes, seconds, in: quadratic) != nil)
        let linear = FuzzedParser("linear") { _ in }
        #expect(Slowness.finding(bytes, linear.timed(bytes).seconds, in: linear) == nil)
    }

    @Test(
        "text with many invalid bytes is not slow where no backtraces are taken of the errors that decoding it throws",
        .enabled(if: ProcessInfo.processInfo.environment["SWT_SWIFT_ERROR_BACKTRACING_ENABLED"] == "0"))
    func invalid() {
        let decoding = FuzzedParser("decoding") { bytes in
            for _ in 0..<8 { try require(String(decoding: bytes, as: UTF8.self) != "", "never") }
        }
        let half = Mutator.longest / 2
        let bytes = [UInt8](repeating: 0x61, count: half) + [UInt8](repeating: 0xFF, count: half)
        #expect(Slowness.finding(bytes, decoding.timed(bytes).seconds, in: decoding) == nil)
    }

    @Test("a message that could control the terminal is not a proper rejection")
    func messages() {
        struct Failure: Error, CustomStringConvertible { var description: String }
        let parser = FuzzedParser("a") { bytes in throw Failure(description: String(decoding: bytes, as: UTF8.self)) }
        #expect(parser.outcome(of: Array("plain".utf8)) == .rejected)
        guard case .broken = parser.outcome(of: [0x1B]) else {
            Issue.record("accepted")
            return
        }
    }
}
