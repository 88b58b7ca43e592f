/// A transaction between companies, as announced.
public struct Deal: Hashable, Sendable {
    /// The tickers of acquirer and target, as far as they are known.
    public var tickers: [Symbol] { [acquirerTicker, targetTicker].compactMap(\.self) }
    /// The subject of the transaction.
    public enum Kind: String, CaseIterable, Hashable, Sendable {
        /// The entire company.
        case acquisition
        /// Rights to a product.
        case licence
        /// Joint work.
        case collaboration
        /// Some of the company's assets.
        case assetPurchase = "asset purchase"
        /// Two companies become one, and neither buys the other.
        case merger
    }

    /// The progress of a deal as far as filings report it.
    public enum Stage: String, CaseIterable, Hashable, Sendable {
        /// Announced, with no later report.
        case announced
        /// The target has reported that it was acquired, or a change of control.
        case completed
        /// The target has reported the end of a material agreement, but no completion.
        case terminationReported = "termination reported"
    }

    /// The area of a deal whose business is not known from any source.
    public static let unknownArea = "not known"

    private var storage: Storage

    /// Normalises the names of both parties for comparisons.
    public init(
        announced: Dated, acquirer: String, acquirerTicker: Symbol? = nil, target: String,
        targetTicker: Symbol? = nil, kind: Kind, area: String, upfrontUSDMillions: Double? = nil,
        maximumUSDMillions: Double? = nil, source: String, otherSources: [String] = [], stage: Stage = .announced
    ) {
        storage = Storage(
            Content(
                announced: announced, acquirer: acquirer, acquirerTicker: acquirerTicker, target: target, kind: kind,
                upfrontUSDMillions: upfrontUSDMillions, maximumUSDMillions: maximumUSDMillions, source: source,
                acquirerName: CompanyName(acquirer), targetName: CompanyName(target), targetTicker: targetTicker,
                area: area, otherSources: otherSources, stage: stage))
    }
}

extension Deal {
    /// The date of the announcement.
    public var announced: Dated { storage.content.announced }
    /// The buyer.
    public var acquirer: String { storage.content.acquirer }
    /// The buyer's ticker, where known.
    public var acquirerTicker: Symbol? { storage.content.acquirerTicker }
    /// The company that is bought, or whose rights or assets are.
    public var target: String { storage.content.target }
    /// The target's ticker, where known.
    public internal(set) var targetTicker: Symbol? {
        get { storage.content.targetTicker }
        set { change { $0.targetTicker = newValue } }
    }
    /// The subject of the transaction.
    public var kind: Kind { storage.content.kind }
    /// The field of business, as the source names it: `biotech`, `medical devices`.
    public internal(set) var area: String {
        get { storage.content.area }
        set { change { $0.area = newValue } }
    }
    /// The upfront payment in millions of U.S. dollars, where stated.
    public var upfrontUSDMillions: Double? { storage.content.upfrontUSDMillions }
    /// The maximum total payment in millions of U.S. dollars, where stated.
    public var maximumUSDMillions: Double? { storage.content.maximumUSDMillions }
    /// The address of the report.
    public var source: String { storage.content.source }
    /// The addresses of further reports, newest first.
    public internal(set) var otherSources: [String] {
        get { storage.content.otherSources }
        set { change { $0.otherSources = newValue } }
    }
    /// The progress of the deal.
    public internal(set) var stage: Stage {
        get { storage.content.stage }
        set { change { $0.stage = newValue } }
    }
    /// The parties' names in the form used for comparisons.
    var acquirerName: CompanyName { storage.content.acquirerName }
    var targetName: CompanyName { storage.content.targetName }

    private mutating func change(_ body: (inout Content) -> Void) {
        var content = storage.content
        body(&content)
        storage = Storage(content)
    }
}

extension Deal {
    private struct Content: Hashable, Sendable {
        let announced: Dated
        let acquirer: String
        let acquirerTicker: Symbol?
        let target: String
        let kind: Kind
        let upfrontUSDMillions, maximumUSDMillions: Double?
        let source: String
        let acquirerName, targetName: CompanyName
        var targetTicker: Symbol?
        var area: String
        var otherSources: [String]
        var stage: Stage
    }

    /// Holds the deal in a single reference, so that sorting, moving and copying thousands is cheap.
    private final class Storage: Hashable, Sendable {
        let content: Content

        init(_ content: Content) { self.content = content }

        static func == (a: Storage, b: Storage) -> Bool { a === b || a.content == b.content }
        func hash(into hasher: inout Hasher) { hasher.combine(content) }
    }
}
