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

    /// How far it has come, as far as filings tell.
    public enum Stage: String, CaseIterable, Hashable, Sendable {
        /// Announced; nothing else is known.
        case announced
        /// The target has reported that it was acquired, or that control of it has changed.
        case completed
        /// The target has reported the end of a material agreement, and no completion.
        case terminationReported = "termination reported"
    }

    /// The area of a deal whose business no source has told.
    public static let unknownArea = "not known"

    /// When it was announced.
    public let announced: Dated
    /// Who buys.
    public let acquirer: String
    /// The buyer's ticker, where known.
    public let acquirerTicker: Symbol?
    /// Who or whose is bought.
    public let target: String
    /// The target's ticker, where known.
    public internal(set) var targetTicker: Symbol?
    /// What changes hands.
    public let kind: Kind
    /// The field of business, as the source names it: `biotech`, `medical devices`.
    public internal(set) var area: String
    /// Paid at once, in millions of U.S. dollars, where stated.
    public let upfrontUSDMillions: Double?
    /// The most that may be paid in all, in millions of U.S. dollars, where stated.
    public let maximumUSDMillions: Double?
    /// The address of the report.
    public let source: String
    /// The addresses of further reports, newest first.
    public internal(set) var otherSources: [String]
    /// How far it has come.
    public internal(set) var stage: Stage
    /// The parties' names in the form in which they are compared.
    let acquirerName, targetName: CompanyName

    /// A deal.
    public init(
        announced: Dated, acquirer: String, acquirerTicker: Symbol? = nil, target: String,
        targetTicker: Symbol? = nil, kind: Kind, area: String, upfrontUSDMillions: Double? = nil,
        maximumUSDMillions: Double? = nil, source: String, otherSources: [String] = [], stage: Stage = .announced
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
        self.otherSources = otherSources
        self.stage = stage
        acquirerName = CompanyName(acquirer)
        targetName = CompanyName(target)
    }
}
