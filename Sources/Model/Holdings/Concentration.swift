/// A figure over a table whose statements may be less than exact.
public struct StatedFigure: Hashable, Sendable {
    /// The figure.
    public let value: Double
    /// How it is to be read.
    public let quality: Quality

    /// A figure with its quality.
    public init(_ value: Double, _ quality: Quality) {
        self.value = value
        self.quality = quality
    }
}

extension SectorTable {
    /// The eleven sectors that it names, largest first; cash, unassigned and the rest left out.
    public var sectors: [SectorWeight] {
        weights.filter { $0.sector.isGICS }.sorted { $0.weight > $1.weight }
    }

    /// The share of the largest two sectors; nil where it names fewer than two.
    public var twoLargest: StatedFigure? {
        let largest = sectors.prefix(2)
        guard largest.count == 2, let smaller = largest.last else { return nil }
        let sum = StatedFigure(summing: Array(largest))
        return hidden > smaller.weight ? StatedFigure(sum.value, .atLeast) : sum
    }

    /// Herfindahl's index of the named sectors: the sum of their squared shares, 1 for one sector alone
    /// (A. Hirschman, "The Paternity of an Index", American Economic Review 54, 1964). At least that where some share
    /// of the fund is not told by sector.
    public var herfindahl: StatedFigure? {
        guard !sectors.isEmpty else { return nil }
        let sum = sectors.reduce(0) { $0 + $1.weight * $1.weight }
        let isWhole = hidden == 0 && sectors.allSatisfy { $0.quality == .exact }
        return StatedFigure(sum, isWhole ? .exact : .atLeast)
    }

    /// The share of some sectors together; nil where it does not name them all.
    public func sum(of sectors: [Sector]) -> StatedFigure? {
        let named = sectors.compactMap { self[$0] }
        return named.count == sectors.count ? StatedFigure(summing: named) : nil
    }

    /// The share that is of some sector but not said of which.
    private var hidden: Double { (self[.other]?.weight ?? 0) + (self[.unassigned]?.weight ?? 0) }
}

extension StatedFigure {
    /// The sum of shares: exact where all are, at least that where one is.
    init(summing weights: [SectorWeight]) {
        let quality =
            weights.contains { $0.quality == .atLeast }
            ? Quality.atLeast : weights.first { $0.quality != .exact }?.quality ?? .exact
        self.init(weights.reduce(0) { $0 + $1.weight }, quality)
    }
}

extension Sector {
    /// Whether it is one of the eleven sectors proper.
    public var isGICS: Bool {
        switch self {
        case .cash, .unassigned, .other: false
        default: true
        }
    }
}
