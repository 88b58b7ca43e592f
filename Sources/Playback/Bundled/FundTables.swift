import Formats
import Model

enum FundTables {
    /// Reads `fund,as_of,sector,weight_percent,quality,source`: several funds and dates in one table.
    static func sectors(_ table: inout TableReader) throws(FeedError) -> [SectorTable] {
        let fund = try table.column("fund"), asOf = try table.column("as_of"), sector = try table.column("sector")
        let weight = try table.column("weight_percent"), quality = try table.column("quality")
        let source = try table.column("source")
        var weights = FundRows<SectorWeight>()
        while table.next() {
            table.attempt { row throws(FeedError) in
                guard let read = Quality(row.text(quality)) else {
                    throw row.error(quality, "exact, at-least or derived")
                }
                let share = SectorWeight(
                    try row.sector(sector), weight: try row.fraction(percent: weight), quality: read)
                weights.add(
                    share, to: FundKey(fund: try row.symbol(fund), asOf: try row.dated(asOf), source: row.text(source)))
            }
        }
        return weights.tables.map { key, weights in
            SectorTable(fund: key.fund, asOf: key.asOf, weights: weights, source: key.source)
        }
    }

    /// Reads the positions of one fund on one date: `ticker,name,sector,weight_percent`, and `price,shares` if the
    /// table has them.
    static func holdings(_ table: inout TableReader) throws(FeedError) -> [Holding] {
        let columns = try HoldingColumns(table)
        var holdings: [Holding] = []
        while table.next() {
            table.attempt { row throws(FeedError) in holdings.append(try columns.holding(row)) }
        }
        return holdings.sorted { $0.weight > $1.weight }
    }

    /// Reads several funds and dates in one table: `fund,as_of`, an optional `source`, then the columns of
    /// `holdings(_:)`.
    ///
    /// - Parameter source: the source of rows in a table without a column `source`.
    static func allHoldings(_ table: inout TableReader, source: String) throws(FeedError) -> [HoldingsTable] {
        let columns = try HoldingColumns(table)
        let fund = try table.column("fund"), asOf = try table.column("as_of")
        let origin = try table.optionalColumn("source")
        var holdings = FundRows<Holding>()
        while table.next() {
            table.attempt { row throws(FeedError) in
                let holding = try columns.holding(row)
                let key = FundKey(
                    fund: try row.symbol(fund), asOf: try row.dated(asOf),
                    source: origin.map { row.text($0) } ?? source)
                holdings.add(holding, to: key)
            }
        }
        return holdings.tables.map { key, holdings in
            let sorted = holdings.sorted { $0.weight > $1.weight }
            return HoldingsTable(fund: key.fund, asOf: key.asOf, holdings: sorted, source: key.source)
        }
    }
}

private struct FundKey: Hashable {
    let fund: Symbol
    let asOf: Dated
    let source: String
}

/// The rows of several funds and dates, as they are added: each O(1).
private struct FundRows<Row> {
    private var keys: [FundKey] = []
    private var rows: [FundKey: [Row]] = [:]

    /// The rows of each fund and date, in the order of their first rows.
    var tables: [(key: FundKey, rows: [Row])] { keys.map { ($0, rows[$0] ?? []) } }

    mutating func add(_ row: Row, to key: FundKey) {
        if rows[key] == nil { keys.append(key) }
        rows[key, default: []].append(row)
    }
}

private struct HoldingColumns {
    let ticker, name, sector, weight: TableReader.Column
    let price, shares: TableReader.Column?

    init(_ table: borrowing TableReader) throws(FeedError) {
        ticker = try table.column("ticker")
        name = try table.column("name")
        sector = try table.column("sector")
        weight = try table.column("weight_percent")
        price = try table.optionalColumn("price")
        shares = try table.optionalColumn("shares")
    }

    func holding(_ row: borrowing TableReader) throws(FeedError) -> Holding {
        Holding(
            ticker: row.text(ticker), name: row.text(name), sector: try row.sector(sector),
            weight: try row.fraction(percent: weight),
            price: try price.flatMap { column throws(FeedError) in try row.number(column) },
            shares: try shares.flatMap { column throws(FeedError) in try row.number(column) })
    }
}
