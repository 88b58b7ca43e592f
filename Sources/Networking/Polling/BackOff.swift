/// How long a service is left alone after an error without a `Retry-After`: longer with each consecutive error.
public struct BackOff: Hashable, Sendable {
    /// The first wait, the factor by which each further wait grows, and the longest wait.
    public struct Rule: Hashable, Sendable {
        /// The wait after the first error.
        public let first: Duration
        /// The factor between one wait and the next.
        public let factor: Int
        /// The upper limit of a wait.
        public let longest: Duration

        /// Creates a rule; waits double unless a factor is given.
        public init(first: Duration, factor: Int = 2, longest: Duration) {
            self.first = first
            self.factor = factor
            self.longest = longest
        }

        /// The wait after a number of consecutive errors.
        func wait(after errors: Int) -> Duration {
            var wait = first
            for _ in 1..<max(errors, 1) where wait < longest { wait *= factor }
            return min(wait, longest)
        }

        /// The same wait, lengthened at random by up to a quarter.
        package func wait(after errors: Int, random: Double) -> Duration { wait(after: errors) * (1 + 0.25 * random) }
    }

    private let rules: [SourceError.Kind: Rule]

    /// Applies one rule to every kind of error.
    public init(_ rule: Rule) {
        rules = Dictionary(uniqueKeysWithValues: SourceError.Kind.allCases.map { ($0, rule) })
    }

    private init(_ rules: [SourceError.Kind: Rule]) { self.rules = rules }

    /// The wait after a number of consecutive errors, the last of which is `error`. Waits are lengthened at random by
    /// up to a quarter, so that clients do not all return at once, and a `Retry-After` is never undercut. Where waiting
    /// that long did not help, it replaces the first wait only: one second for ever would be no back-off.
    ///
    /// - Parameter interval: how often the request is polled normally. After a complete but unusable response, polling
    ///   much more often than that would only transfer the same response again.
    package func wait(
        _ error: SourceError, errors: Int, every interval: Duration? = nil, random: Double
    ) -> Duration {
        var rule = rules[error.kind] ?? BackOff.fallback
        if let interval, error.isCompleteResponse {
            rule = Rule(first: rule.first, factor: rule.factor, longest: max(rule.longest, interval))
        }
        if let requested = error.retryAfter {
            let wait = errors > 1 ? max(requested, rule.wait(after: errors - 1)) : requested
            return wait + min(wait / 10, .seconds(10)) * random
        }
        return rule.wait(after: errors, random: random)
    }

    /// After partly bad responses. Transmission errors soon pass, but a row that stays bad must not make a large file
    /// be transferred again and again.
    static let partly = Rule(first: .seconds(30), factor: 4, longest: .seconds(86_400))

    private static let fallback = Rule(first: .seconds(5), longest: .seconds(600))

    /// The defaults by kind of error: an unreachable network may be back in a moment, a service that counts requests is
    /// left alone for minutes (Yahoo: 5, 15, 30), and a missing file is unlikely to appear soon.
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
    /// Whether a complete but unusable response may have been received.
    fileprivate var isCompleteResponse: Bool { kind == .wrongContent || kind == .tooLarge }
}

/// Random numbers from a seed, so that tests can reproduce them (SplitMix64: Steele, Lea and Flood, OOPSLA 2014).
package struct Jitter: Sendable {
    private var state: UInt64

    package init(seed: UInt64) { state = seed }

    /// The next number in 0..<1.
    package mutating func next() -> Double {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return Double((mixed ^ (mixed >> 31)) >> 11) / 9_007_199_254_740_992
    }
}
