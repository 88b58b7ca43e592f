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
    /// The days of which deals are known on the as-of date: of the spans that sources tell of, the last that had begun by
    /// then, its later days too. Nil where no deal is known at all.
    public var dealsKnown: ClosedRange<Day>? { dealSpans.last { $0.lowerBound <= day } ?? dealSpans.first }

    /// How much of a span the known deals tell of.
    public func dealCoverage(of span: ClosedRange<Day>) -> DealCoverage {
        let known = dealSpans.filter { $0.overlaps(span) }
        if known.isEmpty { return .none }
        return known.contains { $0.contains(span.lowerBound) && $0.contains(span.upperBound) } ? .whole : .part
    }

    /// What is known of the quarter's count on the as-of date.
    var dealKnowledge: DealKnowledge {
        let tally = dealTally, now = dealCoverage(of: tally.days)
        return DealKnowledge(
            now: now != .none, isWhole: now == .whole,
            sameDaysBefore: dealCoverage(of: tally.previousSameDays) == .whole,
            quarterBefore: dealCoverage(of: tally.previousDays) != .none)
    }

    /// So many days may pass without a deal before what is known is taken to end with the last one.
    static let quietDays = 31

    /// Takes note of days whose deals are known. Spans that lie no further apart than there can be days without a deal
    /// become one; between others lie days of which nothing is known, as between shipped tables and a live source.
    mutating func knowDeals(in days: ClosedRange<Day>) {
        var days = days
        var apart: [ClosedRange<Day>] = []
        for span in dealSpans {
            if span.lowerBound - days.upperBound <= Market.quietDays,
                days.lowerBound - span.upperBound <= Market.quietDays
            {
                days = min(span.lowerBound, days.lowerBound)...max(span.upperBound, days.upperBound)
            } else {
                apart.append(span)
            }
        }
        dealSpans = (apart + [days]).sorted { $0.lowerBound < $1.lowerBound }
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
