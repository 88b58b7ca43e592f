import GRDB
import Model

/// Writes updates to the tables, within one transaction.
final class SaveTransaction {
    let database: Database
    /// The receipt time of the updates that are applied next.
    var receipt: Timestamp
    /// Whether histories are a user's own, in which a missing day does not mean that there was no session.
    var isJoining = false
    /// Records the sessions that an import adds; nil outside of imports.
    var added: AddedSessions?
    /// The instruments whose newest sessions have to be repacked before the transaction ends.
    private var changed: Set<Int64> = []
    /// The instruments for which a user's file changed no session.
    var unchanged: Set<Symbol> = []
    /// Messages about data that could not be stored.
    private(set) var omissions: [String] = []
    /// Messages about data that was adjusted.
    private(set) var notes: [String] = []

    init(_ database: Database, receipt: Timestamp) {
        self.database = database
        self.receipt = receipt
    }

    var instruments: InstrumentRows { InstrumentRows(database: database) }
    var bars: BarRows { BarRows(database: database) }
    private var rates: RateRows { RateRows(database: database) }
    private var funds: FundRows { FundRows(database: database) }
    private var quotes: QuoteRows { QuoteRows(database: database) }

    /// Writes an update. Transient updates are ignored; an unlisted symbol is added to the instruments.
    func apply(_ update: MarketUpdate) throws {
        switch update {
        case .snapshot(let market): try apply(market)
        case .instrument(let instrument): try instruments.put(instrument, at: receipt)
        case .provenance(let symbol, let provenance):
            _ = try listed(symbol)
            // A file that changes no session of an instrument is not recorded as its source.
            if isJoining, unchanged.contains(symbol) || provenance.source.isEmpty { return }
            try instruments.put(provenance, of: symbol)
        case .quote(let quote): try quotes.put(quote, of: listed(quote.symbol), at: receipt)
        case .series(let symbol, let series):
            let instrument = try listed(symbol)
            if isJoining { try join(series, of: symbol, instrument) } else { try apply(series, of: symbol, instrument) }
        case .bar(let symbol, let bar):
            let instrument = try listed(symbol)
            try apply(finite([bar], of: symbol), of: instrument)
        case .intraday(let symbol, let prices): try quotes.put(prices, of: listed(symbol), at: receipt)
        case .curve(let curve): try rates.put(curve, at: receipt)
        case .policy(let day, let percent): try rates.put(policy: percent, on: day, at: receipt)
        case .ratesProvenance(let provenance): try rates.put(provenance, at: receipt)
        case .rates(let rates): try apply(rates)
        case .sectors(let table): try funds.put(table, at: receipt)
        case .holdings(let table): try funds.put(table, at: receipt)
        case .deal(let deal): try DealRows(database: database).put(deal, at: receipt)
        case .batch(let updates): for update in updates { try apply(update) }
        case .dealsCovered(let days): try DealRows(database: database).addSpan(days, at: receipt)
        case .valuation(let point): try ValuationRows(database: database).put(point, at: receipt)
        case .valuationStatement(let statement): try ValuationRows(database: database).put(statement, at: receipt)
        case .filing(let filing): try FilingRows(database: database).put(filing, at: receipt)
        case .headline(let headline): try HeadlineRows(database: database).put(headline, at: receipt)
        case .companies(let facts): try CompanyRows(database: database).put(facts, at: receipt)
        case .moment, .playback, .source: break
        }
    }

    /// Repacks the newest sessions of the instruments that have changed.
    func finish() throws {
        let tails = TailRows(database: database)
        for instrument in changed { try tails.refresh(instrument) }
        changed = []
    }

    /// The id of an instrument. A new symbol is added without a description, like one of a watch list; any later
    /// description replaces it.
    private func listed(_ symbol: Symbol) throws -> Int64 {
        if let instrument = try instruments.id(of: symbol) { return instrument }
        let instrument = Instrument.undescribed(symbol, group: Instrument.watchGroup)
        try instruments.put(instrument, at: MarketStore.bundledReceipt)
        return database.lastInsertedRowID
    }

    /// Records a message about an adjustment.
    func note(_ message: String) { notes.append(message) }

    /// The sessions whose close is finite; the others cannot be stored, which is recorded as an omission.
    func finite(_ bars: some Sequence<Bar>, of symbol: Symbol) -> [Bar] {
        let all = Array(bars)
        let valid = all.filter(\.close.isFinite)
        if valid.count < all.count {
            let dropped = all.count - valid.count
            omissions.append("\(dropped) session\(dropped == 1 ? "" : "s") of \(symbol): the close is not a number")
        }
        return valid
    }
}

extension SaveTransaction {
    /// Writes a full snapshot. What it does not contain stays in the store.
    private func apply(_ market: Market) throws {
        for listing in market.listings {
            let symbol = listing.instrument.symbol
            try instruments.put(listing.instrument, at: receipt)
            try instruments.put(listing.provenance, of: symbol)
            let instrument = try listed(symbol)
            try apply(listing.series, of: symbol, instrument)
            if let quote = listing.quote { try quotes.put(quote, of: instrument, at: receipt) }
            if let intraday = listing.intraday { try quotes.put(intraday, of: instrument, at: receipt) }
        }
        try apply(market.rates)
        for table in market.sectorTables { try funds.put(table, at: receipt) }
        for table in market.holdingsTables { try funds.put(table, at: receipt) }
        let deals = DealRows(database: database)
        for deal in market.deals { try deals.put(deal, at: receipt) }
        for span in market.dealSpans { try deals.addSpan(span, at: receipt) }
        let filings = FilingRows(database: database)
        for filing in market.filings { try filings.put(filing, at: receipt) }
        let headlines = HeadlineRows(database: database)
        for headline in market.headlines { try headlines.put(headline, at: receipt) }
        try CompanyRows(database: database).put(market.companies.all, at: receipt)
        let valuations = ValuationRows(database: database)
        for point in market.valuations { try valuations.put(point, at: receipt) }
        for statement in market.valuationStatements { try valuations.put(statement, at: receipt) }
    }

    private func apply(_ known: Rates) throws {
        var days: [Day: [Tenor: Double]] = [:]
        for (tenor, values) in known.yields {
            for index in 0..<values.count { days[values.day(index), default: [:]][tenor] = values.value(index) }
        }
        for (day, percent) in days.sorted(by: { $0.key < $1.key }) {
            try rates.put(YieldCurve(day, percent: percent), at: receipt)
        }
        for index in 0..<known.policy.count {
            try rates.put(policy: known.policy.value(index), on: known.policy.day(index), at: receipt)
        }
        if let provenance = known.provenance { try rates.put(provenance, at: receipt) }
    }

    /// Writes single sessions without rescaling.
    func apply(_ sessions: [Bar], of instrument: Int64) throws {
        if sessions.isEmpty { return }
        var others = sessions
        if let added {
            let closed = sessions.filter(\.hasClose)
            others = try sessions.filter { !$0.hasClose } + added.insert(closed, of: instrument, at: receipt)
        }
        try bars.put(others, of: instrument, at: receipt)
        changed.insert(instrument)
    }

    /// Writes a history: it replaces the days that it spans, and earlier sessions are rescaled to its level.
    ///
    /// A history that is older than the stored sessions of the same days, such as one that ships with the program, is
    /// rescaled to the stored level instead and only fills gaps.
    private func apply(_ series: Series, of symbol: Symbol, _ instrument: Int64) throws {
        let closed = finite(series.closed.sessions, of: symbol)
        guard let first = closed.first?.day, let last = closed.last?.day else { return }
        let kept = try bars.storedCloses(of: instrument, in: first...last)
        let incoming = closed.map { HistoryAlignment.Close(day: $0.day, price: $0.close) }
        let joint = HistoryAlignment(
            stored: kept.map { HistoryAlignment.Close(day: $0.day, price: $0.close) }, incoming: incoming)
        guard kept.allSatisfy({ $0.receipt <= receipt }) else {
            if case .factor(let factor) = joint {
                try apply(factor == 1 ? closed : closed.map { $0.scaled(by: 1 / factor) }, of: instrument)
            }
            return
        }
        switch joint {
        case .disjoint, .factor(1): break
        case .factor(let factor): try bars.scale(by: factor, before: first, of: instrument, at: receipt)
        case .contradiction: try bars.removeAll(before: first, of: instrument)
        }
        let days = Set(closed.map(\.day))
        let gaps = Set(series.barsAndGaps.filter { !$0.hasClose }.map(\.day))
        for stored in kept where !days.contains(stored.day) && !gaps.contains(stored.day) {
            try bars.remove(stored.day, of: instrument)
        }
        try apply(closed + gaps.sorted().map(Bar.withoutClose), of: instrument)
    }
}

extension Series {
    var sessions: [Bar] { (0..<count).map { self[$0] } }
    /// Its closed sessions, without those whose close is not finite.
    var closedBars: [Bar] { closed.sessions.filter(\.close.isFinite) }
}

extension Bar {
    /// The session at another price level. Quoted prices change with a split only, and volumes inversely.
    func scaled(by factor: Double) -> Bar {
        let split = Bar.splitFactor(of: factor), own = quotedClose == nil ? factor : split
        return Bar(
            day, open: open.map { $0 * own }, high: high.map { $0 * own }, low: low.map { $0 * own },
            close: close * factor, quotedClose: quotedClose.map { $0 * split }, volume: volume.map { $0 / split })
    }
}
