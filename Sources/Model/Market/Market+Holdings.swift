/// A fund's sector weights as selected for a date.
public struct DatedSectorTable: Hashable, Sendable {
    /// The table.
    public let table: SectorTable
    /// Whether it is from after the date, and must be marked as such.
    public let isLater: Bool
}

/// The sector of a share, as a fund's table of positions has it.
public struct StatedSector: Hashable, Sendable {
    /// The sector.
    public let sector: Sector
    /// The fund whose table states it.
    public let fund: Symbol
    /// The date of that table.
    public let asOf: Dated
    /// Whether the table is from after the as-of date, and must be marked as such.
    public let isLater: Bool
}

/// A fund's positions as selected for a date.
public struct DatedHoldingsTable: Sendable {
    /// The table.
    public let table: HoldingsTable
    /// Whether it is from after the date, and must be marked as such.
    public let isLater: Bool
}

extension Market {
    /// A fund's sector weights: the newest table on or before the as-of date, else the earliest later one.
    public func sectorTable(of fund: Symbol) -> DatedSectorTable? {
        choose(from: sectorTables.filter { $0.fund == fund }, by: \.asOf).map {
            DatedSectorTable(table: $0.table, isLater: $0.isLater)
        }
    }

    /// A fund's positions: the newest table on or before the as-of date, else the earliest later one.
    public func holdings(of fund: Symbol) -> DatedHoldingsTable? {
        choose(from: holdingsTables.filter { $0.fund == fund }, by: \.asOf).map {
            DatedHoldingsTable(table: $0.table, isLater: $0.isLater)
        }
    }

    /// The sector of a share by the newest table of positions on or before the as-of date that has it, else the earliest
    /// later one; nil where no fund holds it. O(positions of one table).
    public func statedSector(of share: Symbol) -> StatedSector? {
        guard let chosen = choose(from: holdingsTables.filter { $0.holds(share) }, by: \.asOf),
            let holding = chosen.table.holdings.first(where: { $0.ticker == share.name })
        else { return nil }
        return StatedSector(
            sector: holding.sector, fund: chosen.table.fund, asOf: chosen.table.asOf, isLater: chosen.isLater)
    }

    /// A fund's sector weights compared with those of another instrument, by default its benchmark; where that has none,
    /// with the fund's own of an earlier date, if any.
    public func sectorComparison(of fund: Symbol, with other: Symbol? = nil) -> SectorComparison? {
        guard let table = sectorTable(of: fund)?.table else { return nil }
        let benchmark = other ?? self[fund]?.instrument.benchmark
        let another = benchmark.flatMap { sectorTable(of: $0)?.table }
        return SectorComparison(table, with: another ?? sectorTable(of: fund, before: table.asOf))
    }

    /// A fund's newest sector weights from before a date.
    private func sectorTable(of fund: Symbol, before date: Dated) -> SectorTable? {
        sectorTables.filter { $0.fund == fund && $0.asOf < date }.max { $0.asOf < $1.asOf }
    }

    /// Adds a fund's positions. Tables may arrive daily with thousands of rows, so only the newest of each month is
    /// stored.
    mutating func insert(_ table: HoldingsTable) {
        let month = table.asOf.day.startOfMonth
        let index = holdingsTables.firstIndex { $0.fund == table.fund && $0.asOf.day.startOfMonth == month }
        guard let index else { return holdingsTables.append(table) }
        if !(table.asOf < holdingsTables[index].asOf) { holdingsTables[index] = table }
    }

    private func choose<Table>(from tables: [Table], by asOf: (Table) -> Dated) -> (table: Table, isLater: Bool)? {
        let counting = tables.filter { asOf($0).day <= day }
        if let newest = counting.max(by: { asOf($0) < asOf($1) }) { return (newest, false) }
        return tables.min { asOf($0) < asOf($1) }.map { ($0, true) }
    }
}

extension Dated {
    /// Whether it is earlier than another date, or on the same day with lower precision.
    fileprivate static func < (a: Dated, b: Dated) -> Bool {
        (a.day, a.precision.rank) < (b.day, b.precision.rank)
    }
}

extension Dated.Precision {
    /// Higher for a greater precision.
    fileprivate var rank: Int {
        switch self {
        case .year: 0
        case .month: 1
        case .week: 2
        case .day: 3
        }
    }
}
