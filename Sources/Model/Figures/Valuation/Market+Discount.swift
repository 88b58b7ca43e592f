/// The valuation discount of small companies at the newest point.
public struct DatedDiscount: Hashable, Sendable {
    /// The point.
    public let point: ValuationPoint
    /// The age of the point at the as-of date, in days.
    public let ageDays: Int
    /// The lowest and the highest discount of the same measure so far, fractions; a discount is negative.
    public let range: ClosedRange<Double>
    /// The number of points of the same measure so far.
    public let count: Int
}

extension Market {
    /// The newest discount on or before the as-of date, with the range of the same measure; other measures are not
    /// included.
    public var discount: DatedDiscount? {
        let known = valuations.filter { $0.day <= day }
        guard let point = known.last else { return nil }
        let comparable = known.filter { $0.measure == point.measure }.map(\.discount)
        let low = comparable.reduce(point.discount, min)
        let high = comparable.reduce(point.discount, max)
        return DatedDiscount(point: point, ageDays: day - point.day, range: low...high, count: comparable.count)
    }
}
