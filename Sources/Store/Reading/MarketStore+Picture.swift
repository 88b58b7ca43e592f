import GRDB
public import Model

extension MarketStore {
    /// How much the first picture has of what grows without end.
    private static let newestCurves = 400
    private static let newestDeals = 500
    /// With more instruments than this, the first picture has their closes alone.
    private static let wholeBarLimit = 250

    /// The market as it was known last, as far as the first screen shows it; nil where no session is kept.
    ///
    /// The watched instruments with their newest 400 sessions, the newest yields and policy rates, sectors, valuations
    /// and deals. Holdings and older history come with `rest()`.
    ///
    /// - Parameter mode: how the market is to say that it comes by its figures.
    public func firstPicture(mode: Moment.Mode = .live) throws(StoreError) -> Market? {
        try read { database in
            let listings = try MarketStore.listings(database)
            guard let last = listings.compactMap(\.series.lastDay).max() else { return nil }
            let deals = DealRows(database: database)
            let valuations = ValuationRows(database: database)
            return Market(
                Moment(last, mode: mode), listings: listings,
                rates: try RateRows(database: database).rates(
                    curves: MarketStore.newestCurves, policyDays: MarketStore.newestCurves),
                sectorTables: try FundRows(database: database).sectorTables(),
                deals: try deals.newest(MarketStore.newestDeals), dealSpans: try deals.span().map { [$0] },
                valuations: try valuations.points(), valuationStatements: try valuations.statements())
        }
    }

    /// What the first picture leaves out, as updates to it: whole histories, all rates, older deals, funds' holdings.
    ///
    /// - Parameter symbols: whose whole histories are wanted; all that are watched where nil.
    public func rest(of symbols: [Symbol]? = nil) throws(StoreError) -> [MarketUpdate] {
        try read { database in
            let instruments = InstrumentRows(database: database)
            let symbols = try symbols ?? instruments.entries().map(\.instrument.symbol)
            let bars = BarRows(database: database)
            var updates: [MarketUpdate] = []
            for symbol in symbols {
                guard let id = try instruments.id(of: symbol) else { continue }
                updates.append(.series(symbol, try bars.series(of: id)))
            }
            updates.append(.rates(try RateRows(database: database).rates()))
            updates += try FundRows(database: database).holdingsTables().map { .holdings($0) }
            updates += try DealRows(database: database).newest(skipping: MarketStore.newestDeals).map { .deal($0) }
            return updates
        }
    }

    /// The whole history of an instrument; nil where it is not known.
    public func history(of symbol: Symbol) throws(StoreError) -> Series? {
        try read { database in
            try InstrumentRows(database: database).id(of: symbol).map { id in
                try BarRows(database: database).series(of: id)
            }
        }
    }

    private static func listings(_ database: Database) throws -> [Listing] {
        let entries = try InstrumentRows(database: database).entries()
        let series = try TailRows(database: database).series(closesAlone: entries.count > wholeBarLimit)
        let quotes = QuoteRows(database: database)
        let newest = try quotes.newest()
        let intraday = try quotes.newestIntraday()
        return entries.map { entry in
            var listing = Listing(
                entry.instrument, series: series[entry.id] ?? Series(), provenance: entry.provenance)
            listing.take(newest[entry.id])
            listing.intraday = intraday[entry.id]
            return listing
        }
    }
}

extension Listing {
    /// Takes a quote of a session that has not closed yet.
    fileprivate mutating func take(_ quote: Quote?) {
        guard let quote, quote.session > series.lastDay ?? quote.session - 1 else { return }
        series.update(quote.last.value, on: quote.session, volume: quote.volume)
        self.quote = quote
    }
}
