import Model
import Reports
import TestSupport
import Testing

struct DealSectionTests {
    @Test("the report contains the days that are covered")
    func coverage() {
        let market = Market(Moment(Spring2024.day, mode: .bundled), deals: BiotechDeals.all)
        let text = market.report().text()
        #expect(text.contains("\"knownFrom\": \"2023-12-22\"") || text.contains("\"knownFrom\":\"2023-12-22\""))
        #expect(text.contains("2024-05-29"))
    }

    @Test("the JSON contains the reports with their deal, and unmatched leads separately")
    func reports() throws {
        let deals = try #require(Filings.market.report()["deals"])
        let listed = [deals["list"], deals["earlier"]].compactMap { $0?[0] }
        #expect(listed.first?["reports"]?[4] != nil && listed.first?["reports"]?[5] == nil)
        #expect(deals["leads"]?[0]?["company"] == "SOMEBODY ELSE INC" && deals["leads"]?[1] == nil)
        #expect(deals["headlines"]?[0]?["source"] == "GlobeNewswire")
    }
}
