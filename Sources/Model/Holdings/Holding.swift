/// One position of a fund.
public struct Holding: Hashable, Sendable {
    /// What is held, as the fund's table calls it; empty or `-` where it has no ticker.
    public let ticker: String
    /// Its name.
    public let name: String
    /// Its sector.
    public let sector: Sector
    /// Its share of the fund, a fraction.
    public let weight: Double
    /// The price of a share in U.S. dollars, where the table has it.
    public let price: Double?
    /// How many shares the fund holds, where the table has it.
    public let shares: Double?

    /// A position.
    public init(
        ticker: String, name: String, sector: Sector, weight: Double, price: Double? = nil, shares: Double? = nil
    ) {
        self.ticker = ticker
        self.name = name
        self.sector = sector
        self.weight = weight
        self.price = price
        self.shares = shares
    }

    /// What the fund's shares are worth, price times shares, in millions of U.S. dollars. The fund's stake, not the
    /// company's whole value; missing where either is.
    public var valueUSDMillions: Double? {
        guard let price, let shares else { return nil }
        return price * shares / 1_000_000
    }
}

/// A fund's positions on a date.
public struct HoldingsTable: Sendable {
    /// Whose positions they are.
    public let fund: Symbol
    /// The date they were held.
    public let asOf: Dated
    /// The positions, largest first.
    public let holdings: [Holding]
    /// Where they come from.
    public let source: String
    private let tickers: Set<String>

    /// A table.
    public init(fund: Symbol, asOf: Dated, holdings: [Holding], source: String) {
        self.fund = fund
        self.asOf = asOf
        self.holdings = holdings
        self.source = source
        tickers = Set(holdings.lazy.map(\.ticker))
    }

    /// Whether one of the positions has this ticker. O(1).
    public func holds(_ symbol: Symbol) -> Bool { tickers.contains(symbol.name) }
}
