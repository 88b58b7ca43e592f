/// The totals of a set of deals.
public struct DealSum: Hashable, Sendable {
    /// The number of deals.
    public let count: Int
    /// The number of deals in which a company changed hands.
    public let acquisitions: Int
    /// The total of the upfront payments, in millions of U.S. dollars; nil where there are deals but none stated one.
    public let upfrontUSDMillions: Double?
    /// The median of the stated upfront payments, in millions of U.S. dollars; nil where there are none.
    public let medianUpfrontUSDMillions: Double?
    /// The largest upfront payment, in millions of U.S. dollars.
    public let largestUpfrontUSDMillions: Double?
    /// The number of deals without a stated upfront payment.
    public let withoutValue: Int

    /// The totals of the given deals. O(n log n).
    public init(_ deals: some Collection<Deal>) {
        let values = deals.compactMap(\.upfrontUSDMillions).sorted()
        count = deals.count
        acquisitions = deals.count { $0.kind == .acquisition }
        upfrontUSDMillions = values.isEmpty && !deals.isEmpty ? nil : values.reduce(0, +)
        medianUpfrontUSDMillions = values.medianOfSorted
        largestUpfrontUSDMillions = values.last
        withoutValue = deals.count - values.count
    }
}
