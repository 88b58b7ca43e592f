/// A fund's sectors as chosen for a date.
public struct DatedSectorTable: Hashable, Sendable {
    /// The table.
    public let table: SectorTable
    /// Whether it counts only from after the date, and must be marked so.
    public let isLater: Bool
}

/// A fund's positions as chosen for a date.
public struct DatedHoldingsTable: Sendable {
    /// The table.
    public let table: HoldingsTable
    /// Whether it counts only from after the date, and must be marked so.
    public let isLater: Bool
}

extension Market {
    /// A fund's sectors: the newest table that counts on the as-of date, else the nearest later one.
    public func sectorTable(of fund: Symbol) -> DatedSectorTable? {
        choose(from: sectorTables.filter { $0.fund == fund }, by: \.asOf).map {
            DatedSectorTable(table: $0.table, isLater: $0.isLater)
        }
    }

    /// A fund's positions: the newest table that counts on the as-of date, else the nearest later one.
    public func holdings(of fund: Symbol) -> DatedHoldingsTable? {
        choose(from: holdingsTables.filter { $0.fund == fund }, by: \.asOf).map {
            DatedHoldingsTable(table: $0.table, isLater: $0.isLater)
        }
    }

    /// A fund's sectors beside those of its benchmark, or of the instrument asked for.
    public func sectorComparison(of fund: Symbol, with other: Symbol? = nil) -> SectorComparison? {
        guard let table = sectorTable(of: fund)?.table else { return nil }
        let benchmark = other ?? self[fund]?.instrument.benchmark
        return SectorComparison(table, with: benchmark.flatMap { sectorTable(of: $0)?.table })
    }

    /// Takes a fund's positions. They may come daily by the thousand: of each month the newest stay.
    mutating func take(_ table: HoldingsTable) {
        let month = table.asOf.day.startOfMonth
        let known = holdingsTables.firstIndex { $0.fund == table.fund && $0.asOf.day.startOfMonth == month }
        guard let known else { return holdingsTables.append(table) }
        if !(table.asOf < holdingsTables[known].asOf) { holdingsTables[known] = table }
    }

    private func choose<Table>(from tables: [Table], by asOf: (Table) -> Dated) -> (table: Table, isLater: Bool)? {
        let counting = tables.filter { asOf($0).day <= day }
        if let newest = counting.max(by: { asOf($0) < asOf($1) }) { return (newest, false) }
        return tables.min { asOf($0) < asOf($1) }.map { ($0, true) }
    }
}

extension Dated {
    /// Counting earlier than another date, or on the same day but known less exactly.
    fileprivate static func < (a: Dated, b: Dated) -> Bool {
        (a.day, a.precision.rank) < (b.day, b.precision.rank)
    }
}

extension Dated.Precision {
    /// Higher for what is known more exactly.
    fileprivate var rank: Int {
        switch self {
        case .year: 0
        case .month: 1
        case .week: 2
        case .day: 3
        }
    }
}
