/// The trend figures of a market's instruments, each made of its history once a session and then of its price alone.
///
/// For whoever draws or judges after every quote. Ask it for a figure; it looks whether what it keeps still fits.
public struct TrendCache: Sendable {
    private var bases: [Symbol: TrendBase] = [:]

    /// An empty one.
    public init() {}

    /// An instrument's figures at its newest price. O(1), and O(252) once a session.
    public mutating func trend(of listing: Listing) -> Trend? {
        guard let price = listing.series.lastClose else { return nil }
        let symbol = listing.instrument.symbol
        if let base = bases[symbol], base.fits(listing.series) { return base.trend(at: price) }
        bases[symbol] = TrendBase(listing.series)
        return bases[symbol]?.trend(at: price)
    }

    /// Forgets an instrument, whose history has been replaced.
    public mutating func forget(_ symbol: Symbol) { bases[symbol] = nil }
}
