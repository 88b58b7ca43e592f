/// Price-earnings ratios of small, middle and large companies on one date, by one measure.
public struct ValuationPoint: Hashable, Sendable {
    /// The date.
    public let day: Day
    /// S&P 500.
    public let large: Double
    /// S&P MidCap 400, where stated.
    public let mid: Double?
    /// S&P SmallCap 600.
    public let small: Double
    /// What ratio it is; points of different measures are never joined.
    public let measure: String
    /// The address of the report.
    public let source: String

    /// A point.
    public init(_ day: Day, large: Double, mid: Double?, small: Double, measure: String, source: String) {
        self.day = day
        self.large = large
        self.mid = mid
        self.small = small
        self.measure = measure
        self.source = source
    }

    /// Small P/E ÷ large P/E − 1: negative is a discount, a fraction.
    public var discount: Double { small / large - 1 }
}

/// A discount that somebody else stated; shown as theirs, never mixed with ours.
public struct ValuationStatement: Hashable, Sendable {
    /// The date of the statement.
    public let day: Day
    /// The stated discount of small caps, a fraction above zero.
    public let discount: Double
    /// The stated long-run average premium, a fraction, where stated.
    public let averagePremium: Double?
    /// The first year of that average, where stated.
    public let since: Int?
    /// What was compared.
    public let measure: String
    /// Who said it.
    public let source: String

    /// A statement.
    public init(_ day: Day, discount: Double, averagePremium: Double?, since: Int?, measure: String, source: String) {
        self.day = day
        self.discount = discount
        self.averagePremium = averagePremium
        self.since = since
        self.measure = measure
        self.source = source
    }
}

/// Earnings of the S&P 500 against its price, by month (R. Shiller's data).
public struct CyclicalValuation: Hashable, Sendable {
    /// The month.
    public let month: Dated
    /// Price over the ten-year average of real earnings.
    public let ratio: Double

    /// A month's ratio.
    public init(_ month: Dated, ratio: Double) {
        self.month = month
        self.ratio = ratio
    }
}
