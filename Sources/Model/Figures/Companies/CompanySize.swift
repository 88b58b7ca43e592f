/// A company's market value: its shares times the price in a fund's table.
public struct CompanySize: Hashable, Sendable {
    /// The value in millions of U.S. dollars.
    public let usdMillions: Double
    /// The number of shares, and when it was reported.
    public let shares: CompanyFact
    /// The price of a share in U.S. dollars.
    public let price: Double
    /// The date of the price.
    public let priced: Dated
}

extension Market {
    /// The maximum number of days between the share count and the price: quarterly reports and funds' tables are more
    /// recent than that, and a split in between is unlikely.
    private static let sizeDays = 200

    /// The market value of a company in a fund's table; nil where its shares or its price are missing, later than the
    /// market's date, or too far apart in time.
    public func companySize(of holding: Holding, in table: HoldingsTable) -> CompanySize? {
        guard let shares = companies[holding.ticker]?.shares, let price = holding.price, shares.value > 0, price > 0,
            shares.end <= day, abs(shares.end - table.asOf.day) <= Market.sizeDays
        else { return nil }
        return CompanySize(
            usdMillions: shares.value * price / 1_000_000, shares: shares, price: price, priced: table.asOf)
    }
}
