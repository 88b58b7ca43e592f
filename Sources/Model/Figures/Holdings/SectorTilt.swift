/// A fund's over- and underweights relative to its benchmark by sector.
///
/// The active share by sector is half the sum of the absolute differences (M. Cremers and A. Petajisto, "How Active Is
/// Your Fund Manager?", Review of Financial Studies 22, 2009, applied to sectors instead of holdings): 0 for identical
/// sector weights, 1 for no sector in common. Cash and derivatives are left out.
public struct SectorTilt: Hashable, Sendable {
    /// The difference in a sector that both tables name.
    public struct Row: Hashable, Sendable {
        /// The sector.
        public let sector: Sector
        /// The fund's weight less the benchmark's, a fraction, and how exact it is.
        public let difference: StatedFigure
    }

    /// The sectors that both tables name, the fund's largest overweight first.
    public let rows: [Row]
    /// The fund's combined weight of all other sectors less the benchmark's; nil where there are none.
    public let rest: Double?
    /// Half the sum of the absolute differences. A lower bound where some sectors can only be compared together, since
    /// differences among them cancel.
    public let activeShare: StatedFigure
    /// The fund's table and the benchmark's.
    public let fund, benchmark: SectorTable

    /// Nil where the two tables have no sector in common.
    public init?(_ fund: SectorTable, against benchmark: SectorTable) {
        let rows = Sector.gics.compactMap { sector in
            Row(sector, fund.share(of: sector), benchmark.share(of: sector))
        }
        guard !rows.isEmpty else { return nil }
        let named = Set(rows.map(\.sector))
        let isComplete = named.count == Sector.gics.count && fund.isComplete && benchmark.isComplete
        let rest = isComplete ? nil : fund.sum(outside: named) - benchmark.sum(outside: named)
        self.rows = rows.sorted { $0.difference.value > $1.difference.value }
        self.rest = rest
        self.fund = fund
        self.benchmark = benchmark
        let sum = rows.reduce(rest?.magnitude ?? 0) { $0 + $1.difference.value.magnitude }
        activeShare = StatedFigure(sum / 2, SectorTilt.quality(of: rows, isComplete: isComplete))
    }

    /// A sector that may be larger than stated increases the sum where it is overweight, and may change it either way
    /// elsewhere.
    private static func quality(of rows: [Row], isComplete: Bool) -> Quality {
        let bounds = rows.filter { $0.difference.quality == .atLeast || $0.difference.quality == .atMost }
        let widens = bounds.allSatisfy { ($0.difference.quality == .atLeast) == ($0.difference.value >= 0) }
        if !widens { return .derived("from a bound that could narrow it") }
        if !bounds.isEmpty || !isComplete { return .atLeast }
        return rows.lazy.map(\.difference.quality).first { $0 != .exact } ?? .exact
    }
}

extension SectorTilt.Row {
    fileprivate init?(_ sector: Sector, _ fund: SectorWeight?, _ benchmark: SectorWeight?) {
        guard let fund, let benchmark else { return nil }
        let quality: Quality =
            switch (fund.quality, benchmark.quality) {
            case (.exact, let other) where other != .atLeast: other
            case (let other, .exact): other
            case (.exact, _): .atMost
            case (.atLeast, .atLeast): .derived("from two bounds")
            case (.atLeast, _): .atLeast
            case (_, .atLeast): .atMost
            case (.derived(let how), _): .derived(how)
            }
        self.init(sector: sector, difference: StatedFigure(fund.weight - benchmark.weight, quality))
    }
}

extension Quality {
    /// An upper bound, which no table states but a difference can be.
    fileprivate static let atMost = Quality.derived("at most")
}

extension SectorTable {
    /// Whether every position in a sector is given by sector.
    fileprivate var isComplete: Bool { self[.other] == nil && self[.unassigned] == nil }

    /// The weight of a sector: 0 where the table is complete and does not name it.
    fileprivate func share(of sector: Sector) -> SectorWeight? {
        self[sector] ?? (isComplete ? SectorWeight(sector, weight: 0) : nil)
    }

    /// The combined weight outside some sectors, without cash and derivatives.
    fileprivate func sum(outside named: Set<Sector>) -> Double {
        weights.reduce(0) { $1.sector == .cash || named.contains($1.sector) ? $0 : $0 + $1.weight }
    }
}

extension Market {
    /// The tilt of a fund relative to another instrument, by default its benchmark, by the newest tables on or before
    /// the as-of date, else the earliest later ones.
    public func sectorTilt(of fund: Symbol, against other: Symbol? = nil) -> SectorTilt? {
        guard let table = sectorTable(of: fund)?.table,
            let benchmark = (other ?? self[fund]?.instrument.benchmark).flatMap({ sectorTable(of: $0)?.table })
        else { return nil }
        return SectorTilt(table, against: benchmark)
    }
}
