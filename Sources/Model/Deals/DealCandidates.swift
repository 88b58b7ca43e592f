/// What a fund holds in the sectors in which companies are being bought: where a next deal could come from.
///
/// No forecast; a list of holdings by a plain rule. A holding whose ticker is the target of a known deal is kept apart.
public struct DealCandidates: Sendable {
    /// The fund's table.
    public let table: DatedHoldingsTable
    /// The sectors of the deals' areas.
    public let sectors: Set<Sector>
    /// Holdings in those sectors that no deal is known for, largest first.
    public let holdings: [Holding]
    /// Holdings that are the target of a deal.
    public let targets: [Holding]
    /// The share of the fund that the candidates make up, a fraction.
    public let weight: Double

    /// The candidates in a fund's table.
    ///
    /// - Parameters:
    ///   - deals: The deals that say in which sectors companies are bought.
    ///   - known: All deals that are known, whose targets are no candidates.
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
    /// The sector to which companies of its area belong (GICS, structure of 2023); nil for an area that is not known.
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
    /// What a fund holds in the sectors of the quarter's deals to date, or of some others; nil where its holdings are
    /// not known.
    public func dealCandidates(in fund: Symbol, after deals: [Deal]? = nil) -> DealCandidates? {
        holdings(of: fund).map { table in
            let known = self.deals.filter { $0.announced.day <= day }
            let current = known.filter { $0.announced.day >= day.startOfQuarter }
            return DealCandidates(table, after: deals ?? current, known: known)
        }
    }
}
