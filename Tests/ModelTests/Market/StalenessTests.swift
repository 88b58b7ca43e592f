import Model
import TestSupport
import Testing

struct StalenessTests {
    @Test(
        "bundled prices are stale in a live market, and stale ones in any market",
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

    @Test("bundled yields are stale in a live market, and others if their provenance is stale")
    func yields() {
        var market = Market(Moment(Spring2024.day, mode: .bundled))
        #expect(!market.yieldsAreStale)
        func isStale(_ freshness: Freshness, _ mode: Moment.Mode) -> Bool {
            market.apply(.ratesProvenance(Provenance("U.S. Treasury", freshness)))
            market.apply(.moment(Moment(Spring2024.day, mode: mode)))
            return market.yieldsAreStale
        }
        #expect(!isStale(.bundled, .bundled) && isStale(.bundled, .live))
        #expect(!isStale(.endOfDay, .live) && isStale(.stale, .live))
    }

    @Test(
        "the policy rate of a live market is stale once a newer one is due",
        arguments: [
            ("2024-05-16", nil, .live, false), ("2024-05-17", 1094, .live, false), ("2024-05-17", 1095, .live, true),
            ("2024-05-20", 600, .live, true), ("2024-05-20", nil, .live, true), ("2024-06-20", nil, .replay, false),
        ] as [(String, Int?, Moment.Mode, Bool)])
    func policy(text: String, minute: Int?, mode: Moment.Mode, isStale: Bool) throws {
        var market = Market(
            Moment(try #require(Day(text)), minute == nil ? .closed : .open, mode: mode, minute: minute))
        #expect(!market.policyIsStale)
        market.apply(.policy(try #require(Day("2024-05-15")), 5.33))
        #expect(market.policyIsStale == isStale)
    }
}
