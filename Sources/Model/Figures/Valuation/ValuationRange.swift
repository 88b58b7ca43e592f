/// The position of the newest discount of small companies among all those by the same measure.
///
/// The discount is small P/E ÷ large P/E − 1, a negative fraction. Points of different measures are never combined.
public struct ValuationRange: Hashable, Sendable {
    /// The kind of ratio.
    public let measure: String
    /// The newest point; its date is the vintage.
    public let newest: ValuationPoint
    /// The age of the newest point at the as-of date, in days.
    public let ageDays: Int
    /// The points with the deepest and the shallowest discount.
    public let deepest, shallowest: ValuationPoint
    /// The median discount, a fraction.
    public let median: Double
    /// The number of points.
    public let count: Int
    /// The fraction of points with a deeper discount than the newest, with ties counted half (the mean percentile rank;
    /// R. Hyndman and Y. Fan, "Sample Quantiles in Statistical Packages", American Statistician 50, 1996): near 0 where
    /// small companies were never cheaper. Nil with a single point.
    public let percentile: Double?

    /// The range of points of one measure on or before a day; nil where there are none.
    ///
    /// - Parameter points: Oldest first; points of other measures than the newest's are ignored.
    public init?(_ points: [ValuationPoint], at day: Day) {
        let known = points.filter { $0.day <= day }
        guard let newest = known.last else { return nil }
        let comparable = known.filter { $0.measure == newest.measure }.sorted { $0.discount < $1.discount }
        guard let deepest = comparable.first, let shallowest = comparable.last else { return nil }
        measure = newest.measure
        self.newest = newest
        ageDays = day - newest.day
        self.deepest = deepest
        self.shallowest = shallowest
        median = comparable.map(\.discount).medianOfSorted ?? newest.discount
        count = comparable.count
        let deeper = comparable.count { $0.discount < newest.discount }
        let same = comparable.count { $0.discount == newest.discount }
        percentile = comparable.count > 1 ? (Double(deeper) + Double(same) / 2) / Double(comparable.count) : nil
    }
}

/// A discount stated by someone else, with its age.
public struct DatedStatement: Hashable, Sendable {
    /// The statement.
    public let statement: ValuationStatement
    /// The age of the statement at the as-of date, in days.
    public let ageDays: Int
}

extension Market {
    /// A range for each measure so far, the one with the newest point first.
    public var valuationRanges: [ValuationRange] {
        var measures: [String] = []
        for point in valuations.reversed() where point.day <= day && !measures.contains(point.measure) {
            measures.append(point.measure)
        }
        return measures.compactMap { measure in
            ValuationRange(valuations.filter { $0.measure == measure }, at: day)
        }
    }

    /// The statements of others so far, newest first; never mixed with computed points.
    public var datedStatements: [DatedStatement] {
        valuationStatements.reversed().filter { $0.day <= day }
            .map { DatedStatement(statement: $0, ageDays: day - $0.day) }
    }
}
