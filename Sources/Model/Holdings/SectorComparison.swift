/// A fund's sector weights next to those of its benchmark.
public struct SectorComparison: Hashable, Sendable {
    /// The weights of one sector in both tables.
    public struct Row: Hashable, Sendable {
        /// The sector.
        public let sector: Sector
        /// The fund's weight, where given.
        public let fund: SectorWeight?
        /// The benchmark's weight, where given.
        public let benchmark: SectorWeight?

        /// The fund's weight, a fraction.
        public var weight: Double? { fund?.weight }
        /// The benchmark's weight, a fraction.
        public var benchmarkWeight: Double? { benchmark?.weight }
        /// The fund's weight less the benchmark's, a fraction; nil where either is missing.
        public var difference: Double? {
            guard let fund, let benchmark else { return nil }
            return fund.weight - benchmark.weight
        }
    }

    /// The eleven sectors, ordered by the fund's weight and then the benchmark's, followed by the other categories of
    /// the tables.
    public let rows: [Row]
    /// The fund's table.
    public let fund: SectorTable
    /// The benchmark's table, or the fund's own of an earlier date, where there is one.
    public let benchmark: SectorTable?
    /// Whether the fund is compared with itself at an earlier date.
    public var isWithItself: Bool { benchmark?.fund == fund.fund }

    /// Compares a fund's table with its benchmark's, if any.
    public init(_ fund: SectorTable, with benchmark: SectorTable?) {
        self.fund = fund
        self.benchmark = benchmark
        let all = Sector.allCases.map { Row(sector: $0, fund: fund[$0], benchmark: benchmark?[$0]) }
        let sectors = all.filter { $0.sector.isGICS }.sorted { a, b in
            (a.weight ?? -1, a.benchmarkWeight ?? -1) > (b.weight ?? -1, b.benchmarkWeight ?? -1)
        }
        rows = sectors + all.filter { !$0.sector.isGICS && ($0.fund != nil || $0.benchmark != nil) }
    }

    /// The combined weight of the fund's two largest sectors.
    public var twoLargest: StatedFigure? { fund.twoLargest }
    /// The Herfindahl index of the fund's sectors.
    public var herfindahl: StatedFigure? { fund.herfindahl }
}
