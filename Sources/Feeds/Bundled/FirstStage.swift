import Model

/// What the first frame needs, gathered table by table.
struct FirstStage {
    /// A table to be read.
    enum Part: Sendable {
        case prices(Instrument)
        case yields, policy, sectors, deals, points, statements
        /// What only an export has.
        case dealDays, provenance, quotes, intraday
    }

    /// What came of a table.
    enum Result: Sendable {
        case listing(Listing, [FeedError])
        case yields(TableFile<[Tenor: DatedValues]>)
        case policy(TableFile<DatedValues>)
        case sectors(TableFile<[SectorTable]>)
        case deals(TableFile<[Deal]>)
        case points(TableFile<[ValuationPoint]>)
        case statements(TableFile<[ValuationStatement]>)
        case dealDays(TableFile<[ClosedRange<Day>]>)
        case provenance(TableFile<[ProvenanceTable.Entry]>)
        case newest(TableFile<[MarketUpdate]>)
    }

    /// What was wrong so far.
    private(set) var faults: [FeedError] = []
    private var listings: [Listing] = []
    private var rates = Rates()
    private var sectors: [SectorTable] = []
    private var deals: [Deal] = []
    private var points: [ValuationPoint] = []
    private var statements: [ValuationStatement] = []
    private var dealDays: [ClosedRange<Day>]?
    /// Where the folder says where figures come from, by symbol.
    private var provenances: [Symbol: Provenance] = [:]
    private var ratesProvenance: Provenance?
    /// Quotes, and prices within sessions.
    private var newest: [MarketUpdate] = []

    /// The tables, the largest first, so that the cores end together.
    static func parts(of instruments: [Instrument], listed manifest: Manifest) -> [Part] {
        let exported: [(file: String, part: Part)] = [
            ("deal-days.csv", .dealDays), ("provenance.csv", .provenance), ("quotes.csv", .quotes),
            ("intraday.csv", .intraday),
        ]
        return [.yields, .policy] + instruments.map { .prices($0) } + [.sectors, .deals, .points, .statements]
            + exported.filter { manifest[$0.file] != nil }.map(\.part)
    }

    mutating func take(_ result: Result) {
        switch result {
        case .listing(let listing, let faults):
            listings.append(listing)
            self.faults += faults
        case .yields(let table):
            rates.yields = content(table)
            rates.provenance = Provenance(table.source, .bundled)
        case .policy(let table): rates.policy = content(table)
        case .sectors(let table): sectors = content(table)
        case .deals(let table): deals = content(table)
        case .points(let table): points = content(table)
        case .statements(let table): statements = content(table)
        case .dealDays(let table): dealDays = content(table)
        case .provenance(let table):
            for entry in content(table) {
                if let symbol = entry.symbol {
                    provenances[symbol] = entry.provenance
                } else {
                    ratesProvenance = entry.provenance
                }
            }
        case .newest(let table): newest += content(table)
        }
    }

    private mutating func content<Content>(_ table: TableFile<Content>) -> Content {
        faults += table.faults
        return table.content
    }
}

extension FirstStage {
    /// The market at the close of its newest session; nothing in it is of a later date.
    func market(_ faults: [FeedError]) -> Market {
        let listings = listings.map { listing in
            var listing = listing
            if let known = provenances[listing.instrument.symbol] { listing.provenance = known }
            return listing
        }
        var rates = rates
        if let ratesProvenance { rates.provenance = ratesProvenance }
        let last = listings.compactMap(\.series.lastDay).max() ?? Day(number: 0)
        let status = SourceStatus(
            BundledTables.name, faults, isEmpty: listings.allSatisfy(\.series.isEmpty))
        var whole = Market(
            Moment(last, mode: .bundled), listings: listings, rates: rates, sectorTables: sectors, deals: deals,
            dealSpans: dealDays == nil ? nil : [], valuations: points, valuationStatements: statements,
            sources: [status])
        // Those that only quiet days lie between become one, as in a market that learns of them.
        for days in dealDays ?? [] { whole.apply(.dealsKnown(days)) }
        let market = whole.asOf(last, mode: .bundled)
        return newest.filter { !$0.isOfClosedSession(in: market) }.reduce(into: market) { $0.apply($1) }
    }
}

extension MarketUpdate {
    /// Whether it is a quote of a session whose close is known: that is what it came to.
    fileprivate func isOfClosedSession(in market: Market) -> Bool {
        guard case .quote(let quote) = self, let last = market[quote.symbol]?.series.lastDay else { return false }
        return quote.session <= last
    }
}

extension FirstStage.Part {
    /// Reads the table in a folder.
    func read(_ folder: DataFolder) -> FirstStage.Result {
        switch self {
        case .prices(let instrument):
            let form = PriceTable(instrument)
            let table = folder.read("prices/\(instrument.symbol).csv", orElse: Series()) { rows throws(FeedError) in
                try form.read(&rows)
            }
            let provenance = Provenance(table.source, .bundled)
            return .listing(Listing(instrument, series: table.content, provenance: provenance), table.faults)
        case .yields:
            return .yields(folder.read("rates/treasury-par-yields.csv", orElse: [:], RateTables.yields))
        case .policy:
            return .policy(folder.read("rates/effective-fed-funds.csv", orElse: DatedValues(), RateTables.policy))
        case .sectors: return .sectors(folder.read("funds/sector-weights.csv", orElse: [], FundTables.sectors))
        case .deals: return .deals(folder.read("deals.csv", orElse: [], DealTable.read))
        case .points: return .points(folder.read("valuation/forward-pe-points.csv", orElse: [], ValuationTables.points))
        case .dealDays: return .dealDays(folder.read("deal-days.csv", orElse: [], DealTable.days))
        case .provenance: return .provenance(folder.read("provenance.csv", orElse: [], ProvenanceTable.read))
        case .quotes: return .newest(folder.read("quotes.csv", orElse: [], FolderTable.quotes))
        case .intraday: return .newest(folder.read("intraday.csv", orElse: [], FolderTable.intraday))
        case .statements:
            return .statements(folder.read("valuation/statements.csv", orElse: [], ValuationTables.statements))
        }
    }
}

extension SourceStatus {
    /// The status of tables that were read with these faults.
    init(_ name: String, _ faults: [FeedError], isEmpty: Bool) {
        guard let first = faults.first else {
            self.init(name, .good)
            return
        }
        let more = faults.count > 1 ? " (and \(faults.count - 1) more)" : ""
        self.init(name, isEmpty ? .failed : .partial, reason: "\(first)\(more)")
    }
}
