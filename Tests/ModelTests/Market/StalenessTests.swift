import Model
import Testing

struct StalenessTests {
    @Test(
        "what came with the program is old in a live market, what is stale in any",
        arguments: [
            (.bundled, .bundled, false), (.bundled, .live, true), (.bundled, .replay, false), (.endOfDay, .live, false),
            (.delayed, .live, false), (.stale, .live, true), (.stale, .bundled, true),
        ] as [(Freshness, Moment.Mode, Bool)])
    func listing(freshness: Freshness, mode: Moment.Mode, isStale: Bool) throws {
        var market = Spring2024.market
        market.apply(.provenance("IWM", Provenance("x", freshness)))
        market.apply(.moment(Moment(market.day, mode: mode)))
        #expect(market.isStale(try #require(market["IWM"])) == isStale)
    }
}
