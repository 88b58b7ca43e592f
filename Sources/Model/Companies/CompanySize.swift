/// What a company is worth on the exchange: its shares times the price in a fund's table.
public struct CompanySize: Hashable, Sendable {
    /// The value in millions of U.S. dollars.
    public let usdMillions: Double
    /// How many shares there are, and when that was reported.
    public let shares: CompanyFact
    /// The price of a share in U.S. dollars.
    public let price: Double
    /// When that was the price.
    public let priced: Dated
}

extension Market {
    /// So many days may lie between the count of the shares and their price: both quarterly reports and funds' tables are
    /// younger, and a split between them is less likely.
    private static let sizeDays = 200

    /// What a company of a fund's table is worth; nil where its shares or its price are not known, are of a later date than
    /// the market's, or of dates far from each other.
    public func companySize(of holding: Holding, in table: HoldingsTable) -> CompanySize? {
        guard let shares = companies[holding.ticker]?.shares, let price = holding.price, shares.value > 0, price > 0,
            shares.end <= day, abs(shares.end - table.asOf.day) <= Market.sizeDays
        else { return nil }
        return CompanySize(
            usdMillions: shares.value * price / 1_000_000, shares: shares, price: price, priced: table.asOf)
    }
}
