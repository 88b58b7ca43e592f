/// How long the store keeps what, in days; nil is for ever.
public struct Retention: Hashable, Sendable {
    /// Sessions of instruments.
    public var barDays: Int?
    /// Quotes and the prices within sessions.
    public var quoteDays: Int?
    /// Deals.
    public var dealDays: Int?
    /// Answers of services that are kept as they came.
    public var cacheDays: Int?

    /// A retention; by default what a source would not give again is kept for ever.
    public init(barDays: Int? = nil, quoteDays: Int? = 7, dealDays: Int? = nil, cacheDays: Int? = 30) {
        self.barDays = barDays
        self.quoteDays = quoteDays
        self.dealDays = dealDays
        self.cacheDays = cacheDays
    }
}
