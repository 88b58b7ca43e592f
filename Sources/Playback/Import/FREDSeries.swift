import Model

/// The meaning of a FRED series, by its identifier.
enum FREDSeries: Hashable {
    /// The yields of a tenor, such as `DGS10`.
    case yields(Tenor)
    /// The federal funds rate, `DFF`.
    case policy
    /// An index, such as `SP500`.
    case prices(Symbol)
    /// Monthly or weekly averages, which are not daily rates; the value is the identifier of the daily series.
    case averages(String)

    init?(_ name: String) {
        let name = name.uppercased()
        if let tenor = FREDSeries.tenors[name] {
            self = .yields(tenor)
        } else if name == "DFF" {
            self = .policy
        } else if let symbol = FREDSeries.indexes[name] {
            self = .prices(symbol)
        } else if let daily = FREDSeries.daily[name] {
            self = .averages(daily)
        } else {
            return nil
        }
    }

    /// Whether the columns are FRED series: a date and names in capitals, at least one of them recognised.
    static func matches(_ names: [String]) -> Bool {
        let others = names.filter { $0.lowercased() != "date" }
        return others.count == names.count - 1 && others.contains { FREDSeries($0) != nil && $0 == $0.uppercased() }
            && others.allSatisfy { $0 == $0.uppercased() }
    }

    private static let tenors: [String: Tenor] = [
        "DGS1MO": .oneMonth, "DGS3MO": .threeMonths, "DGS6MO": .sixMonths, "DGS1": .oneYear, "DGS2": .twoYears,
        "DGS3": .threeYears, "DGS5": .fiveYears, "DGS7": .sevenYears, "DGS10": .tenYears, "DGS20": .twentyYears,
        "DGS30": .thirtyYears,
    ]
    private static let indexes: [String: Symbol] = ["SP500": "SPX", "NASDAQCOM": "COMP", "VIXCLS": "VIX"]
    private static let daily: [String: String] = [
        "FEDFUNDS": "DFF", "FF": "DFF", "GS1M": "DGS1MO", "GS3M": "DGS3MO", "GS6M": "DGS6MO", "GS1": "DGS1",
        "GS2": "DGS2", "GS3": "DGS3", "GS5": "DGS5", "GS7": "DGS7", "GS10": "DGS10", "GS20": "DGS20", "GS30": "DGS30",
        "WGS10YR": "DGS10", "WGS2YR": "DGS2",
    ]
}
