/// The discount of small companies' price-earnings ratio to that of large ones (`ValuationPoint.discount`), on the newest
/// date with ratios.
public struct DatedDiscount: Hashable, Sendable {
    /// The ratios, with their date and measure.
    public let point: ValuationPoint
    /// The age of the ratios at the as-of date, in days.
    public let ageDays: Int
    /// The lowest and the highest discount by the same measure up to the as-of date, as fractions; a discount is
    /// negative.
    public let range: ClosedRange<Double>
    /// The number of points by the same measure up to the as-of date.
    public let count: Int
}

extension Market {
    /// The newest discount on or before the as-of date, and the range of all discounts by the same measure until then;
    /// nil if there is none.
    public var discount: DatedDiscount? {
        let points = valuations.filter { $0.day <= day }
        guard let point = points.last else { return nil }
        let discounts = points.filter { $0.measure == point.measure }.map(\.discount)
        let low = discounts.reduce(point.discount, min)
        let high = discounts.reduce(point.discount, max)
        return DatedDiscount(point: point, ageDays: day - point.day, range: low...high, count: discounts.count)
    }
}
