import Model
import Store
import Testing

@Suite("What is kept comes back") struct RoundTripTests {
    let folder: TemporaryFolder
    let store: MarketStore

    init() throws {
        folder = try TemporaryFolder()
        store = try MarketStore.open(folder: folder.path + "/share/ballast", now: .hour(0))
    }

    @Test("a new store is empty and says that it is new")
    func empty() throws {
        #expect(store.opening == .created)
        #expect(try store.firstPicture() == nil)
        #expect(try MarketStore.open(folder: folder.path + "/share/ballast", now: .hour(0)).opening == .found)
    }

    @Test("bundled tables come back as they were imported")
    func bundled() throws {
        let market = SmallMarket.bundled
        try store.importTables(market, later: [.holdings(SmallMarket.holdings)], mark: "a")
        let picture = try #require(try store.firstPicture(mode: .bundled))
        #expect(picture.moment == market.moment)
        #expect(picture.listings.map(\.instrument) == market.listings.map(\.instrument))
        #expect(picture.listings.map(\.provenance) == market.listings.map(\.provenance))
        #expect(picture.listings.map(\.series.bars) == market.listings.map(\.series.bars))
        #expect(picture.rates[.tenYears].pairs == market.rates[.tenYears].pairs)
        #expect(picture.rates[.twoYears].pairs == market.rates[.twoYears].pairs)
        #expect(picture.rates[.thirtyYears].isEmpty)
        #expect(picture.rates.policy.pairs == market.rates.policy.pairs)
        #expect(picture.rates.provenance == market.rates.provenance)
        #expect(picture.sectorTables == market.sectorTables)
        #expect(picture.deals == market.deals)
        #expect(picture.dealsKnown == market.dealsKnown)
        #expect(picture.valuations == market.valuations)
        #expect(picture.valuationStatements == market.valuationStatements)
        let whole = try store.rest().reduce(picture) { $0.applying($1) }
        #expect(whole.listings.map(\.series.bars) == market.listings.map(\.series.bars))
        #expect(whole.holdingsTables.map(\.holdings) == [SmallMarket.holdings.holdings])
        #expect(whole.holdingsTables.map(\.source) == ["iShares"])
    }

    @Test("a first picture has the newest sessions, the rest has all")
    func stages() throws {
        let closes = (0..<1000).map { 100 + Double($0) }
        try store.save(
            [.instrument(SmallMarket.iwm), .series("IWM", SmallMarket.series(closes))], receivedAt: .hour(1))
        let picture = try #require(try store.firstPicture())
        let newest = try #require(picture["IWM"]).series
        #expect(newest.bars.map(\.close) == Array(closes.suffix(400)))
        #expect(picture.day == SmallMarket.firstDay + 999)
        let whole = try store.rest().reduce(picture) { $0.applying($1) }
        #expect(try #require(whole["IWM"]).series.bars.map(\.close) == closes)
        #expect(try store.history(of: "IWM")?.count == 1000)
        #expect(try store.history(of: "SPY") == nil)
    }

    @Test("the as-of date is that of the newest figure, also where only yields have come since the last prices")
    func newestYields() throws {
        try store.importTables(SmallMarket.bundled, mark: "a")
        let before = try #require(try store.firstPicture()).day
        try store.save([.curve(YieldCurve(before + 5, percent: [.tenYears: 4.2]))], receivedAt: .hour(15))
        let picture = try #require(try store.firstPicture())
        #expect(picture.rates[.tenYears].lastDay == before + 5)
        #expect(picture.day == before + 5)
    }

    @Test("a quote of the running session comes back as one")
    func quote() throws {
        let session = SmallMarket.firstDay + 3
        let quote = Quote(
            "IWM", last: Price(units: 20_338, decimals: 2), session: session, time: .hour(15), volume: 1e6)
        let points = [Intraday.Point(.hour(14), 203.1), Intraday.Point(.hour(15), 203.38)]
        try store.importTables(SmallMarket.bundled, mark: "a")
        try store.save(
            [.quote(quote), .intraday("IWM", Intraday(session, offsetMinutes: -240, points: points))],
            receivedAt: .hour(15))
        let listing = try #require(try store.firstPicture()?["IWM"])
        #expect(listing.quote == quote)
        #expect(listing.last == quote.last)
        #expect(listing.series.lastDay == session)
        #expect(listing.intraday?.points == points)
        try store.save([.bar("IWM", Bar(session, close: 204))], receivedAt: .hour(21))
        let closed = try #require(try store.firstPicture()?["IWM"])
        #expect(closed.quote == nil)
        #expect(closed.series.lastClose == 204)
    }

    @Test("a quote behind a gap comes back apart from the sessions")
    func quoteBehindGap() throws {
        let gap = Quote(
            "IWM", last: Price(units: 20_338, decimals: 2), session: SmallMarket.firstDay + 30, time: .hour(15))
        try store.importTables(SmallMarket.bundled, mark: "a")
        try store.save([.quote(gap)], receivedAt: .hour(15))
        let picture = try #require(try store.firstPicture())
        #expect(picture["IWM"]?.last == gap.last && picture["IWM"]?.isApart == true)
        #expect(picture["IWM"]?.series.running == nil)
        #expect(picture.change(of: "IWM", over: .day) == nil && picture.day == gap.session)
    }

    @Test("a policy rate that has been held for years is read back to where it began")
    func policyHold() throws {
        let first = SmallMarket.firstDay - 2000
        let rates = (0..<2000).map { (first + $0, $0 < 100 ? 0.08 : 5.33) }
        try store.save(
            [
                .instrument(SmallMarket.iwm), .series("IWM", SmallMarket.series([1])),
                .rates(Rates(policy: DatedValues(rates))),
            ], receivedAt: .hour(1))
        let picture = try #require(try store.firstPicture())
        #expect(picture.rates.policyHold?.since == first + 100)
        #expect(picture.rates.policy.count == 1901)
    }
}
