import Foundation
import TestSupport
import Testing

/// Every parser with every input of the corpus, and with some mutated ones, always the same. `make fuzz` runs more.
///
/// After a crash the input is in the temporary folder, in a file named `ballast-fuzz-` and the parser.
@Suite("Fuzzing") struct FuzzTests {
    /// The number of mutated inputs of each parser.
    private static let count = 400

    @Test("parsers accept or reject every input of the corpus and mutations of it", arguments: FuzzedParser.names)
    func parser(name: String) throws {
        let parser = try #require(FuzzedParser.all.first { $0.name == name })
        let seeds = parser.seeds()
        let current = try #require(CurrentInput(NSTemporaryDirectory() + "ballast-fuzz-\(name)-\(getpid())"))
        var mutator = Mutator(seeds: seeds, tokens: parser.tokens, seed: 15)
        let inputs = seeds + (0..<FuzzTests.count).map { _ in mutator.next() }
        for bytes in inputs {
            current.set(bytes)
            let (outcome, seconds) = parser.timed(bytes)
            if case .broken(let message) = outcome {
                Issue.record("\(message)\n\(String(decoding: bytes.prefix(2000), as: UTF8.self))")
            }
            if let message = Slowness.finding(bytes, seconds, in: parser) { Issue.record("\(message)") }
        }
        current.remove()
    }

    @Test("the seeds of every parser contain one that it accepts", arguments: FuzzedParser.names)
    func seeds(name: String) throws {
        let parser = try #require(FuzzedParser.all.first { $0.name == name })
        #expect(parser.seeds().contains { parser.outcome(of: $0) == .accepted })
    }

    @Test("every folder of the corpus belongs to a parser")
    func corpus() throws {
        let folders = try FileManager.default.contentsOfDirectory(atPath: Corpus.folder)
        #expect(Set(folders).subtracting(FuzzedParser.names) == [])
    }
}

/// What `make fuzz` runs; the environment has the parser and the time.
@Suite("A fuzzing campaign", .enabled(if: Campaign.requested != nil)) struct FuzzCampaign {
    @Test("runs for the requested time")
    func run() throws { try Campaign.requested?.run() }
}
