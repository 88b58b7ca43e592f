package import Model

/// A fund of companies with and without debt.
package enum IndebtedCompanies {
    /// Holdings with each kind of ticker, and one of an unknown company.
    package static let fund = HoldingsTable(
        fund: "IWM", asOf: Dated(Spring2024.day),
        holdings: [
            Holding(ticker: "AAA", name: "A", sector: .industrials, weight: 0.3, price: 10, shares: 1),
            Holding(ticker: "BBB", name: "B", sector: .healthCare, weight: 0.2, price: 20, shares: 1),
            Holding(ticker: "BRKB", name: "C", sector: .financials, weight: 0.1, price: 5, shares: 1),
            Holding(ticker: "AAAA", name: "A again", sector: .industrials, weight: 0.05, price: 11, shares: 1),
            Holding(ticker: "XXX", name: "unknown", sector: .energy, weight: 0.25, price: 1, shares: 1),
            Holding(ticker: "-", name: "Cash", sector: .cash, weight: 0.1),
        ], source: "test")

    /// The market of the fund, with the facts of three companies.
    package static var market: Market {
        var market = Market(Moment(Spring2024.day, mode: .live), holdingsTables: [fund])
        market.apply(
            .companies([
                company(1, ["AAA", "AAAA"], shares: 100e6, debt: 500e6, interest: 50e6, income: 200e6),
                company(2, ["BBB"], shares: 50e6, debt: 100e6, interest: 10e6, income: -40e6),
                company(3, ["BRK-B"], shares: 10e6, debt: nil, interest: nil, income: nil),
            ]))
        return market
    }

    /// Facts of a company at the end of a period; nil where it does not report one.
    package static func company(
        _ cik: Int, _ tickers: [Symbol], shares: Double?, debt: Double?, interest: Double?, income: Double?,
        end: String = "2024-04-26"
    ) -> CompanyFacts {
        let end = Day(end) ?? Spring2024.day
        func fact(_ value: Double?, _ tag: String, from start: Day? = nil) -> CompanyFact? {
            value.map { CompanyFact($0, start: start, end: end, tag: tag) }
        }
        return CompanyFacts(
            cik: cik, tickers: tickers, name: "Company \(cik)",
            shares: fact(shares, "EntityCommonStockSharesOutstanding"), longTermDebt: fact(debt, "LongTermDebt"),
            interestExpense: fact(interest, "InterestExpense", from: end - 364),
            operatingIncome: fact(income, "OperatingIncomeLoss", from: end - 360))
    }
}
