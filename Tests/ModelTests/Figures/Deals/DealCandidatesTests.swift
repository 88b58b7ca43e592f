import Model
import TestSupport
import Testing

struct DealCandidatesTests {
    private let table = HoldingsTable(
        fund: "IWM", asOf: Dated("2024-05") ?? Dated(Day(number: 0)),
        holdings: [
            Holding(
                ticker: "INSM", name: "Insmed", sector: .healthCare, weight: 0.0043, price: 72.48, shares: 4_074_171),
            Holding(
                ticker: "PCVX", name: "Vaxcyte", sector: .healthCare, weight: 0.005, price: 113.14, shares: 3_095_232),
            Holding(ticker: "FTAI", name: "Ftai Aviation", sector: .industrials, weight: 0.0049),
            Holding(ticker: "ALPN", name: "Alpine", sector: .healthCare, weight: 0.001),
        ], source: "test")

    @Test("candidates are the fund's holdings in the sectors with deals, largest first, without the targets")
    func candidates() throws {
        let market = market([deal("2024-04-10", "ALPN", "biotech")])
        let found = try #require(market.dealCandidates(in: "IWM"))
        #expect(found.sectors == [.healthCare])
        #expect(found.holdings.map(\.ticker) == ["PCVX", "INSM"])
        #expect(found.targets.map(\.ticker) == ["ALPN"])
        #expect(agree(found.weight, 0.0093))
        #expect(found.table.isLater == false)
        #expect(agree(found.holdings[0].valueUSDMillions, 350.19454848))
        #expect(market.dealCandidates(in: "XBI") == nil)
    }

    @Test("sectors come from the quarter's deals only, but the targets of all deals are excluded")
    func quarter() throws {
        let market = market([deal("2024-02-01", "INSM", "biotech"), deal("2024-04-10", nil, "toys")])
        #expect(market.dealCandidates(in: "IWM")?.holdings.isEmpty == true)
        let found = try #require(market.dealCandidates(in: "IWM", after: market.deals))
        #expect(found.holdings.map(\.ticker) == ["PCVX", "ALPN"])
        #expect(found.targets.map(\.ticker) == ["INSM"])
    }

    @Test("the value of a stake without price and shares is unknown")
    func stake() {
        #expect(table.holdings[2].valueUSDMillions == nil)
    }

    private func deal(_ text: String, _ target: Symbol?, _ area: String) -> Deal {
        Deal(
            announced: Dated(text) ?? Dated(Day(number: 0)), acquirer: "A", target: "Target \(text)",
            targetTicker: target,
            kind: .acquisition, area: area, source: "test")
    }

    private func market(_ deals: [Deal]) -> Market {
        Market(Moment(Spring2024.day, mode: .bundled), holdingsTables: [table], deals: deals)
    }
}
