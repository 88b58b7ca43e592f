import Model

/// A series of FRED's that says something of our rates, by its own name.
enum FREDSeries: Hashable {
    /// A tenor's yields: `DGS10`.
    case yields(String, Tenor)
    /// The policy rate: `DFF`.
    case policy(String)

    /// The first such series among the columns of a table; nil where there is none.
    static func find(in names: Set<String>) -> FREDSeries? {
        guard names.contains("observation_date") || names.contains("date") else { return nil }
        if names.contains("dff") { return .policy("DFF") }
        for (name, tenor) in tenors where names.contains(name) { return .yields(name.uppercased(), tenor) }
        return nil
    }

    private static let tenors: [(String, Tenor)] = [
        ("dgs1mo", .oneMonth), ("dgs3mo", .threeMonths), ("dgs6mo", .sixMonths), ("dgs1", .oneYear),
        ("dgs2", .twoYears),
        ("dgs3", .threeYears), ("dgs5", .fiveYears), ("dgs7", .sevenYears), ("dgs10", .tenYears),
        ("dgs20", .twentyYears),
        ("dgs30", .thirtyYears),
    ]
}
