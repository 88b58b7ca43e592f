import Model
import Store
import Testing

@Suite("Import of the tables that ship") struct ImportTests {
    let folder: TemporaryFolder
    let store: MarketStore

    init() throws {
        folder = try TemporaryFolder()
        store = try MarketStore.open(folder: folder.path, now: .hour(0))
    }

    @Test("tables are known by their mark")
    func mark() throws {
        #expect(try !store.hasTables(marked: "a"))
        try store.importTables(SmallMarket.bundled, mark: "a")
        #expect(try store.hasTables(marked: "a"))
        #expect(try !store.hasTables(marked: "b"))
    }

    @Test("newer tables replace what came with older ones, also by leaving it out")
    func newerTables() throws {
        try store.importTables(SmallMarket.bundled, mark: "a")
        let day = SmallMarket.firstDay
        let provenance = Provenance("tables", .bundled)
        let newer = Market(
            Moment(day + 2, mode: .bundled),
            listings: [
                Listing(SmallMarket.spy, series: SmallMarket.series([500, 505.5, 510]), provenance: provenance)
            ],
            deals: [SmallMarket.deal("Morphic", on: day)])
        try store.importTables(newer, mark: "b")
        let picture = try #require(try store.firstPicture())
        #expect(picture.deals.map(\.target) == ["Morphic"])
        #expect(picture["SPY"]?.series.bars.map(\.close) == [500, 505.5, 510])
    }

    @Test("a bundled figure never replaces one that was received")
    func receivedStands() throws {
        try store.importTables(SmallMarket.bundled, mark: "a")
        let day = SmallMarket.firstDay
        try store.save(
            [
                .bar("SPY", Bar(day + 2, close: 510.25)), .provenance("SPY", Provenance("yahoo", .live)),
                .curve(YieldCurve(day, percent: [.tenYears: 4.41])),
                .deal(SmallMarket.deal("Karuna", on: day, upfront: 13_999)),
            ], receivedAt: .hour(1))
        try store.importTables(SmallMarket.bundled, mark: "b")
        let picture = try #require(try store.firstPicture())
        #expect(picture["SPY"]?.series.bars.map(\.close) == [500, 505, 510.25])
        #expect(picture["SPY"]?.provenance == Provenance("yahoo", .endOfDay))
        #expect(picture.rates[.tenYears].value(on: day) == 4.41)
        #expect(picture.deals.first { $0.target == "Karuna" }?.upfrontUSDMillions == 13_999)
    }
}
