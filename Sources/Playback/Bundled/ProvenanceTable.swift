import Formats
import Model

/// Reads `symbol,source,freshness`. A row without a symbol describes the yields.
enum ProvenanceTable {
    struct Entry: Sendable {
        let symbol: Symbol?
        let provenance: Provenance

        var update: MarketUpdate { symbol.map { .provenance($0, provenance) } ?? .ratesProvenance(provenance) }
    }

    static func read(_ table: inout TableReader) throws(FeedError) -> [Entry] {
        let symbol = try table.column("symbol"), source = try table.column("source")
        let freshness = try table.column("freshness")
        var entries: [Entry] = []
        while table.next() {
            table.attempt { row throws(FeedError) in
                guard let state = Freshness(rawValue: row.text(freshness)) else {
                    throw row.error(freshness, "live, delayed, end of day, stale or bundled")
                }
                entries.append(
                    Entry(
                        symbol: row.isBlank(symbol) ? nil : try row.symbol(symbol),
                        provenance: Provenance(row.text(source), state)))
            }
        }
        return entries
    }
}
