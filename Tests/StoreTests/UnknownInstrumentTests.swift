import Model
import Testing

@testable import Store

@Suite("Instruments that are not known yet") struct UnknownInstrumentTests {
    let folder: TemporaryFolder
    let store: MarketStore
    private static let day = SmallMarket.firstDay

    init() throws {
        folder = try TemporaryFolder()
        store = try MarketStore.open(folder: folder.path, now: .hour(0))
        try store.importTables(SmallMarket.bundled, mark: "a")
    }

    static let updates: [MarketUpdate] = [
        .series("NEW", SmallMarket.series([1, 2])), .bar("NEW", Bar(day, close: 1)),
        .quote(Quote("NEW", last: Price(units: 15, decimals: 1), session: day, time: .hour(1))),
        .intraday("NEW", Intraday(day, offsetMinutes: -240, points: [Intraday.Point(.hour(1), 1.5)])),
        .provenance("NEW", Provenance("yahoo", .live)),
    ]

    @Test("whatever is said of one makes it known", arguments: updates.indices)
    func known(index: Int) throws {
        try store.save([Self.updates[index]], receivedAt: .hour(1))
        #expect(try store.knows("NEW"))
        let listing = try #require(try store.firstPicture()?["NEW"])
        #expect(listing.instrument.isUndescribed && listing.instrument.group == Instrument.watchGroup)
    }

    @Test("a first quote before its history is kept by the writer too, and joins the history")
    func firstQuote() async throws {
        let writer = StoreWriter(store, wallClock: { .hour(1) })
        writer.post(Self.updates[2], receivedAt: .hour(1))
        try writer.flush()
        #expect(try store.firstPicture()?["NEW"]?.quote?.last == Price(units: 15, decimals: 1))
        try store.save([.series("NEW", SmallMarket.series([1.25], from: Self.day - 1))], receivedAt: .hour(2))
        #expect(try store.firstPicture()?["NEW"]?.series.bars.map(\.close) == [1.25, 1.5])
    }

    @Test("whoever describes it later is believed")
    func described() throws {
        try store.save([.bar("XBI", Bar(Self.day, close: 1))], receivedAt: .hour(3))
        try store.save([.instrument(SmallMarket.xbi)], receivedAt: .hour(2))
        #expect(try store.firstPicture()?["XBI"]?.instrument == SmallMarket.xbi)
    }

    @Test("a session whose close is no number is kept without one, beside the others")
    func withoutClose() throws {
        let series = Series([Bar(Self.day, close: 1), Bar(Self.day + 1, close: .nan), Bar(Self.day + 2, close: 3)])
        #expect(try store.save([.series("NEW", series)], receivedAt: .hour(1)).isEmpty)
        let kept = try #require(try store.history(of: "NEW"))
        #expect(kept.bars.map(\.close) == [1, 3])
        #expect(kept.barsAndGaps.map(\.day) == [Self.day, Self.day + 1, Self.day + 2])
    }
}
