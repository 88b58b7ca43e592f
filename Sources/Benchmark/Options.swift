/// The command line options of a run.
struct Options {
    /// The program to measure.
    var program: String
    /// The folder with the bundled tables.
    var data = "Data"
    /// Whether to measure briefly, for a rough impression.
    var quick = false
    /// Whether to serve a market on loopback instead of measuring.
    var serves = false
    /// The prices per second that the served market streams.
    var rate = 50
    /// The duration of the market trial; nil for ten minutes, or three with `quick`; and of the soak; nil for an hour.
    var minutes: Int?
    /// The address of the server for which to collect a synthetic market instead of measuring; nil to measure.
    var collects: String?
    /// When the clock of that market began, in milliseconds since 1970.
    var since: Int64 = 0
    /// Whether all its prices move at one moment.
    var isAtOnce = false
    /// The only topic to measure; nil for all.
    var only: Topic?

    static let help = """
        Usage: ballast-bench [--quick] [--only TOPIC] [--minutes N] [--program PATH] [--data DIR]

        With --serve [--rate N] it only serves a synthetic market on loopback, N prices a second, prints the
        configuration that points ballast at it, and reads from its input the name of a failure a line, or none.

        Measures ballast, by default the one next to this program, and prints the figures with their budgets.
        TOPIC is one of start, keys, rest, replay, frames, flood, thesis, store, desk, market, soak.
        market takes ten minutes, or as many as --minutes gives; desk needs nats-server. soak is only measured by itself;
        it takes an hour, and ends with status 1 if memory, handles, threads or processor time have grown.
        It takes about a quarter of an hour, with --quick four minutes, most of it for market. Run it on a machine that
        does nothing else.
        """

    /// Parses a command line; nil if help is requested.
    init?(_ arguments: [String]) throws(BenchmarkError) {
        let parts = arguments[0].split(separator: "/", omittingEmptySubsequences: false).dropLast()
        program = (parts.isEmpty ? ["."] : parts).joined(separator: "/") + "/ballast"
        var rest = arguments.dropFirst()
        while let argument = rest.popFirst() {
            switch argument {
            case "--help", "-h": return nil
            case "--quick": quick = true
            case "--serve": serves = true
            case "--collect": collects = try Options.value(of: argument, &rest)
            case "--since": since = Int64(try Options.value(of: argument, &rest)) ?? 0
            case "--at-once": isAtOnce = true
            case "--rate": rate = Int(try Options.value(of: argument, &rest)) ?? rate
            case "--only":
                let name = try Options.value(of: argument, &rest)
                guard let topic = Topic(rawValue: name) else { throw .usage("unknown topic \(name)\n\(Options.help)") }
                only = topic
            case "--minutes":
                minutes = Int(try Options.value(of: argument, &rest))
                guard minutes ?? 0 > 0 else { throw .usage("\(argument) needs a number of minutes") }
            case "--program": program = try Options.value(of: argument, &rest)
            case "--data": data = try Options.value(of: argument, &rest)
            default: throw .usage("unknown option \(argument)\n\(Options.help)")
            }
        }
    }

    private static func value(of option: String, _ rest: inout ArraySlice<String>) throws(BenchmarkError) -> String {
        guard let value = rest.popFirst() else { throw .usage("\(option) needs a value") }
        return value
    }
}
