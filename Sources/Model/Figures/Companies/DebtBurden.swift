/// How heavily the companies of a fund are in debt, from sums over those that have reported the figures needed.
///
/// The fund's weights are not used; each company counts by its size. Banks and insurers count as they report: few of
/// them report an operating income, so they hardly affect the second ratio.
public struct DebtBurden: Sendable {
    /// A ratio of two sums, and how much of the fund it covers.
    public struct Ratio: Hashable, Sendable {
        /// The ratio, a fraction; nil where there is no data or the second sum is not positive.
        public let value: Double?
        /// The number of companies that have reported both.
        public let count: Int
        /// The combined weight of these companies in the fund, a fraction.
        public let weight: Double
        /// The dates of the oldest and the newest report among them.
        public let reported: ClosedRange<Day>?
        /// The number of companies that reported under each tag, the most frequent first.
        public let tags: [String]
    }

    /// The fund's table, and whether it is later than the market's date.
    public let table: DatedHoldingsTable
    /// The number of companies in the table: holdings in a sector.
    public let companies: Int
    /// Long-term debt ÷ market value.
    public let debtToValue: Ratio
    /// A year's interest ÷ the same year's operating income.
    public let interestToIncome: Ratio
}

extension DebtBurden {
    /// One company's numerator and denominator in a ratio, and the facts they come from.
    fileprivate struct Part {
        let over, under, weight: Double
        let facts: [CompanyFact]
    }

    init(_ table: DatedHoldingsTable, in market: Market) {
        let all = table.table.holdings.filter(\.sector.isGICS)
        // Two share classes of one company are one company.
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
    /// Whether two figures cover about the same period.
    fileprivate func isOfSameSpan(as other: CompanyFact) -> Bool {
        let tolerance = 15
        guard abs(end - other.end) <= tolerance else { return false }
        guard let start, let first = other.start else { return start == nil && other.start == nil }
        return abs(start - first) <= tolerance
    }
}

extension Market {
    /// The debt burden of the companies that a fund holds; nil without its holdings or without any facts.
    public func debtBurden(of fund: Symbol) -> DebtBurden? {
        guard !companies.isEmpty, let table = holdings(of: fund) else { return nil }
        return DebtBurden(table, in: self)
    }

    /// The debt burdens of small and of large companies: for each, of the first fund with known holdings. A side
    /// without such a fund is left out.
    public var debtBurdens: [DebtBurden] {
        [["IWM", "IJR"], ["IVV", "SPY"]].compactMap { (funds: [Symbol]) in
            funds.lazy.compactMap { self.debtBurden(of: $0) }.first
        }
    }
}
