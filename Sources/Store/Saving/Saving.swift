import GRDB
import Model

/// Updates on their way into the tables, inside of one transaction.
final class Saving {
    let database: Database
    /// When what is taken next was received.
    var receipt: Timestamp
    /// Whether histories are a user's own, of which nothing is to be concluded about days that they do not have.
    var isJoining = false
    /// The instruments whose newest sessions are to be packed anew before the transaction ends.
    private var changed: Set<Int64> = []
    /// The instruments of whose sessions a user's file says nothing new.
    var unchanged: Set<Symbol> = []
    /// What could not be kept, for a reader.
    private(set) var omissions: [String] = []
    /// What was done with what was taken, where it is not as it came.
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

    /// Takes an update. What is of the moment alone is left out; a symbol that is not listed is listed.
    func take(_ update: MarketUpdate) throws {
        switch update {
        case .picture(let market): try take(market)
        case .instrument(let instrument): try instruments.put(instrument, at: receipt)
        case .provenance(let symbol, let provenance):
            _ = try listed(symbol)
            // A file that says nothing new of an instrument is not where its figures come from.
            if isJoining, unchanged.contains(symbol) || provenance.source.isEmpty { return }
            try instruments.put(provenance, of: symbol)
        case .quote(let quote): try quotes.put(quote, of: listed(quote.symbol), at: receipt)
        case .series(let symbol, let series):
            let instrument = try listed(symbol)
            if isJoining { try join(series, of: symbol, instrument) } else { try take(series, of: symbol, instrument) }
        case .bar(let symbol, let bar):
            let instrument = try listed(symbol)
            try take(finite([bar], of: symbol), of: instrument)
        case .intraday(let symbol, let prices): try quotes.put(prices, of: listed(symbol), at: receipt)
        case .curve(let curve): try rates.put(curve, at: receipt)
        case .policy(let day, let percent): try rates.put(policy: percent, on: day, at: receipt)
        case .ratesProvenance(let provenance): try rates.put(provenance, at: receipt)
        case .rates(let rates): try take(rates)
        case .sectors(let table): try funds.put(table, at: receipt)
        case .holdings(let table): try funds.put(table, at: receipt)
        case .deal(let deal): try DealRows(database: database).put(deal, at: receipt)
        case .batch(let updates): for update in updates { try take(update) }
        case .dealsKnown(let days): try DealRows(database: database).know(days, at: receipt)
        case .valuation(let point): try ValuationRows(database: database).put(point, at: receipt)
        case .valuationStatement(let statement): try ValuationRows(database: database).put(statement, at: receipt)
        case .filing(let filing): try FilingRows(database: database).put(filing, at: receipt)
        case .headline(let headline): try HeadlineRows(database: database).put(headline, at: receipt)
        case .companies(let facts): try CompanyRows(database: database).put(facts, at: receipt)
        case .moment, .playback, .source: break
        }
    }

    /// Ends what was taken: the newest sessions of what has changed are packed.
    func finish() throws {
        let tails = TailRows(database: database)
        for instrument in changed { try tails.refresh(instrument) }
        changed = []
    }

    /// The number of an instrument; one that is not known yet is listed, with its symbol alone, as one of a watch list is.
    /// Whoever describes it later is believed.
    private func listed(_ symbol: Symbol) throws -> Int64 {
        if let instrument = try instruments.id(of: symbol) { return instrument }
        let instrument = Instrument.undescribed(symbol, group: Instrument.watchGroup)
        try instruments.put(instrument, at: MarketStore.bundledReceipt)
        return database.lastInsertedRowID
    }

    /// Says something of what was taken.
    func note(_ words: String) { notes.append(words) }

    /// The sessions whose close is a number; others cannot be kept, and that is said.
    func finite(_ bars: some Sequence<Bar>, of symbol: Symbol) -> [Bar] {
        let all = Array(bars)
        let good = all.filter(\.close.isFinite)
        if good.count < all.count {
            let gone = all.count - good.count
            omissions.append("\(gone) session\(gone == 1 ? "" : "s") of \(symbol): the close is no number")
        }
        return good
    }
}

extension Saving {
    /// Takes a whole picture. Nothing that it does not have is forgotten.
    private func take(_ market: Market) throws {
        for listing in market.listings {
            let symbol = listing.instrument.symbol
            try instruments.put(listing.instrument, at: receipt)
            try instruments.put(listing.provenance, of: symbol)
            let instrument = try listed(symbol)
            try take(listing.series, of: symbol, instrument)
            if let quote = listing.quote { try quotes.put(quote, of: instrument, at: receipt) }
            if let intraday = listing.intraday { try quotes.put(intraday, of: instrument, at: receipt) }
        }
        try take(market.rates)
        for table in market.sectorTables { try funds.put(table, at: receipt) }
        for table in market.holdingsTables { try funds.put(table, at: receipt) }
        let deals = DealRows(database: database)
        for deal in market.deals { try deals.put(deal, at: receipt) }
        for span in market.dealSpans { try deals.know(span, at: receipt) }
        let filings = FilingRows(database: database)
        for filing in market.filings { try filings.put(filing, at: receipt) }
        let headlines = HeadlineRows(database: database)
        for headline in market.headlines { try headlines.put(headline, at: receipt) }
        try CompanyRows(database: database).put(market.companies.all, at: receipt)
        let valuations = ValuationRows(database: database)
        for point in market.valuations { try valuations.put(point, at: receipt) }
        for statement in market.valuationStatements { try valuations.put(statement, at: receipt) }
    }

    private func take(_ known: Rates) throws {
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

    /// Takes single sessions as they are.
    func take(_ sessions: [Bar], of instrument: Int64) throws {
        if sessions.isEmpty { return }
        try bars.put(sessions, of: instrument, at: receipt)
        changed.insert(instrument)
    }

    /// Takes a history: it counts for the days that it spans, and what lies before it is brought to its level.
    ///
    /// A history that is older than what is kept of the same days, as one that ships with the program, is brought to
    /// the kept level instead, and fills gaps only.
    private func take(_ series: Series, of symbol: Symbol, _ instrument: Int64) throws {
        let closed = finite(series.closed.sessions, of: symbol)
        guard let first = closed.first?.day, let last = closed.last?.day else { return }
        let kept = try bars.kept(of: instrument, in: first...last)
        let incoming = closed.map { HistoryJoint.Close(day: $0.day, price: $0.close) }
        let joint = HistoryJoint(
            kept: kept.map { HistoryJoint.Close(day: $0.day, price: $0.close) }, incoming: incoming)
        guard kept.allSatisfy({ $0.receipt <= receipt }) else {
            if case .factor(let factor) = joint {
                try take(factor == 1 ? closed : closed.map { $0.scaled(by: 1 / factor) }, of: instrument)
            }
            return
        }
        switch joint {
        case .apart, .factor(1): break
        case .factor(let factor): try bars.scale(by: factor, before: first, of: instrument, at: receipt)
        case .broken: try bars.removeAll(before: first, of: instrument)
        }
        let days = Set(closed.map(\.day))
        let gaps = Set(series.barsAndGaps.filter { !$0.hasClose }.map(\.day))
        for gone in kept where !days.contains(gone.day) && !gaps.contains(gone.day) {
            try bars.remove(gone.day, of: instrument)
        }
        try take(closed + gaps.sorted().map(Bar.withoutClose), of: instrument)
    }
}

extension Series {
    /// Its sessions one by one.
    var sessions: [Bar] { (0..<count).map { self[$0] } }
    /// Its closed sessions, without those whose close is no number.
    var closedBars: [Bar] { closed.sessions.filter(\.close.isFinite) }
}

extension Bar {
    /// The session on another level of prices.
    func scaled(by factor: Double) -> Bar {
        let traded = (0.8...1.25).contains(factor) ? volume : volume.map { $0 / factor }
        return Bar(
            day, open: open.map { $0 * factor }, high: high.map { $0 * factor }, low: low.map { $0 * factor },
            close: close * factor, volume: traded)
    }
}
