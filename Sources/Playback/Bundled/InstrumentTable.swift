import Formats
import Model

/// Reads the catalogue: `symbol,name,kind,group,benchmark,basis,sector`.
enum InstrumentTable {
    static func read(_ table: inout TableReader) throws(FeedError) -> [Instrument] {
        let columns = try Columns(table)
        var instruments: [Instrument] = []
        var symbols: Set<Symbol> = []
        while table.next() {
            table.attempt { row throws(FeedError) in
                let instrument = try columns.instrument(row)
                guard symbols.insert(instrument.symbol).inserted else {
                    throw row.error(columns.symbol, "a symbol that has not been listed")
                }
                instruments.append(instrument)
            }
        }
        return instruments
    }

    private struct Columns {
        let symbol, name, kind, group, benchmark, basis: TableReader.Column
        let sector: TableReader.Column?

        init(_ table: borrowing TableReader) throws(FeedError) {
            symbol = try table.column("symbol")
            name = try table.column("name")
            kind = try table.column("kind")
            group = try table.column("group")
            benchmark = try table.column("benchmark")
            basis = try table.column("basis")
            sector = try table.optionalColumn("sector")
        }

        func instrument(_ row: borrowing TableReader) throws(FeedError) -> Instrument {
            guard let kind = Instrument.Kind(rawValue: row.text(kind)) else {
                throw row.error(kind, "index, etf, fund, share, currency, coin or future")
            }
            guard let basis = Instrument.Basis(rawValue: row.text(basis)) else {
                throw row.error(basis, "price, adjusted or level")
            }
            let benchmark = row.isBlank(benchmark) ? nil : try row.symbol(benchmark)
            return Instrument(
                try row.symbol(symbol), name: try row.requiredText(name), kind: kind, group: row.text(group),
                benchmark: benchmark, basis: basis, sector: try sector(row))
        }

        private func sector(_ row: borrowing TableReader) throws(FeedError) -> Sector? {
            guard let sector, !row.isBlank(sector) else { return nil }
            return try row.sector(sector)
        }
    }
}
