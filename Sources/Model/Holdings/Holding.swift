/// One position of a fund.
public struct Holding: Hashable, Sendable {
    /// The ticker in the fund's table; empty or `-` where there is none.
    public let ticker: String
    /// The name.
    public let name: String
    /// The sector.
    public let sector: Sector
    /// The weight in the fund, a fraction.
    public let weight: Double
    /// The price of a share in U.S. dollars, where the table has it.
    public let price: Double?
    /// The number of shares that the fund holds, where the table has it.
    public let shares: Double?

    /// A position, by default without price and shares.
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

    /// The value of the fund's position, price times shares, in millions of U.S. dollars. This is the fund's stake, not
    /// the company's market value; nil where price or shares are missing.
    public var valueUSDMillions: Double? {
        guard let price, let shares else { return nil }
        return price * shares / 1_000_000
    }
}

/// A fund's positions on a date.
public struct HoldingsTable: Sendable {
    /// The fund.
    public let fund: Symbol
    /// The date of the positions.
    public let asOf: Dated
    /// The positions, largest first.
    public let holdings: [Holding]
    /// The source of the positions.
    public let source: String
    private let tickers: Set<String>

    /// The positions are expected in descending order of weight.
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
