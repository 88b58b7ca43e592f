/// A fund's holdings in the sectors in which companies are being bought, as possible targets of further deals.
///
/// This is not a forecast but a list of holdings by a simple rule. Holdings whose ticker is the target of a known deal
/// are listed separately.
public struct DealCandidates: Sendable {
    /// The fund's table.
    public let table: DatedHoldingsTable
    /// The sectors of the deals' areas.
    public let sectors: Set<Sector>
    /// Holdings in those sectors without a known deal, largest first.
    public let holdings: [Holding]
    /// Holdings that are the target of a deal.
    public let targets: [Holding]
    /// The combined weight of the candidates in the fund, a fraction.
    public let weight: Double

    /// The candidates in a fund's table.
    ///
    /// - Parameters:
    ///   - deals: The deals that determine the sectors.
    ///   - known: All known deals, whose targets are excluded.
    public init(_ table: DatedHoldingsTable, after deals: [Deal], known: [Deal]) {
        let sectors = Set(deals.compactMap(\.sector))
        let bought = Set(known.compactMap { $0.targetTicker?.name })
        let inside = table.table.holdings.filter { sectors.contains($0.sector) }.sorted { $0.weight > $1.weight }
        self.table = table
        self.sectors = sectors
        holdings = inside.filter { !bought.contains($0.ticker) }
        targets = table.table.holdings.filter { bought.contains($0.ticker) }
        weight = holdings.reduce(0) { $0 + $1.weight }
    }
}

extension Deal {
    /// The sector of companies in the deal's area (GICS, 2023 structure); nil for an area without a sector.
    public var sector: Sector? {
        switch area.lowercased() {
        case "biotech", "biotechnology", "pharma", "pharmaceuticals", "medical devices", "medical technology",
            "life-science tools", "life sciences", "diagnostics", "bioprocessing", "contract manufacturing",
            "health care", "health-care services":
            .healthCare
        case "software", "semiconductors", "hardware", "electronics", "information technology", "technology":
            .informationTechnology
        case "banks", "brokers and funds", "insurance", "finance": .financials
        case "real estate": .realEstate
        case "oil and gas": .energy
        case "utilities": .utilities
        case "telecommunications", "media", "entertainment": .communicationServices
        default: nil
        }
    }
}

extension Market {
    /// A fund's holdings in the sectors of the quarter's deals to date, or of the given deals; nil without the fund's
    /// holdings.
    public func dealCandidates(in fund: Symbol, after deals: [Deal]? = nil) -> DealCandidates? {
        holdings(of: fund).map { table in
            let known = self.deals.filter { $0.announced.day <= day }
            let current = known.filter { $0.announced.day >= day.startOfQuarter }
            return DealCandidates(table, after: deals ?? current, known: known)
        }
    }
}
