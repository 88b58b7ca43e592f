/// How long a service is left alone after a fault that does not say so itself: longer with each fault in a row.
public struct BackOff: Hashable, Sendable {
    /// A first wait, how many times as long each further one is, and the longest.
    public struct Rule: Hashable, Sendable {
        /// The wait after the first fault.
        public let first: Duration
        /// How many times as long each further wait is.
        public let factor: Int
        /// The longest wait.
        public let longest: Duration

        /// A rule.
        public init(first: Duration, factor: Int = 2, longest: Duration) {
            self.first = first
            self.factor = factor
            self.longest = longest
        }

        /// The wait after so many faults in a row.
        func wait(after faults: Int) -> Duration {
            var wait = first
            for _ in 1..<max(faults, 1) where wait < longest { wait *= factor }
            return min(wait, longest)
        }

        /// The same, lengthened by up to a quarter at random.
        func wait(after faults: Int, random: Double) -> Duration { wait(after: faults) * (1 + 0.25 * random) }
    }

    private let rules: [SourceError.Kind: Rule]

    /// The same rule for every kind of fault.
    public init(_ rule: Rule) {
        rules = Dictionary(uniqueKeysWithValues: SourceError.Kind.allCases.map { ($0, rule) })
    }

    private init(_ rules: [SourceError.Kind: Rule]) { self.rules = rules }

    /// The wait after so many faults in a row, the last of which is of this kind. Waits are lengthened by up to a quarter
    /// at random, so that not everybody comes back at once; a service that says how long is never asked before. Where that
    /// did not help, its word stands for the first wait only: "a second" for ever would be no back-off.
    ///
    /// - Parameter interval: how often the question is asked when all is well. Where the answer came and was none, to ask
    ///   much more often than that would only have it sent again.
    func wait(
        _ fault: SourceError, faults: Int, every interval: Duration? = nil, random: Double
    ) -> Duration {
        var rule = rules[fault.kind] ?? BackOff.fallback
        if let interval, fault.isWholeAnswer {
            rule = Rule(first: rule.first, factor: rule.factor, longest: max(rule.longest, interval))
        }
        if let asked = fault.retryAfter {
            let wait = faults > 1 ? max(asked, rule.wait(after: faults - 1)) : asked
            return wait + min(wait / 10, .seconds(10)) * random
        }
        return rule.wait(after: faults, random: random)
    }

    /// After answers that were bad in part: what went wrong on the way is soon right, but a row that is bad for good does
    /// not have a whole file sent again and again.
    static let partly = Rule(first: .seconds(30), factor: 4, longest: .seconds(86_400))

    private static let fallback = Rule(first: .seconds(5), longest: .seconds(600))

    /// What suits the kind: a network that is away may be back in a moment, a service that counts requests is left alone
    /// for minutes (Yahoo: 5, 15, 30), a file that is not there will hardly be there soon.
    public static let usual = BackOff([
        .unreachable: Rule(first: .seconds(5), longest: .seconds(60)),
        .nameLookup: Rule(first: .seconds(5), longest: .seconds(60)),
        .server: fallback, .timedOut: fallback, .truncated: fallback,
        .wrongContent: Rule(first: .seconds(30), longest: .seconds(900)),
        .empty: Rule(first: .seconds(30), longest: .seconds(900)),
        .tooLarge: Rule(first: .seconds(30), longest: .seconds(900)),
        .certificate: Rule(first: .seconds(30), longest: .seconds(900)),
        .unauthorised: Rule(first: .seconds(300), longest: .seconds(3600)),
        .forbidden: Rule(first: .seconds(300), longest: .seconds(3600)),
        .notAcceptable: Rule(first: .seconds(300), longest: .seconds(3600)),
        .tooManyRequests: Rule(first: .seconds(300), factor: 3, longest: .seconds(1800)),
        .notFound: Rule(first: .seconds(600), longest: .seconds(21600)),
    ])
}

extension SourceError {
    /// Whether a whole answer may have come that is none.
    fileprivate var isWholeAnswer: Bool { kind == .wrongContent || kind == .tooLarge }
}

/// Numbers at random from a seed, so that a test can say which (SplitMix64: Steele, Lea and Flood, OOPSLA 2014).
struct Jitter: Sendable {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    /// The next number, 0..<1.
    mutating func next() -> Double {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return Double((mixed ^ (mixed >> 31)) >> 11) / 9_007_199_254_740_992
    }
}
