/// A maturity of the U.S. Treasury's par yield curve.
public enum Tenor: String, CaseIterable, Hashable, Sendable {
    /// Maturities below one year.
    case oneMonth = "1M", threeMonths = "3M", sixMonths = "6M"
    /// Maturities from one to seven years.
    case oneYear = "1Y", twoYears = "2Y", threeYears = "3Y", fiveYears = "5Y", sevenYears = "7Y"
    /// Maturities from ten years.
    case tenYears = "10Y", twentyYears = "20Y", thirtyYears = "30Y"

    /// The maturity in years, for the axis of a curve.
    public var years: Double {
        switch self {
        case .oneMonth: 1.0 / 12
        case .threeMonths: 0.25
        case .sixMonths: 0.5
        case .oneYear: 1
        case .twoYears: 2
        case .threeYears: 3
        case .fiveYears: 5
        case .sevenYears: 7
        case .tenYears: 10
        case .twentyYears: 20
        case .thirtyYears: 30
        }
    }
}
