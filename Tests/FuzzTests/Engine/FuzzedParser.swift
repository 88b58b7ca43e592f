import Model

/// A parser of bytes or text from outside the program, which must accept or reject every input in time.
struct FuzzedParser: Sendable {
    /// The name, which is that of its folder in the corpus.
    let name: String
    /// The words that its format gives a meaning.
    let tokens: [[UInt8]]
    /// Inputs that are made by the program rather than kept as files.
    let madeSeeds: @Sendable () -> [[UInt8]]
    /// Parses an input. Throws `BrokenInvariant` if the result is not what it must be, anything else to reject it.
    let run: @Sendable ([UInt8]) throws -> Void

    init(
        _ name: String, _ tokens: [String] = [], seeds: @escaping @Sendable () -> [[UInt8]] = { [] },
        run: @escaping @Sendable ([UInt8]) throws -> Void
    ) {
        self.name = name
        self.tokens = tokens.map { Array($0.utf8) }
        madeSeeds = seeds
        self.run = run
    }

    /// The inputs to start from: the files of the corpus, then those that are made.
    func seeds() -> [[UInt8]] { Corpus.files(of: name).map(\.bytes) + madeSeeds() }
}

/// What became of an input.
enum Outcome: Hashable, Sendable {
    case accepted, rejected
    /// The result, or the error, is not what it must be.
    case broken(String)
}

extension FuzzedParser {
    /// Parses an input, and judges the error if it is rejected.
    func outcome(of bytes: [UInt8]) -> Outcome {
        do {
            try run(bytes)
            return .accepted
        } catch let broken as BrokenInvariant {
            return .broken(broken.message)
        } catch {
            do {
                try Soundness.checkMessage("\(error)")
                return .rejected
            } catch {
                return .broken("\(error)")
            }
        }
    }

    /// An outcome with the processor time that it took, in seconds.
    func timed(_ bytes: [UInt8]) -> (outcome: Outcome, seconds: Double) {
        let start = ProcessorClock.thread
        let outcome = outcome(of: bytes)
        return (outcome, ProcessorClock.thread - start)
    }
}

/// A result that a parser must not have.
struct BrokenInvariant: Error, CustomStringConvertible {
    let message: String

    init(_ message: String) { self.message = message }

    var description: String { message }
}

/// Throws unless a condition holds that must hold for every input.
func require(_ condition: Bool, _ message: @autoclosure () -> String) throws(BrokenInvariant) {
    if !condition { throw BrokenInvariant(message()) }
}
