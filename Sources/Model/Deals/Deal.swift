/// A transaction between companies, as announced.
public struct Deal: Hashable, Sendable {
    /// What changes hands.
    public enum Kind: String, CaseIterable, Hashable, Sendable {
        /// The company.
        case acquisition
        /// Rights to a product.
        case licence
        /// Joint work.
        case collaboration
        /// Some of the company's assets.
        case assetPurchase = "asset purchase"
    }

    /// When it was announced.
    public let announced: Dated
    /// Who buys.
    public let acquirer: String
    /// The buyer's ticker, where known.
    public let acquirerTicker: Symbol?
    /// Who or whose is bought.
    public let target: String
    /// The target's ticker, where known.
    public let targetTicker: Symbol?
    /// What changes hands.
    public let kind: Kind
    /// The field of business, as the source names it: `biotech`, `medical devices`.
    public let area: String
    /// Paid at once, in millions of U.S. dollars, where stated.
    public let upfrontUSDMillions: Double?
    /// The most that may be paid in all, in millions of U.S. dollars, where stated.
    public let maximumUSDMillions: Double?
    /// The address of the report.
    public let source: String

    /// A deal.
    public init(
        announced: Dated, acquirer: String, acquirerTicker: Symbol? = nil, target: String,
        targetTicker: Symbol? = nil, kind: Kind, area: String, upfrontUSDMillions: Double? = nil,
        maximumUSDMillions: Double? = nil, source: String
    ) {
        self.announced = announced
        self.acquirer = acquirer
        self.acquirerTicker = acquirerTicker
        self.target = target
        self.targetTicker = targetTicker
        self.kind = kind
        self.area = area
        self.upfrontUSDMillions = upfrontUSDMillions
        self.maximumUSDMillions = maximumUSDMillions
        self.source = source
    }
}
