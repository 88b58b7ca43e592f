import GRDB
public import Model

extension MarketStore {
    /// How much the first picture has of what grows without end.
    private static let newestCurves = 400, newestDeals = 100
    /// How much there is behind it; a market holds no more.
    private static let mostDeals = 1500, mostFilings = 1000, mostHeadlines = 300
    /// With more instruments than this, the first picture has their closes alone.
    private static let wholeBarLimit = 250

    /// The market as it was known last, as far as the first screen shows it; nil where no session is kept.
    ///
    /// The watched instruments with their newest 400 sessions, the newest yields and policy rates, sectors, valuations
    /// and deals. Holdings, filings and older history come with `rest()`.
    ///
    /// - Parameter mode: how the market is to say that it comes by its figures.
    public func firstPicture(mode: Moment.Mode = .live) throws(StoreError) -> Market? {
        try read { database in try MarketStore.firstPicture(database, mode) }
    }

    static func firstPicture(_ database: Database, _ mode: Moment.Mode) throws -> Market? {
        let listings = try MarketStore.listings(database)
        guard let last = listings.compactMap(\.series.lastDay).max() else { return nil }
        let valuations = ValuationRows(database: database)
        let deals = try DealRows(database: database).newest(MarketStore.newestDeals)
        var market = Market(
            Moment(last, mode: mode), listings: listings,
            rates: try RateRows(database: database).rates(
                curves: MarketStore.newestCurves, policyDays: MarketStore.newestCurves),
            deals: deals, dealSpans: [],
            valuations: try valuations.points(), valuationStatements: try valuations.statements())
        market.apply(.batch(try MarketStore.spans(database, of: deals, of: MarketStore.newestDeals)))
        // Nothing that is shown may be newer than the as-of date, also where only yields have come since.
        if let day = market.newestDay, day > last { market.apply(.moment(Moment(closed: day, mode: mode))) }
        for table in try FundRows(database: database).sectorTables(.shown(on: market.day)) {
            market.apply(.sectors(table))
        }
        return market
    }

    /// What the first picture leaves out, as updates to it: whole histories, all rates, older deals, funds' holdings,
    /// filings, headlines, companies.
    ///
    /// - Parameter symbols: whose whole histories are wanted; all that are watched where nil.
    public func rest(of symbols: [Symbol]? = nil) throws(StoreError) -> [MarketUpdate] {
        let (updates, leftOut) = try read { database in
            (try MarketStore.rest(database, of: symbols), try SoundRows.leftOut(database))
        }
        note(leftOut: leftOut)
        return updates
    }

    static func rest(_ database: Database, of symbols: [Symbol]? = nil) throws -> [MarketUpdate] {
        let rates = try RateRows(database: database).rates()
        return try MarketStore.histories(database, of: symbols) + [.rates(rates)]
            + FundRows(database: database).sectorTables().map { .sectors($0) }
            + FundRows(database: database).holdingsTables(.yearly).map { .holdings($0) }
            + MarketStore.olderDeals(database)
            + FilingRows(database: database).newest(MarketStore.mostFilings).reversed().map { .filing($0) }
            + HeadlineRows(database: database).newest(MarketStore.mostHeadlines).reversed().map { .headline($0) }
            + [.companies(CompanyRows(database: database).all())]
    }

    /// The whole history of an instrument; nil where it is not known.
    public func history(of symbol: Symbol) throws(StoreError) -> Series? {
        try read { database in
            try InstrumentRows(database: database).id(of: symbol).map { id in
                try BarRows(database: database).series(of: id)
            }
        }
    }

    private static func histories(_ database: Database, of symbols: [Symbol]?) throws -> [MarketUpdate] {
        let instruments = InstrumentRows(database: database)
        let bars = BarRows(database: database)
        let symbols = try symbols ?? instruments.entries().map(\.instrument.symbol)
        return try symbols.compactMap { symbol in
            try instruments.id(of: symbol).map { .series(symbol, try bars.series(of: $0)) }
        }
    }

    private static func olderDeals(_ database: Database) throws -> [MarketUpdate] {
        let deals = try DealRows(database: database).newest(mostDeals)
        return try deals.dropFirst(newestDeals).reversed().map { .deal($0) } + spans(database, of: deals, of: mostDeals)
    }

    /// The days whose deals are known, as far as deals were read: where there may be older ones, not before the oldest.
    private static func spans(_ database: Database, of deals: [Deal], of limit: Int) throws -> [MarketUpdate] {
        let start = deals.count < limit ? nil : deals.last?.announced.day
        let spans = try DealRows(database: database).spans()
        return spans.compactMap { span in
            let first = max(span.lowerBound, start ?? span.lowerBound)
            return first <= span.upperBound ? .dealsKnown(first...span.upperBound) : nil
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
            if let quote = newest[entry.id], quote.session > listing.series.lastDay ?? quote.session - 1 {
                listing.take(quote)
            }
            listing.intraday = intraday[entry.id]
            return listing
        }
    }
}
