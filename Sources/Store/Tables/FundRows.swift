import GRDB
import Model

/// Sectors and holdings of funds, by date.
struct FundRows {
    let database: Database

    /// Writes the sectors of a fund on a date, replacing an older version.
    func put(_ table: SectorTable, at receipt: Timestamp) throws {
        guard let id = try emptyTable("sectors", table.fund, table.asOf, table.source, receipt) else { return }
        for (index, weight) in table.weights.enumerated() {
            try database.run(
                "INSERT INTO sector_weights VALUES (?, ?, ?, ?, ?)", id, index, weight.sector.rawValue, weight.weight,
                weight.quality.description)
        }
    }

    /// Writes the holdings of a fund on a date, replacing an older version.
    func put(_ table: HoldingsTable, at receipt: Timestamp) throws {
        guard let id = try emptyTable("holdings", table.fund, table.asOf, table.source, receipt) else { return }
        for (index, holding) in table.holdings.enumerated() {
            try database.run(
                "INSERT INTO holdings VALUES (?, ?, ?, ?, ?, ?, ?, ?)", id, index, holding.ticker, holding.name,
                holding.sector.rawValue, holding.weight, holding.price, holding.shares)
        }
    }

    /// The id of an empty table to fill; nil if a newer version is stored.
    private func emptyTable(
        _ content: String, _ fund: Symbol, _ asOf: Dated, _ source: String, _ receipt: Timestamp
    ) throws -> Int64? {
        let existing = try database.rows(
            "SELECT id, received_at FROM fund_tables WHERE content = ? AND fund = ? AND as_of = ? AND precision = ?",
            content, fund.name, asOf.day.number, asOf.precision.rawValue)
        if let row = try existing.next() {
            let id: Int64 = try row.value(0)
            let receivedAt: Int64 = try row.value(1)
            guard receipt.milliseconds >= receivedAt else { return nil }
            // The row retains its id, so that undoing an import finds it again.
            try database.run(
                "UPDATE fund_tables SET source = ?, received_at = ? WHERE id = ?", source, receipt.milliseconds, id)
            for part in ["sector_weights", "holdings"] {
                try database.run("DELETE FROM \(part) WHERE fund_table = ?", id)
            }
            return id
        }
        try database.run(
            "INSERT INTO fund_tables (content, fund, as_of, precision, source, received_at) VALUES (?, ?, ?, ?, ?, ?)",
            content, fund.name, asOf.day.number, asOf.precision.rawValue, source, receipt.milliseconds)
        return database.lastInsertedRowID
    }
}

extension FundRows {
    /// Sector tables in the order in which they were added.
    func sectorTables(_ choice: Selection = .all) throws -> [SectorTable] {
        try entries("sectors", choice).compactMap { entry in
            let rows = try database.rows(
                "SELECT sector, weight, quality FROM sector_weights WHERE fund_table = ? AND \(RowChecks.sectorWeights) "
                    + "ORDER BY place", entry.id)
            var weights: [SectorWeight] = []
            while let row = try rows.next() {
                guard let sector = Sector(rawValue: try row.value(0)), let quality = Quality(try row.value(2) as String)
                else { continue }
                weights.append(SectorWeight(sector, weight: try row.value(1), quality: quality))
            }
            if weights.isEmpty { return nil }
            return SectorTable(fund: entry.fund, asOf: entry.asOf, weights: weights, source: entry.source)
        }
    }

    /// Holdings tables in the order in which they were added.
    func holdingsTables(_ choice: Selection = .all) throws -> [HoldingsTable] {
        try entries("holdings", choice).compactMap { entry in
            let holdings = try holdings(of: entry.id)
            if holdings.isEmpty { return nil }
            return HoldingsTable(fund: entry.fund, asOf: entry.asOf, holdings: holdings, source: entry.source)
        }
    }

    private func holdings(of table: Int64) throws -> [Holding] {
        let rows = try database.rows(
            "SELECT ticker, name, sector, weight, price, shares FROM holdings WHERE fund_table = ? "
                + "AND \(RowChecks.holdings) ORDER BY place",
            table)
        var holdings: [Holding] = []
        while let row = try rows.next() {
            guard let sector = Sector(rawValue: try row.value(2)) else { continue }
            holdings.append(
                Holding(
                    ticker: try row.value(0), name: try row.value(1), sector: sector, weight: try row.value(3),
                    price: try row.value(4), shares: try row.value(5)))
        }
        return holdings
    }

    /// Removes the holdings before a day, except for the newest table of each fund and month, and those that ship with
    /// the program.
    func thinHoldings(before day: Day) throws {
        try database.run(
            """
            DELETE FROM fund_tables WHERE content = 'holdings' AND as_of < ? AND received_at > 0
            AND id NOT IN \(FundRows.newest("holdings", ofEach: "%Y-%m"))
            """, day.number)
    }
}

extension FundRows {
    /// Which of the tables to read. Those that ship with the program are always included.
    enum Selection {
        case all
        /// The newest table of each fund, and the newest one as of a day.
        case shown(on: Day)
        /// The newest table of each fund and year.
        case yearly
    }

    /// A table without its rows.
    private struct Entry {
        let id: Int64
        let fund: Symbol
        let asOf: Dated
        let source: String
    }

    private func entries(_ content: String, _ choice: Selection) throws -> [Entry] {
        let wanted =
            switch choice {
            case .all: "1"
            case .shown(let day):
                "id IN \(FundRows.newest(content)) OR id IN \(FundRows.newest(content, through: day))"
            case .yearly: "id IN \(FundRows.newest(content, ofEach: "%Y"))"
            }
        let rows = try database.rows(
            """
            SELECT id, fund, as_of, precision, source FROM fund_tables
            WHERE content = ? AND (received_at <= 0 OR \(wanted)) AND \(RowChecks.fundTables) ORDER BY id
            """, content)
        var entries: [Entry] = []
        while let row = try rows.next() {
            let asOf = Dated(
                Day(number: try row.value(2)), precision: Dated.Precision(rawValue: try row.value(3)) ?? .day)
            let fund = Symbol(try row.value(1) as String)
            entries.append(Entry(id: try row.value(0), fund: fund, asOf: asOf, source: try row.value(4)))
        }
        return entries
    }

    /// A subquery for the newest table of each fund, or of each fund and period as formatted by `strftime`.
    private static func newest(_ content: String, ofEach span: String = "", through day: Day? = nil) -> String {
        let limit = day.map { "AND as_of <= \($0.number)" } ?? ""
        // SQLite takes bare columns next to `max` from the row with the maximum.
        return """
            (SELECT id FROM (
                SELECT id, max(as_of) FROM fund_tables
                WHERE content = '\(content)' AND \(RowChecks.fundTables) \(limit)
                GROUP BY fund, strftime('\(span)', as_of * 86400, 'unixepoch')))
            """
    }
}
