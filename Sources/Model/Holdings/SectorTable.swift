/// How exact a stated figure is.
public enum Quality: Hashable, Sendable {
    /// The figure itself.
    case exact
    /// A lower bound.
    case atLeast
    /// Computed from other figures; the text describes how.
    case derived(String)
}

extension Quality: CustomStringConvertible {
    /// The spelling in tables: `exact`, `at-least`, `derived: the rest`.
    public var description: String {
        switch self {
        case .exact: "exact"
        case .atLeast: "at-least"
        case .derived(let how): how.isEmpty ? "derived" : "derived: \(how)"
        }
    }

    /// A quality from its spelling in tables, where `exact` may be followed by what it is exact of; nil for any other text.
    public init?(_ text: some StringProtocol) {
        switch text {
        case "exact": self = .exact
        case "at-least": self = .atLeast
        case _ where text.hasPrefix("exact:"): self = .exact
        default:
            guard text.hasPrefix("derived") else { return nil }
            let detail = text.dropFirst("derived".count).drop { $0 == ":" || $0 == " " }
            self = .derived(String(detail))
        }
    }
}

/// The weight of a sector in a fund.
public struct SectorWeight: Hashable, Sendable {
    /// The sector.
    public let sector: Sector
    /// The weight in the fund, a fraction.
    public let weight: Double
    /// How exact the weight is.
    public let quality: Quality

    /// A weight, exact by default.
    public init(_ sector: Sector, weight: Double, quality: Quality = .exact) {
        self.sector = sector
        self.weight = weight
        self.quality = quality
    }
}

/// A fund's sector weights on a date.
public struct SectorTable: Hashable, Sendable {
    /// The fund.
    public let fund: Symbol
    /// The date of the weights.
    public let asOf: Dated
    /// The weights in the order of the source.
    public let weights: [SectorWeight]
    /// The source of the table.
    public let source: String

    /// The weights may be in any order.
    public init(fund: Symbol, asOf: Dated, weights: [SectorWeight], source: String) {
        self.fund = fund
        self.asOf = asOf
        self.weights = weights
        self.source = source
    }

    /// The weight of a sector; nil where the table does not name it.
    public subscript(sector: Sector) -> SectorWeight? { weights.first { $0.sector == sector } }
}
