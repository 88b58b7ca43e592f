import GRDB
public import Model

extension MarketStore {
    /// Passes tables to a closure one at a time, all read in one transaction. Only one is in memory at a time.
    ///
    /// - Parameters:
    ///   - tables: the tables to export.
    ///   - symbols: the instruments and funds to include; nil for all.
    ///   - body: receives each table; an error it throws ends the export and is rethrown.
    public func export(
        _ tables: Set<StoreTable>, of symbols: Set<Symbol>? = nil, _ body: (ExportSheet) throws -> Void
    ) throws {
        // An error thrown by `body` is not the store's: it is rethrown unchanged.
        var bodyError: (any Error)?
        var leftOut: String?
        try read { database in
            leftOut = try RowChecks.skippedRows(database)
            let export = Export(database: database, symbols: symbols)
            for table in StoreTable.allCases where tables.contains(table) {
                do {
                    try export.sheets(of: table) { sheet in
                        do {
                            try body(sheet)
                        } catch {
                            bodyError = error
                            throw error
                        }
                    }
                } catch  where bodyError != nil {
                    return
                }
            }
        }
        record(skippedRows: leftOut)
        if let bodyError { throw bodyError }
    }

    /// Whether the store contains an instrument or a fund with this symbol.
    public func contains(_ symbol: Symbol) throws(StoreError) -> Bool {
        try read { database in
            try database.value(
                """
                SELECT EXISTS (SELECT 1 FROM instruments WHERE symbol = ?1)
                    OR EXISTS (SELECT 1 FROM fund_tables WHERE fund = ?1)
                """, symbol.name) ?? false
        }
    }
}

/// An export in progress.
private struct Export {
    let database: Database
    let symbols: Set<Symbol>?

    private func includes(_ symbol: Symbol) -> Bool { symbols?.contains(symbol) ?? true }

    func sheets(of table: StoreTable, _ body: (ExportSheet) throws -> Void) throws {
        switch table {
        case .instruments: try body(.instruments(entries().map(\.instrument)))
        case .bars: try bars(body)
        case .yields: try body(.yields(RateRows(database: database).rates()))
        case .policy: try body(.policy(RateRows(database: database).rates().policy))
        case .sectors:
            try body(.sectors(FundRows(database: database).sectorTables().filter { includes($0.fund) }))
        case .holdings:
            for table in try FundRows(database: database).holdingsTables() where includes(table.fund) {
                try body(.holdings(table))
            }
        case .deals:
            // The store has one row per report of a deal.
            try body(
                .deals(DealRows(database: database).newest().joined().sorted { $0.announced.day < $1.announced.day }))
        case .valuations: try body(.valuations(ValuationRows(database: database).points()))
        case .statements: try body(.statements(ValuationRows(database: database).statements()))
        case .filings: try body(.filings(FilingRows(database: database).newest(.max).reversed()))
        case .headlines: try body(.headlines(HeadlineRows(database: database).newest(.max).reversed()))
        case .companies: try body(.companies(CompanyRows(database: database).all()))
        case .quotes:
            try body(.quotes(QuoteRows(database: database).all().filter { includes($0.symbol) }))
        case .intraday:
            try body(.intraday(QuoteRows(database: database).allIntraday().filter { includes($0.symbol) }))
        case .provenance: try body(provenance())
        case .dealDays: try body(.dealDays(DealRows(database: database).spans()))
        }
    }

    private func provenance() throws -> ExportSheet {
        let entries = try entries()
        let rates = try symbols == nil ? RateRows(database: database).rates(curves: 0, policyDays: 0).provenance : nil
        return .provenance(entries.map { ($0.instrument.symbol, $0.provenance) }, rates: rates)
    }

    private func entries() throws -> [InstrumentRows.Entry] {
        try InstrumentRows(database: database).entries(all: true).filter { includes($0.instrument.symbol) }
    }

    private func bars(_ body: (ExportSheet) throws -> Void) throws {
        for entry in try entries() {
            let series = try BarRows(database: database).series(of: entry.id)
            try body(
                .bars(
                    entry.instrument.symbol, series, isAdjusted: entry.instrument.basis == .adjusted,
                    source: entry.provenance.source))
        }
    }
}
