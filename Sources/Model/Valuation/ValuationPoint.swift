/// Price-earnings ratios of small, mid-sized and large companies on one date, by one measure.
public struct ValuationPoint: Hashable, Sendable {
    /// The date.
    public let day: Day
    /// S&P 500.
    public let large: Double
    /// S&P MidCap 400, where stated.
    public let mid: Double?
    /// S&P SmallCap 600.
    public let small: Double
    /// The kind of ratio; points of different measures are never combined.
    public let measure: String
    /// The address of the report.
    public let source: String

    /// A point of one measure.
    public init(_ day: Day, large: Double, mid: Double?, small: Double, measure: String, source: String) {
        self.day = day
        self.large = large
        self.mid = mid
        self.small = small
        self.measure = measure
        self.source = source
    }

    /// Small P/E ÷ large P/E − 1, a fraction; negative for a discount.
    public var discount: Double { small / large - 1 }
}

/// A discount stated by someone else; shown with its source and never mixed with computed points.
public struct ValuationStatement: Hashable, Sendable {
    /// The date of the statement.
    public let day: Day
    /// The stated discount of small caps, a fraction above zero.
    public let discount: Double
    /// The stated long-run average premium, a fraction, where stated.
    public let averagePremium: Double?
    /// The first year of that average, where stated.
    public let since: Int?
    /// The measure that was compared.
    public let measure: String
    /// The author of the statement.
    public let source: String

    /// The discount as a positive fraction.
    public init(_ day: Day, discount: Double, averagePremium: Double?, since: Int?, measure: String, source: String) {
        self.day = day
        self.discount = discount
        self.averagePremium = averagePremium
        self.since = since
        self.measure = measure
        self.source = source
    }
}
