extension SectorTable {
    /// Sector weights computed from a fund's positions, largest first.
    ///
    /// - Parameter quality: How exact the weights are, where some positions' sectors are uncertain.
    public init(summing table: HoldingsTable, quality: Quality = .exact) {
        var sums: [Sector: Double] = [:]
        for holding in table.holdings { sums[holding.sector, default: 0] += holding.weight }
        let weights = Sector.allCases.compactMap { sector in
            sums[sector].map { SectorWeight(sector, weight: $0, quality: quality) }
        }
        self.init(
            fund: table.fund, asOf: table.asOf, weights: weights.sorted { $0.weight > $1.weight }, source: table.source)
    }
}
