import Model
import TestSupport
import Testing

struct DebtBurdenTests {
    private let small = IndebtedCompanies.fund
    private let market = IndebtedCompanies.market

    @Test("the size of a company is its shares times the price in the table, dated by the price")
    func size() throws {
        let size = try #require(market.companySize(of: small.holdings[0], in: small))
        #expect(size.usdMillions == 1000)
        #expect(size.priced == small.asOf)
        #expect(size.shares.tag == "EntityCommonStockSharesOutstanding")
        #expect(market.companySize(of: small.holdings[2], in: small)?.usdMillions == 50, "BRKB equals BRK-B")
        #expect(market.companySize(of: small.holdings[4], in: small) == nil)
        #expect(market.companySize(of: small.holdings[5], in: small) == nil)
    }

    @Test("shares counted after the price date, or long before it, give no value")
    func dates() throws {
        let past = market.asOf(try #require(Day("2024-04-01")), mode: .live)
        #expect(past.companySize(of: small.holdings[0], in: small) == nil)
        var old = Market(Moment(Spring2024.day, mode: .live), holdingsTables: [small])
        old.apply(
            .companies([
                IndebtedCompanies.company(1, ["AAA"], shares: 100e6, debt: 1, interest: 1, income: 1, end: "2023-09-30")
            ]))
        #expect(old.companySize(of: small.holdings[0], in: small) == nil)
    }

    @Test("the burden is a ratio of sums over the companies that reported both figures, with their number")
    func burden() throws {
        let burden = try #require(market.debtBurdens.first)
        #expect(market.debtBurdens.count == 1)
        #expect(burden.companies == 5)
        #expect(burden.debtToValue.value == 0.3)
        #expect(burden.debtToValue.count == 2)
        #expect(agree(burden.debtToValue.weight, 0.5))
        #expect(burden.debtToValue.tags == ["LongTermDebt 2"])
        #expect(burden.interestToIncome.value == 0.375)
        #expect(burden.interestToIncome.count == 2)
        #expect(burden.interestToIncome.reported?.upperBound.description == "2024-04-26")
    }

    @Test("there is no ratio for a total loss or without any figures")
    func missing() throws {
        var market = Market(Moment(Spring2024.day, mode: .live), holdingsTables: [small])
        #expect(market.debtBurdens.isEmpty)
        market.apply(
            .companies([IndebtedCompanies.company(2, ["BBB"], shares: nil, debt: 100e6, interest: 10e6, income: -40e6)])
        )
        let burden = try #require(market.debtBurdens.first)
        #expect(burden.debtToValue.value == nil && burden.debtToValue.count == 0 && burden.debtToValue.reported == nil)
        #expect(burden.interestToIncome.value == nil && burden.interestToIncome.count == 1)
        #expect(market.debtBurden(of: "IVV") == nil)
    }

    @Test("the newer of each figure counts, and figures missing from an update are retained")
    func updates() {
        var book = CompanyBook()
        book.add([IndebtedCompanies.company(1, ["AAA"], shares: 1, debt: 2, interest: 3, income: 4, end: "2024-03-31")])
        book.add([CompanyFacts(cik: 1, tickers: ["AAA"], name: "A", shares: fact(9, "2024-06-30"))])
        book.add([CompanyFacts(cik: 1, tickers: ["AAA"], name: "A", longTermDebt: fact(9, "2023-06-30"))])
        #expect(book["AAA"]?.shares?.value == 9)
        #expect(book["aaa"]?.longTermDebt?.value == 2)
        #expect(book.all.count == 1)
    }

    private func fact(_ value: Double, _ end: String) -> CompanyFact {
        CompanyFact(value, end: Day(end) ?? Spring2024.day, tag: "t")
    }
}
