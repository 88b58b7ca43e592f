import Model

/// The company figures to request: their tags and periods.
struct FactsPlan: Sendable {
    enum Figure: CaseIterable, Sendable {
        case shares, longTermDebt, interestExpense, operatingIncome

        /// The tags under which companies report the figure, the preferred one first.
        var tags: [String] {
            switch self {
            case .shares: ["dei/EntityCommonStockSharesOutstanding"]
            case .longTermDebt: ["us-gaap/LongTermDebt", "us-gaap/LongTermDebtNoncurrent"]
            case .interestExpense: ["us-gaap/InterestExpense", "us-gaap/InterestExpenseNonoperating"]
            case .operatingIncome: ["us-gaap/OperatingIncomeLoss"]
            }
        }

        /// The unit in the path of its frames.
        var unit: String { self == .shares ? "shares" : "USD" }

        /// Whether it covers a year rather than a day.
        var isAnnual: Bool { self == .interestExpense || self == .operatingIncome }

        /// The property of `CompanyFacts` that holds it.
        var keyPath: WritableKeyPath<CompanyFacts, CompanyFact?> {
            switch self {
            case .shares: \.shares
            case .longTermDebt: \.longTermDebt
            case .interestExpense: \.interestExpense
            case .operatingIncome: \.operatingIncome
            }
        }
    }

    /// The number of past quarters and years in which a figure is searched.
    static let quarters = 3, years = 2

    /// The frames of a figure at a date, newest first: years for annual figures, quarter ends for others.
    static func periods(of figure: Figure, at day: Day) -> [String] {
        if figure.isAnnual { return (1...years).map { "CY\(day.year - $0)" } }
        var start = day.startOfQuarter
        return (0..<quarters).map { _ in
            start = start.startOfPreviousQuarter
            return "CY\(start.year)Q\(start.quarter)I"
        }
    }
}
