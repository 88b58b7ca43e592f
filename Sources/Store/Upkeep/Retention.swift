/// How long data is stored, in days; nil for ever.
public struct Retention: Hashable, Sendable {
    /// Sessions, rates, holdings, deals; the newest table of each fund is retained.
    public var historyDays: Int?
    /// Daily holdings of funds: of older tables the newest of each fund and month is retained.
    public var holdingsDays: Int?
    /// Quotes and the prices within sessions.
    public var quoteDays: Int?
    /// Filings and headlines; the deals found in them are retained.
    public var reportDays: Int?
    /// Cached responses.
    public var cacheDays: Int?

    /// Creates a retention; by default, data that a source would not return again is stored for ever.
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
