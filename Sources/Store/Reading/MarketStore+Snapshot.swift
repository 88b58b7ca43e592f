import GRDB
public import Model

extension MarketStore {
    /// The size of the first snapshot, for tables that grow without bound.
    private static let newestCurves = 400, newestDeals = 100
    /// The size of the rest; a market holds no more.
    private static let mostDeals = 1500, mostFilings = 1000, mostHeadlines = 300
    /// With more instruments than this, the first snapshot has only their closes.
    private static let fullBarLimit = 250
    /// More tickers than most screens have room for.
    static let screenful = 60

    /// The latest stored market, as far as the first screen shows it; nil if the store has no session.
    ///
    /// It holds the watched instruments with their newest 400 sessions, the newest yields and policy rates, sectors,
    /// valuations and deals. Holdings, filings and older history come with `rest()`.
    ///
    /// - Parameters:
    ///   - mode: the mode to set on the market's moment.
    ///   - shown: the instruments that are shown in any case. Of very many that people added, it has beside these only
    ///     those with the largest change over a month; `omitted(from:)` has the others. By default it has all.
    public func firstSnapshot(
        mode: Moment.Mode = .live, showing shown: Set<Symbol>? = nil
    ) throws(StoreError) -> Market? {
        try read { database in try MarketStore.firstSnapshot(database, mode, showing: shown) }
    }

    /// The instruments that a first snapshot left out, in order.
    public func omitted(from market: Market) throws(StoreError) -> [OmittedInstrument] {
        try read { database in
            let instruments = InstrumentRows(database: database)
            return try instruments.count() > market.listings.count ? instruments.omitted(from: market) : []
        }
    }

    /// The watched instruments, in order.
    public func instruments() throws(StoreError) -> [Instrument] {
        try read { try InstrumentRows(database: $0).entries().map(\.instrument) }
    }

    /// What the first snapshot has of an instrument, of some that it left out, as updates.
    public func updates(of symbols: [Symbol]) throws(StoreError) -> [MarketUpdate] {
        try read { database in
            let entries = try InstrumentRows(database: database).entries(of: symbols)
            let series = try TailRows(database: database).series(of: entries.map(\.id), closesAlone: false)
            return try MarketStore.listings(database, of: entries, series).flatMap { listing -> [MarketUpdate] in
                let symbol = listing.instrument.symbol
                let quote = listing.quote.map { [MarketUpdate.quote($0)] } ?? []
                let intraday = listing.intraday.map { [MarketUpdate.intraday(symbol, $0)] } ?? []
                return [
                    .instrument(listing.instrument), .provenance(symbol, listing.provenance),
                    .series(symbol, listing.series.closed),
                ] + quote + intraday
            }
        }
    }

    static func firstSnapshot(
        _ database: Database, _ mode: Moment.Mode, showing shown: Set<Symbol>? = nil
    ) throws -> Market? {
        let (listings, last) = try MarketStore.listings(database, showing: shown)
        guard let last else { return nil }
        let valuations = ValuationRows(database: database)
        let (deals, isComplete) = try MarketStore.firstDeals(database)
        var market = Market(
            Moment(last, mode: mode), listings: listings,
            rates: try RateRows(database: database).rates(
                curves: MarketStore.newestCurves, policyDays: MarketStore.newestCurves),
            deals: deals, dealSpans: [],
            valuations: try valuations.points(), valuationStatements: try valuations.statements())
        market.apply(.batch(try MarketStore.spans(database, of: deals, isComplete: isComplete)))
        // Nothing on screen may be newer than the as-of date, even if only yields have arrived since.
        if let day = market.newestDay, day > last { market.apply(.moment(Moment(closed: day, mode: mode))) }
        for table in try FundRows(database: database).sectorTables(.shown(on: market.day)) {
            market.apply(.sectors(table))
        }
        return market
    }

    /// What the first snapshot leaves out, as updates to it: full histories, all rates, older deals, funds' holdings,
    /// filings, headlines, companies.
    ///
    /// - Parameter symbols: the instruments whose full histories are returned; nil for all watched ones. Sessions of the
    ///   others are not read.
    public func rest(of symbols: [Symbol]? = nil) throws(StoreError) -> [MarketUpdate] {
        let (updates, leftOut) = try read { database in
            (
                try MarketStore.rest(database, of: symbols),
                try RowChecks.skippedRows(database, sessionsOf: symbols.map { try MarketStore.ids(database, of: $0) })
            )
        }
        record(skippedRows: leftOut)
        return updates
    }

    /// The holdings of funds, as `rest()` has them.
    public func holdings() throws(StoreError) -> [MarketUpdate] {
        try read { try FundRows(database: $0).holdingsTables(.yearly).map { .holdings($0) } }
    }

    private static func ids(_ database: Database, of symbols: [Symbol]) throws -> [Int64] {
        let instruments = InstrumentRows(database: database)
        return try symbols.compactMap { try instruments.id(of: $0) }
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

    /// The newest 400 sessions of some watched instruments, as updates.
    ///
    /// - Parameter day: the last day of which sessions are read; nil for the newest.
    public func newestSessions(of symbols: [Symbol], through day: Day?) throws(StoreError) -> [MarketUpdate] {
        try read { database in
            let instruments = InstrumentRows(database: database), bars = BarRows(database: database)
            let listed = try symbols.compactMap { symbol in try instruments.id(of: symbol).map { (symbol, $0) } }
            let tails =
                day == nil ? try TailRows(database: database).series(of: listed.map(\.1), closesAlone: false) : [:]
            return try listed.map { symbol, id in
                .series(symbol, try tails[id] ?? bars.newest(TailRows.length, of: id, through: day))
            }
        }
    }

    /// The first day of which there is a session of a watched instrument; nil if there is none. O(instruments).
    public func firstDay() throws(StoreError) -> Day? {
        try read { database in
            let day: Int32? = try database.value(
                """
                SELECT min((SELECT min(day) FROM bars WHERE instrument = i.id AND \(RowChecks.bars)))
                FROM instruments i WHERE i.watched = 1
                """)
            return day.map { Day(number: $0) }
        }
    }

    /// The full history of an instrument; nil if the store does not contain it.
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
        let first = try firstDeals(database).deals.count
        return try deals.dropFirst(first).reversed().map { .deal($0) }
            + spans(database, of: deals, isComplete: deals.count < mostDeals)
    }

    /// The deals of the first snapshot. Those of one day are not divided, for deals that are added later come first
    /// among those of their day.
    private static func firstDeals(_ database: Database) throws -> (deals: [Deal], isComplete: Bool) {
        let deals = try DealRows(database: database).newest(newestDeals + 1)
        guard deals.count > newestDeals, let next = deals.last?.announced.day else { return (deals, true) }
        let whole = deals.prefix { $0.announced.day != next }
        return (Array(whole.isEmpty ? deals.prefix(newestDeals) : whole), false)
    }

    /// The days with complete deal lists. If older deals may have been left out, the spans start at the oldest deal
    /// read.
    private static func spans(_ database: Database, of deals: [Deal], isComplete: Bool) throws -> [MarketUpdate] {
        let start = isComplete ? nil : deals.last?.announced.day
        let spans = try DealRows(database: database).spans()
        return spans.compactMap { span in
            let first = max(span.lowerBound, start ?? span.lowerBound)
            return first <= span.upperBound ? .dealsCovered(first...span.upperBound) : nil
        }
    }

    /// The listings of a first snapshot, and the newest session of all instruments.
    private static func listings(
        _ database: Database, showing shown: Set<Symbol>?
    ) throws -> (listings: [Listing], lastDay: Day?) {
        let instruments = InstrumentRows(database: database), tails = TailRows(database: database)
        let changes = MonthChangeRows(database: database)
        guard let shown, try instruments.count() > fullBarLimit, try changes.exist else {
            let entries = try instruments.entries()
            let series = try tails.series(closesAlone: entries.count > fullBarLimit)
            let listings = try listings(database, of: entries, series)
            return (listings, listings.compactMap(\.series.lastDay).max())
        }
        let entries = try instruments.entries(added: changes.largest(screenful), showing: shown)
        let listings = try listings(database, of: entries, tails.series(of: entries.map(\.id), closesAlone: false))
        return (listings, try (listings.map(\.series.lastDay) + [changes.lastDay()]).compactMap(\.self).max())
    }

    private static func listings(
        _ database: Database, of entries: [InstrumentRows.Entry], _ series: [Int64: Series]
    ) throws -> [Listing] {
        let quotes = QuoteRows(database: database)
        let newest = try quotes.newest()
        let intraday = try quotes.newestIntraday()
        return entries.map { entry in
            var listing = Listing(
                entry.instrument, series: series[entry.id] ?? Series(), provenance: entry.provenance)
            if let quote = newest[entry.id], quote.session > listing.series.lastDay ?? quote.session - 1 {
                listing.apply(quote)
            }
            listing.intraday = intraday[entry.id]
            return listing
        }
    }
}
