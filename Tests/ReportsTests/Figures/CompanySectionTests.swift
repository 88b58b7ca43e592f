import Model
import Reports
import TestSupport
import Testing

struct CompanySectionTests {
    @Test("the report contains companies, and debt burdens with their coverage")
    func report() {
        let report = IndebtedCompanies.market.report()
        #expect(report["companies"]?[0]?["marketValueUSDMillions"] == .number(1000))
        #expect(report["companies"]?[0]?["longTermDebt"]?["tag"] == .string("LongTermDebt"))
        #expect(report["companies"]?[2]?["longTermDebt"] == .null)
        #expect(report["companies"]?[3] == nil)
        let burden = report["debtBurden"]?[0]
        #expect(burden?["fund"] == .string("IWM"))
        #expect(burden?["longTermDebtToMarketValue"]?["value"] == .number(0.3))
        #expect(burden?["longTermDebtToMarketValue"]?["companies"] == .number(2))
        #expect(burden?["companies"] == .number(5))
        #expect(Spring2024.market.report()["debtBurden"] == .array([]))
    }
}
