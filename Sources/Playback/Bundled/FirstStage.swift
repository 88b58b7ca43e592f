import Formats
import Model

/// The tables that the first frame needs, collected one by one into a market.
struct FirstStage {
    enum Part: Sendable {
        case prices(Instrument)
        case yields, policy, sectors, deals, points, statements, reference
        /// Present only in exports.
        case dealDays, provenance, quotes, intraday
    }

    enum Result: Sendable {
        case listing(Listing, [FeedError])
        case yields(TableFile<[Tenor: DatedValues]>)
        case policy(TableFile<DatedValues>)
        case sectors(TableFile<[SectorTable]>)
        case deals(TableFile<[Deal]>)
        case points(TableFile<[ValuationPoint]>)
        case statements(TableFile<[ValuationStatement]>)
        case reference(ReferenceTables, [FeedError])
        case dealDays(TableFile<[ClosedRange<Day>]>)
        case provenance(TableFile<[ProvenanceTable.Entry]>)
        case newest(TableFile<[MarketUpdate]>)
    }

    /// The errors so far.
    private(set) var errors: [FeedError] = []
    private var listings: [Listing] = []
    private var rates = Rates()
    private var sectors: [SectorTable] = []
    private var deals: [Deal] = []
    private var points: [ValuationPoint] = []
    private var statements: [ValuationStatement] = []
    private var reference = ReferenceTables()
    private var dealDays: [ClosedRange<Day>]?
    /// Provenance given by the folder, by symbol.
    private var provenances: [Symbol: Provenance] = [:]
    private var ratesProvenance: Provenance?
    /// Quotes and intraday prices.
    private var newest: [MarketUpdate] = []

    /// The tables to read, largest first so that the cores finish at about the same time.
    static func parts(of instruments: [Instrument], listed manifest: Manifest) -> [Part] {
        let exported: [(file: String, part: Part)] = [
            ("deal-days.csv", .dealDays), ("provenance.csv", .provenance), ("quotes.csv", .quotes),
            ("intraday.csv", .intraday),
        ]
        return [.yields, .policy] + instruments.map { .prices($0) } + [
            .sectors, .deals, .points, .statements, .reference,
        ]
            + exported.filter { manifest[$0.file] != nil }.map(\.part)
    }

    /// The tables of sessions and rates.
    static func histories(of instruments: [Instrument], listed manifest: Manifest) -> [Part] {
        instruments.map { .prices($0) } + [.yields, .policy] + (manifest["provenance.csv"] == nil ? [] : [.provenance])
    }

    /// The sessions and rates as updates, nothing dated later than the last session.
    var histories: [MarketUpdate] {
        let last = listings.compactMap(\.series.lastDay).max() ?? Day(number: 0)
        var rates = rates.prefix(through: last)
        rates.provenance = ratesProvenance ?? rates.provenance
        return listings.map { .series($0.instrument.symbol, $0.series) } + [.rates(rates)]
    }

    mutating func add(_ result: Result) {
        switch result {
        case .listing(let listing, let errors):
            listings.append(listing)
            self.errors += errors
        case .yields(let table):
            rates.yields = content(table)
            rates.provenance = Provenance(table.source, .bundled)
        case .policy(let table): rates.policy = content(table)
        case .sectors(let table): sectors = content(table)
        case .deals(let table): deals = content(table)
        case .points(let table): points = content(table)
        case .statements(let table): statements = content(table)
        case .reference(let tables, let errors):
            reference = tables
            self.errors += errors
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
        errors += table.errors
        return table.content
    }
}

extension FirstStage {
    /// The market at the close of its latest session; nothing in it is dated later.
    func market(_ errors: [FeedError]) -> Market {
        let listings = listings.map { listing in
            var listing = listing
            if let provenance = provenances[listing.instrument.symbol] { listing.provenance = provenance }
            return listing
        }
        var rates = rates
        if let ratesProvenance { rates.provenance = ratesProvenance }
        let last = listings.compactMap(\.series.lastDay).max() ?? Day(number: 0)
        let status = SourceStatus(
            BundledTables.name, errors, isEmpty: listings.allSatisfy(\.series.isEmpty))
        var full = Market(
            Moment(last, mode: .bundled), listings: listings, rates: rates, sectorTables: sectors, deals: deals,
            dealSpans: dealDays == nil ? nil : [], valuations: points, valuationStatements: statements,
            reference: reference, sources: [status])
        // Ranges separated only by days without trading are merged, as they are when updates arrive.
        for days in dealDays ?? [] { full.apply(.dealsCovered(days)) }
        let market = full.asOf(last, mode: .bundled)
        return newest.filter { !$0.isOfClosedSession(in: market) }.reduce(into: market) { $0.apply($1) }
    }
}

extension MarketUpdate {
    /// Whether this is a quote of a session whose close is already in the market and therefore supersedes it.
    fileprivate func isOfClosedSession(in market: Market) -> Bool {
        guard case .quote(let quote) = self, let last = market[quote.symbol]?.series.lastDay else { return false }
        return quote.session <= last
    }
}

extension FirstStage.Part {
    /// Reads this table from a folder.
    ///
    /// - Parameter depth: about how many of the newest sessions and days of rates are read; nil for all.
    func read(_ folder: DataFolder, depth: Int?) -> FirstStage.Result {
        switch self {
        case .prices(let instrument):
            let form = PriceTable(instrument)
            let table = folder.read(
                "prices/\(instrument.symbol).csv", depth: depth, orElse: Series()
            ) { rows throws(FeedError) in try form.read(&rows) }
            let provenance = Provenance(table.source, .bundled)
            return .listing(Listing(instrument, series: table.content, provenance: provenance), table.errors)
        case .yields:
            return .yields(
                folder.read("rates/treasury-par-yields.csv", depth: depth, orElse: [:], RateTables.yields))
        case .policy:
            let file = "rates/effective-fed-funds.csv"
            let newest = folder.read(file, depth: depth, orElse: DatedValues(), RateTables.policy)
            // The rate may have been held for years.
            guard depth != nil, let hold = PolicyHold(newest.content), hold.since == newest.content.day(0) else {
                return .policy(newest)
            }
            return .policy(folder.read(file, orElse: DatedValues(), RateTables.policy))
        case .sectors: return .sectors(folder.read("funds/sector-weights.csv", orElse: [], FundTables.sectors))
        case .deals: return .deals(folder.read("deals.csv", orElse: [], DealTable.read))
        case .points: return .points(folder.read("valuation/forward-pe-points.csv", orElse: [], ValuationTables.points))
        case .reference:
            let (tables, errors) = BundledTables(folder).reference()
            return .reference(tables, errors)
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
    /// The status of a source whose tables were read with the given errors.
    init(_ name: String, _ errors: [FeedError], isEmpty: Bool) {
        guard let first = errors.first else {
            self.init(name, .good)
            return
        }
        let more = errors.count > 1 ? " (and \(errors.count - 1) more)" : ""
        self.init(name, isEmpty ? .failed : .partial, reason: "\(first)\(more)")
    }
}
