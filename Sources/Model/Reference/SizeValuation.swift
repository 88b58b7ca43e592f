/// The book-to-market ratios of small and large companies in the portfolios of one year: the second and the fifth NYSE
/// size quintile, formed each July (K. French, data library; E. Fama and K. French, "The Cross-Section of Expected Stock
/// Returns", Journal of Finance 47, 1992).
///
/// A measure of its own: neither quintile is an index, and book is not earnings, so it is never joined with P/E.
public struct SizeValuation: Hashable, Sendable {
    /// The first of July, from which the ratios are known.
    public let day: Day
    /// Book equity over market equity of the second quintile from below.
    public let small: Double
    /// The same of the largest quintile.
    public let large: Double
    /// The source of the ratios.
    public let source: String

    /// The ratios of one July.
    public init(_ day: Day, small: Double, large: Double, source: String) {
        self.day = day
        self.small = small
        self.large = large
        self.source = source
    }

    /// Small price-to-book ÷ large price-to-book − 1, a fraction; negative for a discount.
    public var discount: Double { large / small - 1 }
}
