import Model

/// Which figures of companies are asked for, by which names, and of which periods.
struct FactsPlan: Sendable {
    /// A figure.
    enum Figure: CaseIterable, Sendable {
        case shares, longTermDebt, interestExpense, operatingIncome

        /// Where it is in the frames: the names under which companies report it, the preferred first.
        var tags: [String] {
            switch self {
            case .shares: ["dei/EntityCommonStockSharesOutstanding"]
            case .longTermDebt: ["us-gaap/LongTermDebt", "us-gaap/LongTermDebtNoncurrent"]
            case .interestExpense: ["us-gaap/InterestExpense", "us-gaap/InterestExpenseNonoperating"]
            case .operatingIncome: ["us-gaap/OperatingIncomeLoss"]
            }
        }

        /// The unit of its frames.
        var unit: String { self == .shares ? "shares" : "USD" }

        /// Whether it is of a year, and not of a day.
        var isAnnual: Bool { self == .interestExpense || self == .operatingIncome }

        /// Where it stands among a company's facts.
        var place: WritableKeyPath<CompanyFacts, CompanyFact?> {
            switch self {
            case .shares: \.shares
            case .longTermDebt: \.longTermDebt
            case .interestExpense: \.interestExpense
            case .operatingIncome: \.operatingIncome
            }
        }
    }

    /// So many quarters and years back a figure is looked for.
    static let quarters = 3, years = 2

    /// The frames of a figure at a date, newest first: of quarters' ends for what is of a day, of years else.
    static func periods(of figure: Figure, at day: Day) -> [String] {
        if figure.isAnnual { return (1...years).map { "CY\(day.year - $0)" } }
        var start = day.startOfQuarter
        return (0..<quarters).map { _ in
            start = start.startOfPreviousQuarter
            return "CY\(start.year)Q\(start.quarter)I"
        }
    }
}
