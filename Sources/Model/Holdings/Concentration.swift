/// A figure over a table whose entries may be less than exact.
public struct StatedFigure: Hashable, Sendable {
    /// The figure.
    public let value: Double
    /// How exact the figure is.
    public let quality: Quality

    /// A figure with its quality.
    public init(_ value: Double, _ quality: Quality) {
        self.value = value
        self.quality = quality
    }
}

extension SectorTable {
    /// The GICS sectors that the table names, largest first, without cash, unassigned and other.
    public var sectors: [SectorWeight] {
        weights.filter { $0.sector.isGICS }.sorted { $0.weight > $1.weight }
    }

    /// The combined weight of the two largest sectors; nil where the table names fewer than two.
    public var twoLargest: StatedFigure? {
        let largest = sectors.prefix(2)
        guard largest.count == 2, let smaller = largest.last else { return nil }
        let sum = StatedFigure(summing: Array(largest))
        return unspecified > smaller.weight ? StatedFigure(sum.value, .atLeast) : sum
    }

    /// The Herfindahl index of the named sectors: the sum of their squared weights, 1 for a single sector (A.
    /// Hirschman, "The Paternity of an Index", American Economic Review 54, 1964). A lower bound where part of the fund
    /// is not given by sector.
    public var herfindahl: StatedFigure? {
        guard !sectors.isEmpty else { return nil }
        let sum = sectors.reduce(0) { $0 + $1.weight * $1.weight }
        let isExact = unspecified == 0 && sectors.allSatisfy { $0.quality == .exact }
        return StatedFigure(sum, isExact ? .exact : .atLeast)
    }

    /// The combined weight of some sectors; nil where the table does not name all of them.
    public func sum(of sectors: [Sector]) -> StatedFigure? {
        let named = sectors.compactMap { self[$0] }
        return named.count == sectors.count ? StatedFigure(summing: named) : nil
    }

    /// The weight of holdings in an unspecified sector.
    private var unspecified: Double { (self[.other]?.weight ?? 0) + (self[.unassigned]?.weight ?? 0) }
}

extension StatedFigure {
    /// The sum of weights: exact where all are, a lower bound where one is.
    init(summing weights: [SectorWeight]) {
        let quality =
            weights.contains { $0.quality == .atLeast }
            ? Quality.atLeast : weights.first { $0.quality != .exact }?.quality ?? .exact
        self.init(weights.reduce(0) { $0 + $1.weight }, quality)
    }
}
