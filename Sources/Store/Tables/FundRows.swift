import GRDB
import Model

/// Funds' sectors and positions by date.
struct FundRows {
    let database: Database

    /// Keeps a fund's sectors of a date in place of those of an older word.
    func put(_ table: SectorTable, at receipt: Timestamp) throws {
        guard let id = try place("sectors", table.fund, table.asOf, table.source, receipt) else { return }
        for (place, weight) in table.weights.enumerated() {
            try database.run(
                "INSERT INTO sector_weights VALUES (?, ?, ?, ?, ?)", id, place, weight.sector.rawValue, weight.weight,
                weight.quality.description)
        }
    }

    /// Keeps a fund's positions of a date in place of those of an older word.
    func put(_ table: HoldingsTable, at receipt: Timestamp) throws {
        guard let id = try place("holdings", table.fund, table.asOf, table.source, receipt) else { return }
        for (place, holding) in table.holdings.enumerated() {
            try database.run(
                "INSERT INTO holdings VALUES (?, ?, ?, ?, ?, ?, ?, ?)", id, place, holding.ticker, holding.name,
                holding.sector.rawValue, holding.weight, holding.price, holding.shares)
        }
    }

    /// An empty table to be filled; nil where a newer word is known.
    private func place(
        _ content: String, _ fund: Symbol, _ asOf: Dated, _ source: String, _ receipt: Timestamp
    ) throws -> Int64? {
        let known = try database.rows(
            "SELECT id, received_at FROM fund_tables WHERE content = ? AND fund = ? AND as_of = ? AND precision = ?",
            content, fund.name, asOf.day.number, asOf.precision.rawValue)
        if let row = try known.next() {
            let id: Int64 = try row.value(0)
            let receivedAt: Int64 = try row.value(1)
            guard receipt.milliseconds >= receivedAt else { return nil }
            try database.run("DELETE FROM fund_tables WHERE id = ?", id)
        }
        try database.run(
            "INSERT INTO fund_tables (content, fund, as_of, precision, source, received_at) VALUES (?, ?, ?, ?, ?, ?)",
            content, fund.name, asOf.day.number, asOf.precision.rawValue, source, receipt.milliseconds)
        return database.lastInsertedRowID
    }
}

extension FundRows {
    /// All sector tables in the order in which they came.
    func sectorTables() throws -> [SectorTable] {
        let rows = try database.rows(
            """
            SELECT t.id, t.fund, t.as_of, t.precision, t.source, w.sector, w.weight, w.quality
            FROM fund_tables t JOIN sector_weights w ON w.fund_table = t.id
            WHERE t.content = 'sectors' ORDER BY t.id, w.place
            """)
        var tables = Grouping<SectorWeight>()
        while let row = try rows.next() {
            guard let sector = Sector(rawValue: try row.value(5)), let quality = Quality(try row.value(7) as String)
            else { continue }
            try tables.append(SectorWeight(sector, weight: try row.value(6), quality: quality), to: row)
        }
        return tables.map { SectorTable(fund: $0.fund, asOf: $0.asOf, weights: $0.parts, source: $0.source) }
    }

    /// All positions of all funds, or the newest table of each.
    func holdingsTables() throws -> [HoldingsTable] {
        let rows = try database.rows(
            """
            SELECT t.id, t.fund, t.as_of, t.precision, t.source, h.ticker, h.name, h.sector, h.weight, h.price, h.shares
            FROM fund_tables t JOIN holdings h ON h.fund_table = t.id
            WHERE t.content = 'holdings' ORDER BY t.id, h.place
            """)
        var tables = Grouping<Holding>()
        while let row = try rows.next() {
            guard let sector = Sector(rawValue: try row.value(7)) else { continue }
            let holding = Holding(
                ticker: try row.value(5), name: try row.value(6), sector: sector, weight: try row.value(8),
                price: try row.value(9), shares: try row.value(10))
            try tables.append(holding, to: row)
        }
        return tables.map { HoldingsTable(fund: $0.fund, asOf: $0.asOf, holdings: $0.parts, source: $0.source) }
    }
}

/// Rows gathered to the tables of funds that they belong to.
private struct Grouping<Part> {
    struct Group {
        let id: Int64
        let fund: Symbol
        let asOf: Dated
        let source: String
        var parts: [Part]
    }

    private var groups: [Group] = []

    /// Adds a part to the table of a row; its first columns are number, fund, date, precision and source.
    mutating func append(_ part: Part, to row: Row) throws {
        let id: Int64 = try row.value(0)
        if let last = groups.indices.last, groups[last].id == id {
            groups[last].parts.append(part)
        } else {
            let asOf = Dated(
                Day(number: try row.value(2)), precision: Dated.Precision(rawValue: try row.value(3)) ?? .day)
            groups.append(
                Group(
                    id: id, fund: Symbol(try row.value(1) as String), asOf: asOf, source: try row.value(4),
                    parts: [part]))
        }
    }

    func map<Table>(_ table: (Group) -> Table) -> [Table] { groups.map(table) }
}
