/// How heavily the companies of a fund are in debt, by sums over those that have reported what it takes.
///
/// The funds' weights do not enter; a company counts by its size. Banks and insurers count as they report: few of them
/// report an operating income, so that they hardly enter the second figure.
public struct DebtBurden: Sendable {
    /// A ratio of two sums, and over how much of the fund it goes.
    public struct Ratio: Hashable, Sendable {
        /// The ratio, a fraction; nil where nothing is known or the second sum is no gain.
        public let value: Double?
        /// How many companies have reported both.
        public let count: Int
        /// The share of the fund that they make up, a fraction.
        public let weight: Double
        /// The newest and the oldest report among them.
        public let reported: ClosedRange<Day>?
        /// How many companies reported under each name, the most frequent first.
        public let tags: [String]
    }

    /// The fund's table, and whether it is of a later date than the market.
    public let table: DatedHoldingsTable
    /// How many companies the table has: holdings in a sector.
    public let companies: Int
    /// Long-term debt ÷ market value.
    public let debtToValue: Ratio
    /// A year's interest ÷ the same year's operating income.
    public let interestToIncome: Ratio
}

extension DebtBurden {
    /// A company's part in a ratio: above and below the line, and what it was reported as.
    fileprivate struct Part {
        let over, under, weight: Double
        let facts: [CompanyFact]
    }

    init(_ table: DatedHoldingsTable, in market: Market) {
        let all = table.table.holdings.filter(\.sector.isGICS)
        // Two classes of one company's shares are one company.
        var seen: Set<Int> = []
        let holdings = all.filter { holding in
            market.companies[holding.ticker].map { seen.insert($0.cik).inserted } ?? false
        }
        self.table = table
        companies = all.count
        debtToValue = Ratio(
            holdings.compactMap { holding in
                guard let size = market.companySize(of: holding, in: table.table),
                    let debt = market.companies[holding.ticker]?.longTermDebt, debt.end <= market.day
                else { return nil }
                return Part(
                    over: debt.value / 1_000_000, under: size.usdMillions, weight: holding.weight, facts: [debt])
            })
        interestToIncome = Ratio(
            holdings.compactMap { holding in
                guard let company = market.companies[holding.ticker], let interest = company.interestExpense,
                    let income = company.operatingIncome, max(interest.end, income.end) <= market.day,
                    interest.isOfSameSpan(as: income)
                else { return nil }
                return Part(
                    over: interest.value, under: income.value, weight: holding.weight, facts: [interest, income])
            })
    }
}

extension DebtBurden.Ratio {
    fileprivate init(_ parts: [DebtBurden.Part]) {
        let under = parts.reduce(0) { $0 + $1.under }
        let ends = parts.flatMap(\.facts).map(\.end)
        let counts = Dictionary(grouping: parts.flatMap(\.facts), by: \.tag).mapValues(\.count)
        value = under > 0 ? parts.reduce(0) { $0 + $1.over } / under : nil
        count = parts.count
        weight = parts.reduce(0) { $0 + $1.weight }
        reported = ends.min().flatMap { first in ends.max().map { first...$0 } }
        tags = counts.sorted { (-$0.value, $0.key) < (-$1.value, $1.key) }.map { "\($0.key) \($0.value)" }
    }
}

extension CompanyFact {
    /// Whether two figures are of about the same span.
    fileprivate func isOfSameSpan(as other: CompanyFact) -> Bool {
        let alike = 15
        guard abs(end - other.end) <= alike else { return false }
        guard let start, let first = other.start else { return start == nil && other.start == nil }
        return abs(start - first) <= alike
    }
}

extension Market {
    /// The burden of the companies that a fund holds; nil where its holdings or all facts are missing.
    public func debtBurden(of fund: Symbol) -> DebtBurden? {
        guard !companies.isEmpty, let table = holdings(of: fund) else { return nil }
        return DebtBurden(table, in: self)
    }

    /// The burden of small companies and of large: of the first fund of each whose holdings are known. A side that is not
    /// known is left out.
    public var debtBurdens: [DebtBurden] {
        [["IWM", "IJR"], ["IVV", "SPY"]].compactMap { (funds: [Symbol]) in
            funds.lazy.compactMap { self.debtBurden(of: $0) }.first
        }
    }
}
