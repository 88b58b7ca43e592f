/// Where the newest discount of small companies stands among all that are known by the same measure.
///
/// Discount is small P/E ÷ large P/E − 1, a fraction below zero. Points of different measures are never joined.
public struct ValuationRange: Hashable, Sendable {
    /// What ratio it is.
    public let measure: String
    /// The newest point: its date is the vintage.
    public let newest: ValuationPoint
    /// How many days it is older than the as-of date.
    public let ageDays: Int
    /// The point with the deepest discount, and the one with the least.
    public let deepest, shallowest: ValuationPoint
    /// The median discount, a fraction.
    public let median: Double
    /// How many points there are.
    public let count: Int
    /// The share of points with a deeper discount than the newest, those as deep counted half (the mean percentile rank;
    /// R. Hyndman and Y. Fan, "Sample Quantiles in Statistical Packages", American Statistician 50, 1996): near 0 where
    /// small companies were never cheaper. Nil with a single point.
    public let percentile: Double?

    /// The range of points of one measure on or before a day; nil where there are none.
    ///
    /// - Parameter points: Oldest first; those of another measure than the newest's are left out.
    public init?(_ points: [ValuationPoint], at day: Day) {
        let known = points.filter { $0.day <= day }
        guard let newest = known.last else { return nil }
        let alike = known.filter { $0.measure == newest.measure }.sorted { $0.discount < $1.discount }
        guard let deepest = alike.first, let shallowest = alike.last else { return nil }
        measure = newest.measure
        self.newest = newest
        ageDays = day - newest.day
        self.deepest = deepest
        self.shallowest = shallowest
        median = alike.map(\.discount).medianOfSorted ?? newest.discount
        count = alike.count
        let deeper = alike.count { $0.discount < newest.discount }
        let same = alike.count { $0.discount == newest.discount }
        percentile = alike.count > 1 ? (Double(deeper) + Double(same) / 2) / Double(alike.count) : nil
    }
}

/// What somebody else said of the discount, with its age.
public struct DatedStatement: Hashable, Sendable {
    /// The statement.
    public let statement: ValuationStatement
    /// How many days it is older than the as-of date.
    public let ageDays: Int
}

extension Market {
    /// A range for each measure that is known so far, the one with the newest point first.
    public var valuationRanges: [ValuationRange] {
        var measures: [String] = []
        for point in valuations.reversed() where point.day <= day && !measures.contains(point.measure) {
            measures.append(point.measure)
        }
        return measures.compactMap { measure in
            ValuationRange(valuations.filter { $0.measure == measure }, at: day)
        }
    }

    /// What others have said so far, newest first; theirs, never mixed with points.
    public var datedStatements: [DatedStatement] {
        valuationStatements.reversed().filter { $0.day <= day }
            .map { DatedStatement(statement: $0, ageDays: day - $0.day) }
    }
}
