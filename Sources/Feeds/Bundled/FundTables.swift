import Model

/// Reads what funds hold.
enum FundTables {
    /// Reads `fund,as_of,sector,weight_percent,quality,source`: several funds and dates in one table.
    static func sectors(_ table: inout TableReader) throws(FeedError) -> [SectorTable] {
        let fund = try table.column("fund"), asOf = try table.column("as_of"), sector = try table.column("sector")
        let weight = try table.column("weight_percent"), quality = try table.column("quality")
        let source = try table.column("source")
        var tables: [SectorTable] = []
        while table.next() {
            table.attempt { row throws(FeedError) in
                guard let read = Quality(row.text(quality)) else {
                    throw row.fault(quality, "exact, at-least or derived")
                }
                let share = SectorWeight(
                    try row.sector(sector), weight: try row.fraction(percent: weight), quality: read)
                tables.add(share, to: try row.symbol(fund), try row.dated(asOf), row.text(source))
            }
        }
        return tables
    }

    /// Reads `ticker,name,sector,weight_percent`, and `price,shares` where the table has them: the positions of one fund
    /// on one date.
    static func holdings(_ table: inout TableReader) throws(FeedError) -> [Holding] {
        let ticker = try table.column("ticker"), name = try table.column("name"), sector = try table.column("sector")
        let weight = try table.column("weight_percent")
        let price = try table.optionalColumn("price"), shares = try table.optionalColumn("shares")
        var holdings: [Holding] = []
        while table.next() {
            table.attempt { row throws(FeedError) in
                holdings.append(
                    Holding(
                        ticker: row.text(ticker), name: row.text(name), sector: try row.sector(sector),
                        weight: try row.fraction(percent: weight),
                        price: try price.flatMap { column throws(FeedError) in try row.number(column) },
                        shares: try shares.flatMap { column throws(FeedError) in try row.number(column) }))
            }
        }
        return holdings.sorted { $0.weight > $1.weight }
    }
}

extension [SectorTable] {
    fileprivate mutating func add(_ share: SectorWeight, to fund: Symbol, _ asOf: Dated, _ source: String) {
        let place = lastIndex { $0.fund == fund && $0.asOf == asOf && $0.source == source }
        let weights = place.map { self[$0].weights } ?? []
        let table = SectorTable(fund: fund, asOf: asOf, weights: weights + [share], source: source)
        if let place { self[place] = table } else { append(table) }
    }
}
