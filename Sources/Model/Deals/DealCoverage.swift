/// How much of a span of days the known deals tell of. Outside of their own span no deal is not the same as none made.
public enum DealCoverage: Hashable, Sendable {
    /// Nothing is known of these days.
    case none
    /// Some of the days are before or after what is known.
    case part
    /// All of them are known.
    case whole
}

extension Market {
    /// How much of a span the known deals tell of.
    public func dealCoverage(of span: ClosedRange<Day>) -> DealCoverage {
        guard let known = dealsKnown, known.overlaps(span) else { return .none }
        return known.contains(span.lowerBound) && known.contains(span.upperBound) ? .whole : .part
    }

    /// Takes note of the day of a deal.
    mutating func knowDeals(on day: Day) {
        dealsKnown = dealsKnown.map { min($0.lowerBound, day)...max($0.upperBound, day) } ?? day...day
    }
}

extension DealTally {
    /// The quarter's days to date.
    public var days: ClosedRange<Day> { start...max(start, day) }
    /// As many days of the quarter before.
    public var previousSameDays: ClosedRange<Day> {
        let previous = start.startOfPreviousQuarter
        return previous...max(previous, min(previous + (day - start), start - 1))
    }
    /// The whole quarter before.
    public var previousDays: ClosedRange<Day> { start.startOfPreviousQuarter...(start - 1) }
}

extension DealQuarter {
    /// Its days, to a date where it still ran then.
    public func days(at day: Day) -> ClosedRange<Day> { start...max(start, min(start.lastOfQuarter, day)) }
}

extension Day {
    /// The last day of its quarter.
    fileprivate var lastOfQuarter: Day { (startOfQuarter + 100).startOfQuarter - 1 }
}
