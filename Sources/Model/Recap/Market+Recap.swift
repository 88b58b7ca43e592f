/// What a recap looks at beside the whole market.
public struct RecapSubject: Hashable, Sendable {
    /// Small caps, told against their benchmark: the first that has a session on the date.
    public var small: [Symbol]
    /// The fund that is told with its sectors, against its benchmark.
    public var fund: Symbol
    /// Whose returns are set against the 10-year yield: the first with sessions enough.
    public var correlated: [Symbol]
    /// What is on the market only because a watch list named it once; it is not spoken of.
    public var forgotten: Set<Symbol> = []

    /// A subject; by default the Russell 2000 and a fund of the Nasdaq's next generation.
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
    ///   - asked: The date; the last session before where it is none, the newest by default.
    ///   - since: The session to compare with; by default the one before.
    ///   - subject: What it looks at beside the whole market.
    ///   - thesis: Where given, what changed in it is told.
    public func recap(
        on asked: Day? = nil, since: Day? = nil, subject: RecapSubject = RecapSubject(), thesis: Thesis? = nil
    ) throws(RecapError) -> Recap {
        let span = try RecapSpan(self, on: asked, since: since)
        let now = asOf(span.day, mode: moment.mode)
        let before = span.base.map { asOf($0, mode: moment.mode) }
        let change = thesis.map { RecapThesis($0.evaluate(now), before: before.map($0.evaluate)) }
        return RecapWriter(now, span, subject, change).recap
    }
}

/// A thesis held against the two markets of a recap.
public struct RecapThesis: Hashable, Sendable {
    /// On the date.
    public let now: ThesisStanding
    /// At the base; nil where there is none.
    public let before: ThesisStanding?

    /// Two standings of one thesis.
    public init(_ now: ThesisStanding, before: ThesisStanding?) {
        self.now = now
        self.before = before
    }
}
