import Foundation
import TestSupport

/// A run of one parser over mutated inputs for some time, as `ballast-fuzz` requests it by the environment.
struct Campaign {
    let parser: FuzzedParser
    /// The folder of the files that a run writes.
    let folder: String
    let seconds: Double
    let seed: UInt64
    /// A folder of more seeds.
    let moreSeeds: String?
    /// A file with the only input; nil for mutated ones.
    let input: String?

    /// The longest processor time of an input, in seconds.
    private static let limit = 2.0

    /// The campaign in the environment; nil if there is none.
    static var requested: Campaign? {
        let environment = ProcessInfo.processInfo.environment
        guard let name = environment["BALLAST_FUZZ_PARSER"], let folder = environment["BALLAST_FUZZ_FOLDER"],
            let parser = FuzzedParser.all.first(where: { $0.name == name })
        else { return nil }
        return Campaign(
            parser: parser, folder: folder, seconds: environment["BALLAST_FUZZ_SECONDS"].flatMap(Double.init) ?? 10,
            seed: environment["BALLAST_FUZZ_SEED"].flatMap(UInt64.init) ?? 1,
            moreSeeds: environment["BALLAST_FUZZ_SEEDS"], input: environment["BALLAST_FUZZ_INPUT"])
    }

    /// Runs until the time is over. What breaks an invariant or is slow is shortened and kept; what traps or hangs ends
    /// the process and leaves the input.
    func run() throws {
        guard let current = CurrentInput("\(folder)/\(parser.name).current") else {
            throw BrokenInvariant("\(folder) cannot be written")
        }
        try withExtendedLifetime(Watchdog(current, limit: Campaign.limit)) {
            if let input {
                try runOnly(input, current)
            } else {
                try runMutated(current)
            }
        }
        current.remove()
    }

    private func runOnly(_ path: String, _ current: CurrentInput) throws {
        let bytes = Array(FileManager.default.contents(atPath: path) ?? Data())
        current.set(bytes)
        let (outcome, seconds) = parser.timed(bytes)
        print("\(parser.name): \(outcome) in \(seconds) s")
    }

    private func runMutated(_ current: CurrentInput) throws {
        let more = moreSeeds.map { folder in
            let own = Corpus.files(in: "\(folder)/\(parser.name)")
            return own.isEmpty ? Corpus.files(in: folder) : own
        }
        let seeds = parser.seeds() + (more ?? []).map(\.bytes)
        var mutator = Mutator(seeds: seeds, tokens: parser.tokens, seed: seed)
        var findings = Findings(parser, folder), accepted = 0, count = 0
        var slowest = 0.0
        var waiting = seeds[...]
        let end = ContinuousClock.now + .seconds(seconds)
        while ContinuousClock.now < end {
            let bytes = waiting.popFirst() ?? mutator.next()
            current.set(bytes)
            let (outcome, seconds) = parser.timed(bytes)
            count += 1
            slowest = max(slowest, seconds)
            if outcome == .accepted { accepted += 1 }
            try findings.add(bytes, outcome, seconds)
        }
        let text = "\(count) inputs, \(accepted) accepted, \(findings.count) findings, slowest \(slowest) s"
        try Data("\(parser.name) \(seed): \(text)\n".utf8).write(to: URL(filePath: "\(folder)/\(parser.name).result"))
        print(text)
    }
}

/// The inputs of a campaign that break an invariant or are slow, each kind once.
private struct Findings {
    private let parser: FuzzedParser
    private let folder: String
    private var kinds: Set<String> = []

    init(_ parser: FuzzedParser, _ folder: String) {
        self.parser = parser
        self.folder = folder
    }

    var count: Int { kinds.count }

    /// Keeps an input if something is wrong with it that was not before.
    mutating func add(_ bytes: [UInt8], _ outcome: Outcome, _ seconds: Double) throws {
        if case .broken(let message) = outcome {
            let kind = Findings.kind(message)
            guard kinds.count < 20, kinds.insert(kind).inserted else { return }
            let parser = parser
            let short = Minimiser.shortened(bytes) { other in
                if case .broken(let message) = parser.outcome(of: other) {
                    Findings.kind(message) == kind
                } else {
                    false
                }
            }
            try keep(short, message)
        } else if let message = Slowness.finding(bytes, seconds, in: parser) {
            guard kinds.count < 20, kinds.insert("slow").inserted else { return }
            try keep(bytes, message)
        }
    }

    private func keep(_ bytes: [UInt8], _ message: String) throws {
        let path = "\(folder)/\(parser.name)-\(kinds.count)"
        try Data(bytes).write(to: URL(filePath: path))
        try Data("\(message)\n".utf8).write(to: URL(filePath: path + ".txt"))
        print("\(parser.name): \(message): \(path)")
    }

    /// A message without its numbers and what it quotes.
    private static func kind(_ message: String) -> String {
        String(message.prefix { $0 != ":" && $0 != "“" }.filter { !$0.isNumber })
    }
}
