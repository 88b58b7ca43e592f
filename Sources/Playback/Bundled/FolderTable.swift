import Formats
import Model

/// The tables of a data folder that can be imported into a store, by file name.
public enum FolderTable {
    /// The tables of a folder that can be imported, the catalogue first and provenance last. Tables used only by
    /// replays are left out.
    public static func importable(of folder: DataFolder) -> [Manifest.Entry] {
        let entries = folder.manifest.entries.filter { FolderTable.reader(of: $0, folder) != nil }
        let first = entries.filter { $0.file == "instruments.csv" },
            last = entries.filter { $0.file == "provenance.csv" }
        return first + entries.filter { $0.file != "instruments.csv" && $0.file != "provenance.csv" } + last
    }

    /// The files of a folder that a store does not import.
    public static func others(of folder: DataFolder) -> [String] {
        folder.manifest.entries.map(\.file).filter { file in
            folder.manifest[file].map { FolderTable.reader(of: $0, folder) == nil } ?? true
        }
    }

    /// Turns a table into updates.
    typealias Reader = @Sendable (inout TableReader) throws(FeedError) -> [MarketUpdate]

    /// - Parameter instruments: descriptions of the instruments whose prices the table may hold.
    static func reader(
        of entry: Manifest.Entry, _ folder: DataFolder, _ instruments: [Instrument] = []
    ) -> (kind: String, read: Reader)? {
        if let symbol = BundledTables.priceName(entry.file) {
            let listed = instruments.first { $0.symbol == symbol }
            let instrument = listed ?? .undescribed(symbol, group: Instrument.importGroup)
            return ("prices", prices(of: instrument, entry, folder))
        }
        if let (fund, asOf) = BundledTables.holdingsName(entry.file) {
            return ("holdings", holdings(of: fund, asOf, entry.source))
        }
        return tables[entry.file]
    }

    @Sendable static func quotes(_ table: inout TableReader) throws(FeedError) -> [MarketUpdate] {
        try QuoteTables.quotes(&table).map { .quote($0) }
    }

    @Sendable static func intraday(_ table: inout TableReader) throws(FeedError) -> [MarketUpdate] {
        try QuoteTables.intraday(&table).map { .intraday($0.symbol, $0.prices) }
    }

    private static func prices(of instrument: Instrument, _ entry: Manifest.Entry, _ folder: DataFolder) -> Reader {
        { table throws(FeedError) in
            let series = try PriceTable(instrument).read(&table), symbol = instrument.symbol
            let isStated = folder.manifest["provenance.csv"] != nil
            return [.series(symbol, series)]
                + (isStated ? [] : [.provenance(symbol, Provenance(entry.source, .bundled))])
        }
    }

    private static func holdings(of fund: Symbol, _ asOf: Dated, _ source: String) -> Reader {
        { table throws(FeedError) in
            let holdings = try FundTables.holdings(&table)
            return [.holdings(HoldingsTable(fund: fund, asOf: asOf, holdings: holdings, source: source))]
        }
    }

    static let tables: [String: (kind: String, read: Reader)] = [
        "instruments.csv": (
            "instruments",
            { table throws(FeedError) in
                try InstrumentTable.read(&table).map { .instrument($0) }
            }
        ),
        "rates/treasury-par-yields.csv": (
            "yields",
            { table throws(FeedError) in
                try RateTables.curves(&table).map { .curve($0) }
            }
        ),
        "rates/effective-fed-funds.csv": (
            "policy rate",
            { table throws(FeedError) in
                let values = try RateTables.policy(&table)
                return (0..<values.count).map { .policy(values.day($0), values.value($0)) }
            }
        ),
        "funds/sector-weights.csv": (
            "sector weights",
            { table throws(FeedError) in
                try FundTables.sectors(&table).map { .sectors($0) }
            }
        ),
        "deals.csv": ("deals", { table throws(FeedError) in try DealTable.read(&table).map { .deal($0) } }),
        "deal-days.csv": (
            "days of known deals",
            { table throws(FeedError) in
                try DealTable.days(&table).map { .dealsCovered($0) }
            }
        ),
        "valuation/forward-pe-points.csv": (
            "valuations",
            { table throws(FeedError) in
                try ValuationTables.points(&table).map { .valuation($0) }
            }
        ),
        "valuation/statements.csv": (
            "statements",
            { table throws(FeedError) in
                try ValuationTables.statements(&table).map { .valuationStatement($0) }
            }
        ),
        "filings.csv": ("filings", { table throws(FeedError) in try ReportTables.filings(&table).map { .filing($0) } }),
        "headlines.csv": (
            "headlines",
            { table throws(FeedError) in
                try ReportTables.headlines(&table).map { .headline($0) }
            }
        ),
        "companies.csv": ("companies", { table throws(FeedError) in [.companies(try ReportTables.companies(&table))] }),
        "quotes.csv": ("quotes", quotes), "intraday.csv": ("prices within sessions", intraday),
        "provenance.csv": (
            "provenance",
            { table throws(FeedError) in
                try ProvenanceTable.read(&table).map(\.update)
            }
        ),
    ]
}
