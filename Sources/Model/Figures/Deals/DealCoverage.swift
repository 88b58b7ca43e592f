/// How much of a span of days the deal data covers. Outside the covered days, the absence of a deal means nothing.
public enum DealCoverage: Hashable, Sendable {
    /// None of the days is covered, and no deal is listed in them.
    case none
    /// Some of the days are covered, or deals are listed in them: a count is "at least".
    case partial
    /// All of the days are covered.
    case complete
}

extension Market {
    /// The span of days with complete deal data at the as-of date: of the spans that sources cover, the last that had
    /// begun on that date, including its later days. Nil without any deal data.
    public var dealsCovered: ClosedRange<Day>? { dealSpans.last { $0.lowerBound <= day } ?? dealSpans.first }

    /// How much of a span the deal data covers.
    public func dealCoverage(of span: ClosedRange<Day>) -> DealCoverage {
        let known = dealSpans.filter { $0.overlaps(span) }
        if known.contains(where: { $0.contains(span.lowerBound) && $0.contains(span.upperBound) }) { return .complete }
        // Deals are listed newest first.
        let isListed = deals.first { $0.announced.day <= span.upperBound }.map { $0.announced.day >= span.lowerBound }
        return known.isEmpty && isListed != true ? .none : .partial
    }

    /// The coverage of the quarter's deal count at the as-of date.
    package var quarterCoverage: QuarterCoverage {
        let tally = dealTally, now = dealCoverage(of: tally.days)
        return QuarterCoverage(
            now: now != .none, isComplete: now == .complete,
            sameDaysBefore: dealCoverage(of: tally.previousSameDays) == .complete,
            quarterBefore: dealCoverage(of: tally.previousDays) != .none)
    }
}

extension DealTally {
    /// The days of the quarter to date.
    public var days: ClosedRange<Day> { start...max(start, day) }
    /// The same number of days of the previous quarter.
    public var previousSameDays: ClosedRange<Day> {
        let previous = start.startOfPreviousQuarter
        return previous...max(previous, min(previous + (day - start), start - 1))
    }
    /// The full previous quarter.
    public var previousDays: ClosedRange<Day> { start.startOfPreviousQuarter...(start - 1) }
}

extension DealQuarter {
    /// The days of the quarter, up to a date where it was still running then.
    public func days(at day: Day) -> ClosedRange<Day> { start...max(start, min(start.lastOfQuarter, day)) }
}

extension Day {
    /// The last day of the date's quarter.
    fileprivate var lastOfQuarter: Day { (startOfQuarter + 100).startOfQuarter - 1 }
}
