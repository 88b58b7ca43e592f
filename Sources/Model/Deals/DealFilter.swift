/// The criteria by which deals are selected.
public struct DealFilter: Hashable, Sendable {
    /// The kind of deal; nil for any.
    public var kind: Deal.Kind?
    /// The area; nil for any.
    public var area: String?
    /// The minimum upfront payment, in millions of U.S. dollars; nil for any. Where set, deals without a stated value
    /// are excluded.
    public var minimumUpfrontUSDMillions: Double?

    /// A filter; by default every deal passes.
    public init(kind: Deal.Kind? = nil, area: String? = nil, leastUpfrontUSDMillions: Double? = nil) {
        self.kind = kind
        self.area = area
        self.minimumUpfrontUSDMillions = leastUpfrontUSDMillions
    }

    /// Whether a deal meets all criteria.
    public func passes(_ deal: Deal) -> Bool {
        if let kind, deal.kind != kind { return false }
        if let area, deal.area != area { return false }
        if let minimumUpfrontUSDMillions {
            return deal.upfrontUSDMillions.map { $0 >= minimumUpfrontUSDMillions } ?? false
        }
        return true
    }
}
