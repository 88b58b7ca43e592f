/// How much cheaper small companies are, by the newest point that is known.
public struct DatedDiscount: Hashable, Sendable {
    /// The point.
    public let point: ValuationPoint
    /// How many days it is older than the as-of date.
    public let ageDays: Int
    /// The least and the greatest discount of the same measure so far, fractions; a discount is below zero.
    public let range: ClosedRange<Double>
    /// How many points of the same measure there are so far.
    public let count: Int
}

extension Market {
    /// The newest discount on or before the as-of date, beside those of the same measure; other measures stay apart.
    public var discount: DatedDiscount? {
        let known = valuations.filter { $0.day <= day }
        guard let point = known.last else { return nil }
        let alike = known.filter { $0.measure == point.measure }.map(\.discount)
        let low = alike.reduce(point.discount, min)
        let high = alike.reduce(point.discount, max)
        return DatedDiscount(point: point, ageDays: day - point.day, range: low...high, count: alike.count)
    }
}
