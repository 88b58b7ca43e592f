import Model
import Store
import TestSupport
import Testing

@Suite("The newest receipt wins") struct CorrectionTests {
    let folder: TemporaryFolder
    let store: MarketStore

    init() throws { (folder, store) = try TemporaryFolder.withStore() }

    private func closes(_ symbol: Symbol) throws -> [Double] {
        try #require(try store.history(of: symbol)).bars.map(\.close)
    }

    @Test("a session is corrected by a newer receipt and not by an older one")
    func bars() throws {
        let day = SmallMarket.firstDay + 1
        try store.save([.bar("SPY", Bar(day, close: 506))], receivedAt: .hour(2))
        #expect(try closes("SPY") == [500, 506, 510])
        try store.save([.bar("SPY", Bar(day, close: 999))], receivedAt: .hour(1))
        #expect(try closes("SPY") == [500, 506, 510])
        try store.save([.bar("SPY", Bar(day, close: 507))], receivedAt: .hour(3))
        #expect(try closes("SPY") == [500, 507, 510])
    }

    @Test("the same update twice changes nothing")
    func twice() throws {
        let updates: [MarketUpdate] = [
            .bar("SPY", Bar(SmallMarket.firstDay + 3, close: 512)),
            .deal(SmallMarket.deal("Alpine", on: SmallMarket.firstDay)),
            .curve(YieldCurve(SmallMarket.firstDay + 2, percent: [.tenYears: 4.6])), .sectors(SmallMarket.sectors),
        ]
        try store.save(updates, receivedAt: .hour(2))
        let once = try #require(try store.firstSnapshot())
        try store.save(updates + updates, receivedAt: .hour(2))
        let twice = try #require(try store.firstSnapshot())
        #expect(once.listings.map(\.series.bars) == twice.listings.map(\.series.bars))
        #expect(once.deals == twice.deals)
        #expect(once.sectorTables == twice.sectorTables)
        #expect(once.rates[.tenYears].pairs == twice.rates[.tenYears].pairs)
    }

    @Test("a repeated close without its range keeps the range; a different close does not")
    func range() throws {
        let day = SmallMarket.firstDay + 2
        try store.save([.bar("IWM", Bar(day, close: 102))], receivedAt: .hour(2))
        #expect(
            try store.history(of: "IWM")?.bars.last == Bar(day, open: 99, high: 103, low: 98, close: 102, volume: 5000))
        try store.save([.bar("IWM", Bar(day, close: 97))], receivedAt: .hour(3))
        #expect(try store.history(of: "IWM")?.bars.last == Bar(day, close: 97))
    }

    @Test("a deal's terms are corrected, and an older report that arrives late is ignored")
    func deals() throws {
        let day = SmallMarket.firstDay
        try store.save([.deal(SmallMarket.deal("Karuna", on: day, upfront: 14_100))], receivedAt: .hour(2))
        try store.save([.deal(SmallMarket.deal("Karuna", on: day, upfront: 1))], receivedAt: .hour(1))
        let deals = try #require(try store.firstSnapshot()).deals.filter { $0.target == "Karuna" }
        #expect(deals.map(\.upfrontUSDMillions) == [14_100])
    }

    @Test("a partial curve leaves the other tenors of the day, and an older curve only fills gaps")
    func curves() throws {
        let day = SmallMarket.firstDay + 1
        try store.save([.curve(YieldCurve(day, percent: [.tenYears: 4.51]))], receivedAt: .hour(3))
        try store.save(
            [.curve(YieldCurve(day, percent: [.tenYears: 9, .thirtyYears: 4.7]))], receivedAt: .hour(2))
        let rates = try #require(try store.firstSnapshot()).rates
        #expect(rates.curve(onOrBefore: day)?.percent == [.tenYears: 4.51, .twoYears: 4.8, .thirtyYears: 4.7])
    }

    @Test("an older quote does not replace a newer one")
    func quotes() throws {
        func quote(_ units: Int64, _ hour: Int) -> Quote {
            Quote(
                "SPY", last: Price(units: units, decimals: 2), session: SmallMarket.firstDay + 3, time: .hour(hour))
        }
        try store.save([.quote(quote(51_200, 15))], receivedAt: .hour(15))
        try store.save([.quote(quote(51_100, 14))], receivedAt: .hour(16))
        #expect(try store.firstSnapshot()?["SPY"]?.quote?.last.units == 51_200)
    }

    @Test("an update of an unlisted symbol adds it and leaves the others as they are")
    func unlisted() throws {
        try store.save(
            [
                .bar("NONE", Bar(SmallMarket.firstDay, close: 1)),
                .bar("SPY", Bar(SmallMarket.firstDay + 3, close: 511)),
            ],
            receivedAt: .hour(2))
        #expect(try closes("SPY") == [500, 505, 510, 511])
        #expect(try closes("NONE") == [1])
    }

    @Test("a close that is not a number is not stored")
    func notANumber() throws {
        try store.save([.bar("SPY", Bar(SmallMarket.firstDay + 3, close: .nan))], receivedAt: .hour(2))
        #expect(try closes("SPY") == [500, 505, 510])
    }
}
