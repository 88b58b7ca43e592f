/// A fund's sectors beside its benchmark's.
public struct SectorComparison: Hashable, Sendable {
    /// One sector of both.
    public struct Row: Hashable, Sendable {
        /// The sector.
        public let sector: Sector
        /// The fund's share, where stated.
        public let fund: SectorWeight?
        /// The benchmark's share, where stated.
        public let benchmark: SectorWeight?

        /// The fund's share, a fraction.
        public var weight: Double? { fund?.weight }
        /// How the fund's share is to be read.
        public var quality: Quality? { fund?.quality }
        /// The benchmark's share, a fraction.
        public var benchmarkWeight: Double? { benchmark?.weight }
        /// The fund's share less the benchmark's, a fraction; missing where either is.
        public var difference: Double? {
            guard let fund, let benchmark else { return nil }
            return fund.weight - benchmark.weight
        }
    }

    /// The eleven sectors, largest of the fund first and then of the benchmark; then what else a table keeps.
    public let rows: [Row]
    /// The fund's table.
    public let fund: SectorTable
    /// The benchmark's table, where there is one.
    public let benchmark: SectorTable?

    /// A comparison.
    public init(_ fund: SectorTable, with benchmark: SectorTable?) {
        self.fund = fund
        self.benchmark = benchmark
        let all = Sector.allCases.map { Row(sector: $0, fund: fund[$0], benchmark: benchmark?[$0]) }
        let proper = all.filter { $0.sector.isGICS }.sorted { a, b in
            (a.weight ?? -1, a.benchmarkWeight ?? -1) > (b.weight ?? -1, b.benchmarkWeight ?? -1)
        }
        rows = proper + all.filter { !$0.sector.isGICS && ($0.fund != nil || $0.benchmark != nil) }
    }

    /// The share of the fund's largest two sectors.
    public var twoLargest: StatedFigure? { fund.twoLargest }
    /// Herfindahl's index of the fund's sectors.
    public var herfindahl: StatedFigure? { fund.herfindahl }
}
