/// Interest rates: the history of each Treasury tenor and of the policy rate.
public struct Rates: Sendable {
    /// Par yields in percent by tenor.
    public var yields: [Tenor: DatedValues]
    /// The effective federal funds rate in percent, every calendar day.
    public var policy: DatedValues
    /// The provenance of the yields, where known.
    public var provenance: Provenance?

    /// Empty by default.
    public init(
        yields: [Tenor: DatedValues] = [:], policy: DatedValues = DatedValues(), provenance: Provenance? = nil
    ) {
        self.yields = yields
        self.policy = policy
        self.provenance = provenance
    }

    /// The history of a tenor, empty where there is none.
    public subscript(tenor: Tenor) -> DatedValues { yields[tenor] ?? DatedValues() }

    /// The curve on the newest date, on or before a day, that has any tenor; with that date's yields only.
    public func curve(onOrBefore day: Day) -> YieldCurve? {
        let newest = yields.values.compactMap { values in
            values.index(onOrBefore: day).map(values.day)
        }.max()
        guard let newest else { return nil }
        return YieldCurve(newest, percent: yields.compactMapValues { $0.value(on: newest) })
    }

    /// The rates up to and including a day.
    public func prefix(through day: Day) -> Rates {
        Rates(
            yields: yields.mapValues { $0.prefix(through: day) }, policy: policy.prefix(through: day),
            provenance: provenance)
    }

    /// Adds the curve of a day.
    public mutating func append(_ curve: YieldCurve) {
        for (tenor, percent) in curve.percent { yields[tenor, default: DatedValues()].append(percent, on: curve.day) }
    }
}
