/// How long the store keeps what, in days; nil is for ever.
public struct Retention: Hashable, Sendable {
    /// Sessions, rates, what funds hold, deals; of each fund the newest table stays.
    public var historyDays: Int?
    /// What funds hold, day by day: of what is older the newest table of each fund and month stays.
    public var holdingsDays: Int?
    /// Quotes and the prices within sessions.
    public var quoteDays: Int?
    /// Filings and headlines; the deals that they tell of stay.
    public var reportDays: Int?
    /// Answers of services that are kept as they came.
    public var cacheDays: Int?

    /// A retention; by default what a source would not give again is kept for ever.
    public init(
        historyDays: Int? = nil, holdingsDays: Int? = 7, quoteDays: Int? = 7, reportDays: Int? = 400,
        cacheDays: Int? = 30
    ) {
        self.historyDays = historyDays
        self.holdingsDays = holdingsDays
        self.quoteDays = quoteDays
        self.reportDays = reportDays
        self.cacheDays = cacheDays
    }
}
