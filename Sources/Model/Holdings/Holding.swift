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

    /// A position.
    public init(ticker: String, name: String, sector: Sector, weight: Double) {
        self.ticker = ticker
        self.name = name
        self.sector = sector
        self.weight = weight
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
