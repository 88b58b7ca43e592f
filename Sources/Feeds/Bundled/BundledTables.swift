public import Model

/// The tables that ship with the program, in two stages: what the first frame needs, and the rest.
public struct BundledTables: Sendable {
    /// Its word beside its figures.
    public static let name = "bundled"

    /// Where the tables are.
    public let folder: DataFolder

    /// The tables of a folder.
    public init(_ folder: DataFolder) { self.folder = folder }

    /// The market at the close of its last session, with what was wrong in the tables.
    ///
    /// Instruments, prices, rates, sector weights, deals and valuations. A table that cannot be read leaves its part
    /// empty and is named in the source's status.
    public func firstStage() -> (market: Market, faults: [FeedError]) {
        var faults: [FeedError] = []
        let listings = listings(&faults)
        let rates = Rates(
            yields: take("rates/treasury-par-yields.csv", orElse: [:], &faults, RateTables.yields),
            policy: take("rates/effective-fed-funds.csv", orElse: DatedValues(), &faults, RateTables.policy))
        let sectors = take("funds/sector-weights.csv", orElse: [], &faults, FundTables.sectors)
        let deals = take("deals.csv", orElse: [], &faults, DealTable.read)
        let points = take("valuation/forward-pe-points.csv", orElse: [], &faults, ValuationTables.points)
        let statements = take("valuation/statements.csv", orElse: [], &faults, ValuationTables.statements)
        let last = listings.compactMap(\.series.lastDay).max() ?? Day(number: 0)
        let whole = Market(
            Moment(last, mode: .bundled), listings: listings, rates: rates, sectorTables: sectors, deals: deals,
            valuations: points, valuationStatements: statements,
            sources: [status(faults, isEmpty: listings.allSatisfy(\.series.isEmpty))])
        return (whole.asOf(last, mode: .bundled), faults)
    }

    /// What the first frame does without: the funds' holdings.
    public func rest() -> (updates: [MarketUpdate], faults: [FeedError]) {
        var faults: [FeedError] = []
        var updates: [MarketUpdate] = []
        for entry in folder.manifest.entries {
            guard let (fund, asOf) = BundledTables.holdingsName(entry.file) else { continue }
            let holdings = take(entry.file, orElse: [], &faults, FundTables.holdings)
            if holdings.isEmpty { continue }
            updates.append(
                .holdings(HoldingsTable(fund: fund, asOf: asOf, holdings: holdings, source: entry.source)))
        }
        return (updates, faults)
    }

    /// The cyclically adjusted price-earnings ratio of the S&P 500 by month, oldest first.
    public func cyclicalValuations() -> (months: [CyclicalValuation], faults: [FeedError]) {
        var faults: [FeedError] = []
        let months = take("valuation/sp500-cape.csv", orElse: [], &faults, ValuationTables.cyclical)
        return (months, faults)
    }
}

extension BundledTables {
    func take<Content: Sendable>(
        _ file: String, orElse empty: Content, _ faults: inout [FeedError],
        _ parse: (inout TableReader) throws(FeedError) -> Content
    ) -> Content {
        let table = folder.read(file, orElse: empty, parse)
        faults += table.faults
        return table.content
    }

    private func listings(_ faults: inout [FeedError]) -> [Listing] {
        let instruments = take("instruments.csv", orElse: [], &faults, InstrumentTable.read)
        var listings: [Listing] = []
        for instrument in instruments {
            let table = folder.read("prices/\(instrument.symbol).csv", orElse: Series(), PriceTable.read)
            faults += table.faults
            listings.append(
                Listing(instrument, series: table.content, provenance: Provenance(table.source, .bundled)))
        }
        return listings
    }

    private func status(_ faults: [FeedError], isEmpty: Bool) -> SourceStatus {
        guard let first = faults.first else { return SourceStatus(BundledTables.name, .good) }
        let more = faults.count > 1 ? " (and \(faults.count - 1) more)" : ""
        return SourceStatus(BundledTables.name, isEmpty ? .failed : .partial, reason: "\(first)\(more)")
    }

    /// The fund and date of `funds/holdings-IWM-2024-09-27.csv`.
    private static func holdingsName(_ file: String) -> (Symbol, Dated)? {
        let prefix = "funds/holdings-"
        guard file.hasPrefix(prefix), file.hasSuffix(".csv") else { return nil }
        let parts = file.dropFirst(prefix.count).dropLast(4).split(separator: "-", maxSplits: 1)
        guard parts.count == 2, let asOf = Dated(parts[1]) else { return nil }
        return (Symbol(parts[0]), asOf)
    }
}
