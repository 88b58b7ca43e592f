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

    private var storage: Storage

    /// A deal.
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
    /// When it was announced.
    public var announced: Dated { storage.content.announced }
    /// Who buys.
    public var acquirer: String { storage.content.acquirer }
    /// The buyer's ticker, where known.
    public var acquirerTicker: Symbol? { storage.content.acquirerTicker }
    /// Who or whose is bought.
    public var target: String { storage.content.target }
    /// The target's ticker, where known.
    public internal(set) var targetTicker: Symbol? {
        get { storage.content.targetTicker }
        set { change { $0.targetTicker = newValue } }
    }
    /// What changes hands.
    public var kind: Kind { storage.content.kind }
    /// The field of business, as the source names it: `biotech`, `medical devices`.
    public internal(set) var area: String {
        get { storage.content.area }
        set { change { $0.area = newValue } }
    }
    /// Paid at once, in millions of U.S. dollars, where stated.
    public var upfrontUSDMillions: Double? { storage.content.upfrontUSDMillions }
    /// The most that may be paid in all, in millions of U.S. dollars, where stated.
    public var maximumUSDMillions: Double? { storage.content.maximumUSDMillions }
    /// The address of the report.
    public var source: String { storage.content.source }
    /// The addresses of further reports, newest first.
    public internal(set) var otherSources: [String] {
        get { storage.content.otherSources }
        set { change { $0.otherSources = newValue } }
    }
    /// How far it has come.
    public internal(set) var stage: Stage {
        get { storage.content.stage }
        set { change { $0.stage = newValue } }
    }
    /// The parties' names in the form in which they are compared.
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

    /// Keeps the deal in one word, so that thousands are sorted, moved and copied at little cost.
    private final class Storage: Hashable, Sendable {
        let content: Content

        init(_ content: Content) { self.content = content }

        static func == (a: Storage, b: Storage) -> Bool { a === b || a.content == b.content }
        func hash(into hasher: inout Hasher) { hasher.combine(content) }
    }
}
