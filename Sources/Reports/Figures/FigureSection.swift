/// A part of the figures in JSON. The raw value is the name of its member, in the order of the document.
public enum FigureSection: String, CaseIterable, Hashable, Sendable {
    /// Prices, returns and risk of each instrument.
    case instruments
    /// The par yields, their differences and the policy rate.
    case yields, spreadsBp, policy
    /// Correlations of instruments with the ten-year yield.
    case correlations
    /// Sector weights of funds.
    case sectors
    /// Relative valuation by price-earnings ratios, and by price-to-book.
    case valuation, sizeValuation
    /// The deals of the quarter to date, and earlier ones.
    case deals
    /// The breadth of groups, and the rotation of instruments.
    case breadth, rotation
    /// The yield curve, now and before.
    case curve
    /// The correlations through time.
    case rollingCorrelation
    /// The sectors of a fund against those of its benchmark.
    case sectorTilt
    /// The discount in its range, and discounts that others stated.
    case valuationRange, valuationStatements
    /// The deals of the quarter against those of the quarter before.
    case dealPace
    /// Size and debt of companies.
    case companies, debtBurden
    /// The conditions and claims.
    case thesis
    /// The status of each source.
    case sources

    /// The sections about one instrument each.
    public static let ofInstruments: Set<FigureSection> = [
        .instruments, .correlations, .rotation, .rollingCorrelation, .sectorTilt,
    ]

    /// The sections that a price changes.
    static let ofPrices: Set<FigureSection> = [
        .instruments, .correlations, .breadth, .rotation, .rollingCorrelation, .companies, .debtBurden, .thesis,
    ]
}
