/// The newest discount of small companies by price-to-book, and its position among those of earlier Julys.
public struct SizeDiscount: Hashable, Sendable {
    /// The newest ratios.
    public let newest: SizeValuation
    /// All ratios so far, oldest first.
    private let all: [SizeValuation]

    /// The years from which positions are shown: that of the article's average, and that of the first ratios.
    public static let firstYears = [1995, 1926]

    /// The days after which the newest ratios are too old to use: a year and a quarter.
    public static let longestAgeDays = 457

    /// The position of the newest of some ratios in order of date; nil without any.
    public init?(_ valuations: [SizeValuation]) {
        guard let newest = valuations.last else { return nil }
        self.newest = newest
        all = valuations
    }

    /// The number of Julys from a year on.
    public func count(since year: Int) -> Int { all.count { $0.day.year >= year } }

    /// The position among the discounts from a year on, 1 for the deepest.
    public func rank(since year: Int) -> Int {
        1 + all.count { $0.day.year >= year && $0.discount < newest.discount }
    }

    /// The fraction of Julys from a year on with a deeper discount, with ties counted half as in `ValuationRange`: near
    /// 0 where small companies were never cheaper. Nil with a single July.
    public func percentile(since year: Int) -> Double? {
        let discounts = all.filter { $0.day.year >= year }.map(\.discount)
        guard discounts.count > 1 else { return nil }
        let deeper = discounts.count { $0 < newest.discount }, same = discounts.count { $0 == newest.discount }
        return (Double(deeper) + Double(same) / 2) / Double(discounts.count)
    }
}

extension Market {
    /// The newest discount by price-to-book so far; nil without one.
    public var sizeDiscount: SizeDiscount? { SizeDiscount(reference.sizeValuations.filter { $0.day <= day }) }
}
