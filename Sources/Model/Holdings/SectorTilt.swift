/// How a fund leans away from its benchmark by sector.
///
/// Active share of sectors is half the sum of the absolute differences (M. Cremers and A. Petajisto, "How Active Is Your
/// Fund Manager?", Review of Financial Studies 22, 2009, over sectors in place of holdings): 0 for the same sectors in
/// the same weights, 1 for none in common. Cash and derivatives are left out.
public struct SectorTilt: Hashable, Sendable {
    /// One sector that both tables tell.
    public struct Row: Hashable, Sendable {
        /// The sector.
        public let sector: Sector
        /// The fund's share less the benchmark's, a fraction, and how it is to be read.
        public let difference: StatedFigure
    }

    /// The sectors that both tables tell, the one the fund leans to most first.
    public let rows: [Row]
    /// What the fund has in all other sectors together less the same of the benchmark; nil where there are none.
    public let rest: Double?
    /// Half the sum of the absolute differences. At least that where some sectors can be compared only together, for
    /// what differs within them is not seen.
    public let activeShare: StatedFigure
    /// The fund's table and the benchmark's.
    public let fund, benchmark: SectorTable

    /// The tilt of a fund's sectors; nil where the two tables tell no sector in common.
    public init?(_ fund: SectorTable, against benchmark: SectorTable) {
        let rows = Sector.gics.compactMap { sector in
            Row(sector, fund.share(of: sector), benchmark.share(of: sector))
        }
        guard !rows.isEmpty else { return nil }
        let told = Set(rows.map(\.sector))
        let isWhole = told.count == Sector.gics.count && fund.isWhole && benchmark.isWhole
        let rest = isWhole ? nil : fund.sum(outside: told) - benchmark.sum(outside: told)
        self.rows = rows.sorted { $0.difference.value > $1.difference.value }
        self.rest = rest
        self.fund = fund
        self.benchmark = benchmark
        let sum = rows.reduce(rest?.magnitude ?? 0) { $0 + $1.difference.value.magnitude }
        activeShare = StatedFigure(sum / 2, SectorTilt.quality(of: rows, isWhole: isWhole))
    }

    /// A sector that may be larger than stated moves the sum up where the fund leans to it, and either way elsewhere.
    private static func quality(of rows: [Row], isWhole: Bool) -> Quality {
        let bounds = rows.filter { $0.difference.quality == .atLeast || $0.difference.quality == .atMost }
        let widens = bounds.allSatisfy { ($0.difference.quality == .atLeast) == ($0.difference.value >= 0) }
        if !widens { return .derived("from a bound that could narrow it") }
        if !bounds.isEmpty || !isWhole { return .atLeast }
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
    /// The figure or less, which no table states and a difference may be.
    fileprivate static let atMost = Quality.derived("at most")
}

extension SectorTable {
    /// Whether all that is in some sector is told by sector.
    fileprivate var isWhole: Bool { self[.other] == nil && self[.unassigned] == nil }

    /// A sector's share: nothing where the table is whole and does not name it.
    fileprivate func share(of sector: Sector) -> SectorWeight? {
        self[sector] ?? (isWhole ? SectorWeight(sector, weight: 0) : nil)
    }

    /// What it has outside some sectors, cash and derivatives left out.
    fileprivate func sum(outside told: Set<Sector>) -> Double {
        weights.reduce(0) { $1.sector == .cash || told.contains($1.sector) ? $0 : $0 + $1.weight }
    }
}

extension Market {
    /// The tilt of a fund against its benchmark, or against the instrument asked for, by the tables that count on the
    /// as-of date or, where there is none, by the nearest later ones.
    public func sectorTilt(of fund: Symbol, against other: Symbol? = nil) -> SectorTilt? {
        guard let table = sectorTable(of: fund)?.table,
            let benchmark = (other ?? self[fund]?.instrument.benchmark).flatMap({ sectorTable(of: $0)?.table })
        else { return nil }
        return SectorTilt(table, against: benchmark)
    }
}
