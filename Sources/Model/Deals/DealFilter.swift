/// Which deals are looked at.
public struct DealFilter: Hashable, Sendable {
    /// Only of this kind, where set.
    public var kind: Deal.Kind?
    /// Only of this area, where set.
    public var area: String?
    /// Only with at least this paid at once, in millions of U.S. dollars, where set; a deal without a value is then out.
    public var leastUpfrontUSDMillions: Double?

    /// A filter; by default every deal passes.
    public init(kind: Deal.Kind? = nil, area: String? = nil, leastUpfrontUSDMillions: Double? = nil) {
        self.kind = kind
        self.area = area
        self.leastUpfrontUSDMillions = leastUpfrontUSDMillions
    }

    /// Whether a deal passes.
    public func passes(_ deal: Deal) -> Bool {
        if let kind, deal.kind != kind { return false }
        if let area, deal.area != area { return false }
        if let leastUpfrontUSDMillions { return deal.upfrontUSDMillions.map { $0 >= leastUpfrontUSDMillions } ?? false }
        return true
    }
}
