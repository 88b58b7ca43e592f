/// The command line options of a run.
struct Options {
    /// The test runner, which has the parsers.
    var runner: String
    /// The folder with a folder of seeds for each parser.
    var corpus = "Tests/FuzzTests/Corpus"
    /// Where inputs that break something are kept.
    var output = ".build/fuzz"
    /// How long each parser runs.
    var minutes = 1.0
    /// The names of the parsers to run, or parts of them; all if empty.
    var only: [String] = []
    /// The seed of the first process.
    var seed: UInt64 = 1
    /// A folder of more seeds.
    var seeds: String?

    static let help = """
        Usage: ballast-fuzz [--minutes N] [--only NAME,…] [--seed N] [--seeds DIR] [--output DIR]
                            [--corpus DIR] [--runner PATH]

        Feeds mutated inputs to the program's parsers, one after the other, for some minutes each, by default one.
        NAME is a parser's name, or a part of some: csv, json, xml, toml, keys. The same seed makes the same inputs.
        Inputs that crash, hang, are slow or break an invariant are shortened and kept in .build/fuzz, and the exit
        status is then 1. --seeds adds the files of a folder to the seeds, or of its folder with the parser's name.
        """

    /// Parses a command line; nil if help is requested.
    init?(_ arguments: [String]) throws(FuzzError) {
        let parts = arguments[0].split(separator: "/", omittingEmptySubsequences: false).dropLast()
        runner = (parts.isEmpty ? ["."] : parts).joined(separator: "/") + "/ballastPackageTests.xctest"
        var rest = arguments.dropFirst()
        while let argument = rest.popFirst() {
            if argument == "--help" || argument == "-h" { return nil }
            guard let value = rest.popFirst() else { throw .usage("\(argument) needs a value\n\(Options.help)") }
            try set(argument, value)
        }
    }

    private mutating func set(_ option: String, _ value: String) throws(FuzzError) {
        switch option {
        case "--runner": runner = value
        case "--corpus": corpus = value
        case "--output": output = value
        case "--seeds": seeds = value
        case "--only": only = value.split(separator: ",").map(String.init)
        case "--seed":
            guard let number = UInt64(value) else { throw .usage("--seed needs a number") }
            seed = number
        case "--minutes":
            guard let number = Double(value), number > 0, number.isFinite else {
                throw .usage("--minutes needs a number of minutes")
            }
            minutes = number
        default: throw .usage("unknown option \(option)\n\(Options.help)")
        }
    }
}

/// Why there is no run.
enum FuzzError: Error, CustomStringConvertible {
    /// Invalid command line arguments.
    case usage(String)
    /// A file, folder or process that is needed and is not there.
    case missing(String)

    var description: String {
        switch self {
        case .usage(let message), .missing(let message): message
        }
    }
}
