import Dashboard
import Model
import Screen
import Testing

struct RefreshTests {
    @Test("r polls the network sources that are on, and names them")
    func refresh() {
        let service = ServiceRecord(address: "https://query1.finance.yahoo.com")
        let market = Bundled.market.applying(
            .batch([
                .source(SourceStatus("yahoo", .failed, service: service)),
                .source(SourceStatus("edgar", .off, service: service)),
            ]))
        var state = Bundled.state(market)
        #expect(state.update(.input(.key(.character("r")))) == [.refresh])
        #expect(state.notice == "refreshing yahoo as rate limits allow")
    }

    @Test("without a network source there is nothing to poll")
    func offline() {
        var state = Bundled.state()
        #expect(state.update(.input(.key(.character("r")))).isEmpty)
        #expect(state.notice == "no network source is enabled")
    }
}
