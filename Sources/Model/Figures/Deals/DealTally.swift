/// The number of deals in a quarter up to a date, and in the previous quarter.
///
/// A deal belongs to the day that represents its date: one known to the month, to the first of the month.
public struct DealTally: Hashable, Sendable {
    /// The quarter's first day.
    public let start: Day
    /// The last date that is counted.
    public let day: Day
    /// Deals of the quarter to date.
    public let count: Int
    /// The number of deals in which a company changed hands.
    public let acquisitions: Int
    /// The total of the upfront payments, in millions of U.S. dollars; nil where there are deals but none stated one.
    public let upfrontUSDMillions: Double?
    /// The number of deals without a stated upfront payment.
    public let withoutValue: Int
    /// Deals in the same number of days of the previous quarter.
    public let previousQuarterSameDays: Int
    /// Deals in the full previous quarter.
    public let previousQuarter: Int

    /// The tally at a date; later deals are left out.
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

    /// The short name of the quarter: `Q2`.
    public var quarterName: String { "Q\(start.quarter)" }
    /// The short name of the previous quarter: `Q1`.
    public var previousQuarterName: String { "Q\(start.startOfPreviousQuarter.quarter)" }
}

extension Market {
    /// The tally of the quarter to date.
    public var dealTally: DealTally { DealTally(deals, at: day) }
}
