/// What some deals come to.
public struct DealSum: Hashable, Sendable {
    /// How many deals.
    public let count: Int
    /// Those of them in which a company changed hands.
    public let acquisitions: Int
    /// What was paid at once in all, in millions of U.S. dollars; missing where there are deals but none stated it.
    public let upfrontUSDMillions: Double?
    /// The median of what was paid at once, in millions of U.S. dollars, over the deals that stated it; missing where
    /// none did.
    public let medianUpfrontUSDMillions: Double?
    /// The most that was paid at once, in millions of U.S. dollars.
    public let largestUpfrontUSDMillions: Double?
    /// Deals that did not state what was paid at once.
    public let withoutValue: Int

    /// The sum of some deals.
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
