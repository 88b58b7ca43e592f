/// The difference between the yields of two tenors.
public enum YieldSpread: String, CaseIterable, Hashable, Sendable {
    /// Ten years less two.
    case twoTen = "2s10s"
    /// Ten years less three months.
    case threeMonthTen = "3m10y"

    /// The tenor whose yield is subtracted.
    public var short: Tenor { self == .twoTen ? .twoYears : .threeMonths }
    /// The tenor from whose yield it is subtracted.
    public var long: Tenor { .tenYears }
}

extension Rates {
    /// The spread in basis points on the last date that has both yields; negative for an inverted curve.
    public func spread(_ spread: YieldSpread) -> (day: Day, bp: Double)? {
        let short = self[spread.short]
        let long = self[spread.long]
        var (a, b) = (short.count - 1, long.count - 1)
        while a >= 0, b >= 0, short.day(a) != long.day(b) {
            if short.day(a) > long.day(b) { a -= 1 } else { b -= 1 }
        }
        guard a >= 0, b >= 0 else { return nil }
        return (long.day(b), basisPoints(from: short.value(a), to: long.value(b)))
    }
}
