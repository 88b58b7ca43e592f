extension Series {
    /// A dividend, or another distribution, as far as the two closes of a session tell it.
    public struct Dividend: Hashable, Sendable {
        /// The index of the first session without it.
        public let index: Int
        /// The amount per share, in the unit of the quoted closes; exact to about a cent.
        public let amount: Double
    }

    /// The smallest and the largest dividend that is told from rounding and from a change of the data's basis, as a
    /// fraction of the price.
    private static let dividendYields = 0.0004...0.2

    /// The dividends of the sessions in a range of indices.
    ///
    /// On the day of a dividend D the ratio a of the adjusted to the quoted close p rises: a₋₁ ÷ a = 1 − D ÷ p₋₁, as
    /// the services compute it. Where a session has one close only, nothing is known. O(range).
    public func dividends(in range: Range<Int>) -> [Dividend] {
        guard !range.isEmpty else { return [] }
        var dividends: [Dividend] = []
        var before = range.lowerBound > 0 ? quotedClose(range.lowerBound - 1) : nil
        var ratio = range.lowerBound > 0 ? adjustment(range.lowerBound - 1) : nil
        for index in range {
            let quoted = quotedClose(index), next = adjustment(index)
            if let before, let ratio, let next, case let share = 1 - ratio / next,
                Series.dividendYields.contains(share)
            {
                dividends.append(Dividend(index: index, amount: before * share))
            }
            (before, ratio) = (quoted, next)
        }
        return dividends
    }
}
