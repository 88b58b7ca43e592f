import Model
import TestSupport
import Testing

@testable import Store

@Suite("Instruments without a description") struct UnknownInstrumentTests {
    let folder: TemporaryFolder
    let store: MarketStore
    private static let day = SmallMarket.firstDay

    init() throws { (folder, store) = try TemporaryFolder.withStore() }

    static let updates: [MarketUpdate] = [
        .series("NEW", SmallMarket.series([1, 2])), .bar("NEW", Bar(day, close: 1)),
        .quote(Quote("NEW", last: Price(units: 15, decimals: 1), session: day, time: .hour(1))),
        .intraday("NEW", Intraday(day, offsetMinutes: -240, points: [Intraday.Point(.hour(1), 1.5)])),
        .provenance("NEW", Provenance("yahoo", .live)),
    ]

    @Test("an update of any kind adds the instrument", arguments: updates.indices)
    func added(index: Int) throws {
        try store.save([Self.updates[index]], receivedAt: .hour(1))
        #expect(try store.contains("NEW"))
        let listing = try #require(try store.firstSnapshot()?["NEW"])
        #expect(listing.instrument.isUndescribed && listing.instrument.group == Instrument.watchGroup)
    }

    @Test("a quote that arrives before its history is also stored by the writer, and joins the history")
    func firstQuote() async throws {
        let writer = StoreWriter(store, wallClock: { .hour(1) })
        writer.post(Self.updates[2], receivedAt: .hour(1))
        try writer.flush()
        #expect(try store.firstSnapshot()?["NEW"]?.quote?.last == Price(units: 15, decimals: 1))
        try store.save([.series("NEW", SmallMarket.series([1.25], from: Self.day - 1))], receivedAt: .hour(2))
        #expect(try store.firstSnapshot()?["NEW"]?.series.bars.map(\.close) == [1.25, 1.5])
    }

    @Test("a description that arrives later is stored, whatever its receipt time")
    func described() throws {
        try store.save([.bar("XBI", Bar(Self.day, close: 1))], receivedAt: .hour(3))
        try store.save([.instrument(SmallMarket.xbi)], receivedAt: .hour(2))
        #expect(try store.firstSnapshot()?["XBI"]?.instrument == SmallMarket.xbi)
    }

    @Test("a session whose close is not a number is stored without one, among the others")
    func withoutClose() throws {
        let series = Series([Bar(Self.day, close: 1), Bar(Self.day + 1, close: .nan), Bar(Self.day + 2, close: 3)])
        #expect(try store.save([.series("NEW", series)], receivedAt: .hour(1)).isEmpty)
        let stored = try #require(try store.history(of: "NEW"))
        #expect(stored.bars.map(\.close) == [1, 3])
        #expect(stored.barsAndGaps.map(\.day) == [Self.day, Self.day + 1, Self.day + 2])
    }
}
