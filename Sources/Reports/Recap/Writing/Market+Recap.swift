public import Model
public import Thesis

/// The instruments that a recap covers specially, in addition to the market as a whole.
public struct RecapSubject: Hashable, Sendable {
    /// Small caps, compared with their benchmark: the first that has a session on the date.
    public var small: [Symbol]
    /// The fund described with its sectors and compared with its benchmark.
    public var fund: Symbol
    /// The instruments correlated with the 10-year yield: the first with enough sessions.
    public var correlated: [Symbol]
    /// Instruments to leave out: those on the market only because a former watch list named them.
    public var excluded: Set<Symbol> = []

    /// Creates a subject; by default the Russell 2000 and a fund of the Nasdaq's next generation.
    public init(small: [Symbol] = ["RUT", "IWM"], fund: Symbol = "QQQS", correlated: [Symbol] = ["IWM", "RUT"]) {
        self.small = small
        self.fund = fund
        self.correlated = correlated
    }
}

extension Market {
    /// The recap of a session.
    ///
    /// - Parameters:
    ///   - requestedDay: The date, or the last session before it if it has none; the newest session by default.
    ///   - since: The session to compare with; the session before by default.
    ///   - subject: The instruments to cover specially.
    ///   - thesis: A thesis whose changes are reported.
    /// - Throws: `RecapError` if there is no session to report or to compare with.
    public func recap(
        on requestedDay: Day? = nil, since: Day? = nil, subject: RecapSubject = RecapSubject(),
        thesis: Thesis? = nil
    ) throws(RecapError) -> Recap {
        let span = try RecapSpan(self, on: requestedDay, since: since)
        let now = asOf(span.day, mode: moment.mode)
        let before = span.base.map { asOf($0, mode: moment.mode) }
        let change = thesis.map { RecapThesis($0.evaluate(now), before: before.map($0.evaluate)) }
        return RecapWriter(now, span, subject, change).recap
    }
}

/// The results of a thesis over the two markets of a recap.
public struct RecapThesis: Hashable, Sendable {
    /// The result on the date.
    public let now: ThesisResult
    /// The result at the base; nil if there is no base.
    public let before: ThesisResult?

    /// Creates a pair of results of one thesis.
    public init(_ now: ThesisResult, before: ThesisResult?) {
        self.now = now
        self.before = before
    }
}
