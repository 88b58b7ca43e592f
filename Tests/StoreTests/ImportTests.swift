import Model
import Store
import TestSupport
import Testing

@Suite("Import of the bundled tables") struct ImportTests {
    let folder: TemporaryFolder
    let store: MarketStore

    init() throws { (folder, store) = try TemporaryFolder.withEmptyStore() }

    @Test("imported tables are identified by their fingerprint")
    func fingerprint() throws {
        #expect(try !store.hasTables(withFingerprint: "a"))
        try store.importTables(SmallMarket.bundled, fingerprint: "a")
        #expect(try store.hasTables(withFingerprint: "a"))
        #expect(try !store.hasTables(withFingerprint: "b"))
    }

    @Test("newer tables replace the rows of older ones, and remove rows that they leave out")
    func newerTables() throws {
        try store.importTables(SmallMarket.bundled, fingerprint: "a")
        let day = SmallMarket.firstDay
        let provenance = Provenance("tables", .bundled)
        let newer = Market(
            Moment(day + 2, mode: .bundled),
            listings: [
                Listing(SmallMarket.spy, series: SmallMarket.series([500, 505.5, 510]), provenance: provenance)
            ],
            deals: [SmallMarket.deal("Morphic", on: day)])
        try store.importTables(newer, fingerprint: "b")
        let snapshot = try #require(try store.firstSnapshot())
        #expect(snapshot.deals.map(\.target) == ["Morphic"])
        #expect(snapshot["SPY"]?.series.bars.map(\.close) == [500, 505.5, 510])
    }

    @Test("a bundled figure never replaces one that was received")
    func receivedFigures() throws {
        try store.importTables(SmallMarket.bundled, fingerprint: "a")
        let day = SmallMarket.firstDay
        try store.save(
            [
                .bar("SPY", Bar(day + 2, close: 510.25)), .provenance("SPY", Provenance("yahoo", .live)),
                .curve(YieldCurve(day, percent: [.tenYears: 4.41])),
                .deal(SmallMarket.deal("Karuna", on: day, upfront: 13_999)),
            ], receivedAt: .hour(1))
        try store.importTables(SmallMarket.bundled, fingerprint: "b")
        let snapshot = try #require(try store.firstSnapshot())
        #expect(snapshot["SPY"]?.series.bars.map(\.close) == [500, 505, 510.25])
        #expect(snapshot["SPY"]?.provenance == Provenance("yahoo", .endOfDay))
        #expect(snapshot.rates[.tenYears].value(on: day) == 4.41)
        #expect(snapshot.deals.first { $0.target == "Karuna" }?.upfrontUSDMillions == 13_999)
    }
}
