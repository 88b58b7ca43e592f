import Model
import Store
import TestSupport
import Testing

@Suite("Reading back what was stored") struct RoundTripTests {
    let folder: TemporaryFolder
    let store: MarketStore

    init() throws {
        folder = try TemporaryFolder()
        store = try MarketStore.open(folder: folder.path + "/share/ballast", now: .hour(0))
    }

    @Test("a new store is empty and reports that it is new")
    func empty() throws {
        #expect(store.opening == .created)
        #expect(try store.firstSnapshot() == nil)
        #expect(try MarketStore.open(folder: folder.path + "/share/ballast", now: .hour(0)).opening == .found)
    }

    @Test("bundled tables are read back as they were imported")
    func bundled() throws {
        let market = SmallMarket.bundled
        try store.importTables(market, later: [.holdings(SmallMarket.holdings)], fingerprint: "a")
        let snapshot = try #require(try store.firstSnapshot(mode: .bundled))
        #expect(snapshot.moment == market.moment)
        #expect(snapshot.listings.map(\.instrument) == market.listings.map(\.instrument))
        #expect(snapshot.listings.map(\.provenance) == market.listings.map(\.provenance))
        #expect(snapshot.listings.map(\.series.bars) == market.listings.map(\.series.bars))
        #expect(snapshot.rates[.tenYears].pairs == market.rates[.tenYears].pairs)
        #expect(snapshot.rates[.twoYears].pairs == market.rates[.twoYears].pairs)
        #expect(snapshot.rates[.thirtyYears].isEmpty)
        #expect(snapshot.rates.policy.pairs == market.rates.policy.pairs)
        #expect(snapshot.rates.provenance == market.rates.provenance)
        #expect(snapshot.sectorTables == market.sectorTables)
        #expect(snapshot.deals == market.deals)
        #expect(snapshot.dealsCovered == market.dealsCovered)
        #expect(snapshot.valuations == market.valuations)
        #expect(snapshot.valuationStatements == market.valuationStatements)
        let full = try store.rest().reduce(snapshot) { $0.applying($1) }
        #expect(full.listings.map(\.series.bars) == market.listings.map(\.series.bars))
        #expect(full.holdingsTables.map(\.holdings) == [SmallMarket.holdings.holdings])
        #expect(full.holdingsTables.map(\.source) == ["iShares"])
    }

    @Test("the first snapshot has the newest sessions, the rest has all of them")
    func stages() throws {
        let closes = (0..<1000).map { 100 + Double($0) }
        try store.save(
            [.instrument(SmallMarket.iwm), .series("IWM", SmallMarket.series(closes))], receivedAt: .hour(1))
        let snapshot = try #require(try store.firstSnapshot())
        let newest = try #require(snapshot["IWM"]).series
        #expect(newest.bars.map(\.close) == Array(closes.suffix(400)))
        #expect(snapshot.day == SmallMarket.firstDay + 999)
        let full = try store.rest().reduce(snapshot) { $0.applying($1) }
        #expect(try #require(full["IWM"]).series.bars.map(\.close) == closes)
        #expect(try store.history(of: "IWM")?.count == 1000)
        #expect(try store.history(of: "SPY") == nil)
    }

    @Test("the as-of date is that of the newest figure, also when only yields are newer than the last prices")
    func newestYields() throws {
        try store.importTables(SmallMarket.bundled, fingerprint: "a")
        let before = try #require(try store.firstSnapshot()).day
        try store.save([.curve(YieldCurve(before + 5, percent: [.tenYears: 4.2]))], receivedAt: .hour(15))
        let snapshot = try #require(try store.firstSnapshot())
        #expect(snapshot.rates[.tenYears].lastDay == before + 5)
        #expect(snapshot.day == before + 5)
    }

    @Test("a quote of the running session is read back as one")
    func quote() throws {
        let session = SmallMarket.firstDay + 3
        let quote = Quote(
            "IWM", last: Price(units: 20_338, decimals: 2), session: session, time: .hour(15), volume: 1e6)
        let points = [Intraday.Point(.hour(14), 203.1), Intraday.Point(.hour(15), 203.38)]
        let extended = [Intraday.Point(.hour(12), 202.9), Intraday.Point(.hour(13), 203)]
        try store.importTables(SmallMarket.bundled, fingerprint: "a")
        try store.save(
            [
                .quote(quote),
                .intraday("IWM", Intraday(session, offsetMinutes: -240, points: points, extended: extended)),
            ],
            receivedAt: .hour(15))
        let listing = try #require(try store.firstSnapshot()?["IWM"])
        #expect(listing.quote == quote)
        #expect(listing.last == quote.last)
        #expect(listing.series.lastDay == session)
        #expect(listing.intraday?.points == points && listing.intraday?.extended == extended)
        try store.save([.bar("IWM", Bar(session, close: 204))], receivedAt: .hour(21))
        let closed = try #require(try store.firstSnapshot()?["IWM"])
        #expect(closed.quote == nil)
        #expect(closed.series.lastClose == 204)
    }

    @Test("a quote after a gap is read back separate from the sessions")
    func quoteAfterGap() throws {
        let gap = Quote(
            "IWM", last: Price(units: 20_338, decimals: 2), session: SmallMarket.firstDay + 30, time: .hour(15))
        try store.importTables(SmallMarket.bundled, fingerprint: "a")
        try store.save([.quote(gap)], receivedAt: .hour(15))
        let snapshot = try #require(try store.firstSnapshot())
        #expect(snapshot["IWM"]?.last == gap.last && snapshot["IWM"]?.isAfterGap == true)
        #expect(snapshot["IWM"]?.series.running == nil)
        #expect(snapshot.change(of: "IWM", over: .day) == nil && snapshot.day == gap.session)
    }

    @Test("a policy rate held for years is read back to the day on which it was set")
    func policyHold() throws {
        let first = SmallMarket.firstDay - 2000
        let rates = (0..<2000).map { (first + $0, $0 < 100 ? 0.08 : 5.33) }
        try store.save(
            [
                .instrument(SmallMarket.iwm), .series("IWM", SmallMarket.series([1])),
                .rates(Rates(policy: DatedValues(rates))),
            ], receivedAt: .hour(1))
        let snapshot = try #require(try store.firstSnapshot())
        #expect(snapshot.rates.policyHold?.since == first + 100)
        #expect(snapshot.rates.policy.count == 1901)
    }
}
