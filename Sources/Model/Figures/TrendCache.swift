/// The trend figures of a market's instruments, computed from the history once per session and then from the price
/// alone.
///
/// For views and rules that are evaluated after every quote. Each look-up checks that the cached base still fits.
public struct TrendCache: Sendable {
    private var bases: [Symbol: TrendBase] = [:]

    /// An empty cache.
    public init() {}

    /// An instrument's figures at its newest price. O(1), and O(252) once per session.
    public mutating func trend(of listing: Listing) -> Trend? {
        guard let price = listing.series.lastClose else { return nil }
        let symbol = listing.instrument.symbol
        if let base = bases[symbol], base.fits(listing.series) { return base.trend(at: price) }
        bases[symbol] = TrendBase(listing.series)
        return bases[symbol]?.trend(at: price)
    }

    /// Removes an instrument whose history has been replaced.
    public mutating func forget(_ symbol: Symbol) { bases[symbol] = nil }
}
