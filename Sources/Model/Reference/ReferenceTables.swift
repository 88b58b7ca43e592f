/// Tables of the past that ship with the program and that no source updates; each in order of date.
public struct ReferenceTables: Hashable, Sendable {
    /// Book-to-market ratios by company size, one entry for each July.
    public var sizeValuations: [SizeValuation] = []
    /// Decisions on the policy rate so far.
    public var decisions: [PolicyDecision] = []
    /// The dates of scheduled decisions, including those to come.
    public var scheduledDecisions: [Day] = []
    /// Recessions whose dates have been announced.
    public var recessions: [Recession] = []

    /// Empty tables.
    public init() {}

    /// What was known on a day. Scheduled decisions are announced a year ahead and stay; their outcome does not.
    func asOf(_ day: Day) -> ReferenceTables {
        var known = self
        known.sizeValuations.removeLast { $0.day > day }
        known.decisions.removeLast { $0.day > day }
        known.scheduledDecisions.removeLast { $0 > day + ReferenceTables.daysAhead }
        known.recessions.removeLast { !$0.isKnown(on: day) }
        return known
    }

    /// Whether something becomes known on one of some days, apart from meetings a year ahead.
    package func changes(in span: ClosedRange<Day>) -> Bool {
        sizeValuations.contains { span.contains($0.day) } || decisions.contains { span.contains($0.day) }
            || recessions.contains { $0.isKnown(on: span.upperBound) && !$0.isKnown(on: span.lowerBound - 1) }
    }

    /// The committee announces its meetings a year ahead.
    private static let daysAhead = 365
}

extension Array {
    /// Removes the elements at the end that match; none of those before is read or copied.
    fileprivate mutating func removeLast(where matches: (Element) -> Bool) {
        let count = reversed().prefix(while: matches).count
        if count > 0 { removeLast(count) }
    }
}
