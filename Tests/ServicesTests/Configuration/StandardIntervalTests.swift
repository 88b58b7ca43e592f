import Networking
import Services
import Testing

@Suite("Standard intervals") struct StandardIntervalTests {
    @Test("filings are polled as often in the evening as in the session, and less often at night")
    func filings() {
        let interval = SourcesConfiguration.standard.edgar.filings
        #expect(interval.open == .seconds(120) && interval.preMarket == .seconds(120))
        #expect(interval.evening == .seconds(120) && interval.closed == .seconds(600))
    }

    @Test("the policy rate, which changes once a day, is requested twice a day at most")
    func policy() throws {
        let interval = try #require(SourcesConfiguration.standard.fred.interval[.open])
        #expect(interval >= .seconds(12 * 3600) && interval <= .seconds(24 * 3600))
    }
}
