/// How a stated figure is to be read.
public enum Quality: Hashable, Sendable {
    /// The figure itself.
    case exact
    /// The figure or more.
    case atLeast
    /// Computed from other statements; the words say how.
    case derived(String)
}

extension Quality: CustomStringConvertible {
    /// The quality as tables write it: `exact`, `at-least`, `derived: the rest`.
    public var description: String {
        switch self {
        case .exact: "exact"
        case .atLeast: "at-least"
        case .derived(let how): how.isEmpty ? "derived" : "derived: \(how)"
        }
    }

    /// A quality from its spelling in tables, or nil for any other text.
    public init?(_ text: some StringProtocol) {
        switch text {
        case "exact": self = .exact
        case "at-least": self = .atLeast
        default:
            guard text.hasPrefix("derived") else { return nil }
            let words = text.dropFirst("derived".count).drop { $0 == ":" || $0 == " " }
            self = .derived(String(words))
        }
    }
}

/// A sector's share of a fund.
public struct SectorWeight: Hashable, Sendable {
    /// The sector.
    public let sector: Sector
    /// Its share of the fund, a fraction.
    public let weight: Double
    /// How the share is to be read.
    public let quality: Quality

    /// A share.
    public init(_ sector: Sector, weight: Double, quality: Quality = .exact) {
        self.sector = sector
        self.weight = weight
        self.quality = quality
    }
}

/// A fund's sectors on a date.
public struct SectorTable: Hashable, Sendable {
    /// The fund.
    public let fund: Symbol
    /// The date from which it counts.
    public let asOf: Dated
    /// The shares in the order of the source.
    public let weights: [SectorWeight]
    /// Where it comes from.
    public let source: String

    /// A table.
    public init(fund: Symbol, asOf: Dated, weights: [SectorWeight], source: String) {
        self.fund = fund
        self.asOf = asOf
        self.weights = weights
        self.source = source
    }

    /// The share of a sector, or nil where the table does not name it.
    public subscript(sector: Sector) -> SectorWeight? { weights.first { $0.sector == sector } }
}
