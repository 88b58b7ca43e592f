/// How many deals a quarter has seen up to a date, and how many the quarter before.
///
/// A deal belongs to the date that stands for it: one known to the month, to the month's first day.
public struct DealTally: Hashable, Sendable {
    /// The quarter's first day.
    public let start: Day
    /// The date up to which it counts, itself included.
    public let day: Day
    /// Deals of the quarter to date.
    public let count: Int
    /// Those of them in which a company changed hands.
    public let acquisitions: Int
    /// What was paid at once in all, in millions of U.S. dollars; missing where there are deals but none stated it.
    public let upfrontUSDMillions: Double?
    /// Deals that did not state what was paid at once.
    public let withoutValue: Int
    /// Deals in as many days of the quarter before.
    public let previousQuarterSameDays: Int
    /// Deals in the whole quarter before.
    public let previousQuarter: Int

    /// The tally of deals at a date; later ones are left out.
    public init(_ deals: [Deal], at day: Day) {
        let start = day.startOfQuarter
        let previous = start.startOfPreviousQuarter
        let sameDays = min(previous + (day - start), start - 1)
        var (count, acquisitions, valued, upfront, before, sameDaysBefore) = (0, 0, 0, 0.0, 0, 0)
        for deal in deals {
            let announced = deal.announced.day
            if announced >= start, announced <= day {
                count += 1
                if deal.kind == .acquisition { acquisitions += 1 }
                if let value = deal.upfrontUSDMillions { (valued, upfront) = (valued + 1, upfront + value) }
            } else if announced >= previous, announced < start {
                before += 1
                if announced <= sameDays { sameDaysBefore += 1 }
            }
        }
        self.start = start
        self.day = day
        self.count = count
        self.acquisitions = acquisitions
        upfrontUSDMillions = valued == 0 && count > 0 ? nil : upfront
        withoutValue = count - valued
        previousQuarterSameDays = sameDaysBefore
        previousQuarter = before
    }

    /// The quarter in short: `Q2`.
    public var quarterName: String { "Q\(start.quarter)" }
    /// The quarter before in short: `Q1`.
    public var previousQuarterName: String { "Q\(start.startOfPreviousQuarter.quarter)" }

    /// A tally for each quarter from the one with the oldest deal to that of a date, newest first; the older ones whole.
    public static func byQuarter(_ deals: [Deal], at day: Day) -> [DealTally] {
        let known = deals.filter { $0.announced.day <= day }
        guard let oldest = known.map(\.announced.day).min() else { return [] }
        var tallies: [DealTally] = []
        var end = day
        while end >= oldest {
            tallies.append(DealTally(known, at: end))
            end = end.startOfQuarter - 1
        }
        return tallies
    }
}

extension Market {
    /// The tally of the quarter to date.
    public var dealTally: DealTally { DealTally(deals, at: day) }
}
