import Model
import Store
import TestSupport
import Testing

struct GapTests {
    private let folder: TemporaryFolder
    private let store: MarketStore
    private static let fund = Instrument("ABC", name: "Fund", kind: .etf, group: "us-small", basis: .price)
    private static let monday = Day(number: 19_856)

    init() throws {
        folder = try TemporaryFolder()
        store = try MarketStore.open(folder: folder.path, now: Timestamp(milliseconds: 1_000))
    }

    @Test("a session without a close stays in the first snapshot and in the full history until its close arrives")
    func stored() throws {
        let receipt = Timestamp(Self.monday + 10, hour: 12, minute: 0)
        let series = Series([
            Bar(Self.monday, close: 100), .withoutClose(Self.monday + 1), Bar(Self.monday + 2, close: 102),
        ])
        try store.save([.instrument(Self.fund), .series("ABC", series)], receivedAt: receipt)
        let snapshot = try #require(try store.firstSnapshot())
        #expect(snapshot["ABC"]?.series.daysWithoutClose == [Self.monday + 1])
        #expect(snapshot.change(of: "ABC", over: .day) == nil)
        let history = try #require(try store.history(of: "ABC"))
        #expect(history.count == 2)
        #expect(history.change(over: .day) == nil)
        try store.save([.bar("ABC", .withoutClose(Self.monday + 2))], receivedAt: receipt)
        #expect(try store.history(of: "ABC")?.count == 2)
        let later = Timestamp(milliseconds: receipt.milliseconds + 1000)
        try store.save([.bar("ABC", Bar(Self.monday + 1, close: 101))], receivedAt: later)
        #expect(try store.firstSnapshot()?["ABC"]?.series.daysWithoutClose == [])
        #expect(try store.history(of: "ABC")?.change(over: .day) != nil)
    }

    @Test("sessions without a close in a user's file are stored where the store has no close")
    func joined() throws {
        let receipt = Timestamp(Self.monday + 10, hour: 12, minute: 0)
        try store.save(
            [.instrument(Self.fund), .series("ABC", Series([Bar(Self.monday, close: 100)]))], receivedAt: receipt)
        let own = Series([
            Bar(Self.monday, close: 100), .withoutClose(Self.monday + 1), Bar(Self.monday + 2, close: 102),
        ])
        try store.save([.series("ABC", own)], receivedAt: receipt, joining: true)
        #expect(try store.history(of: "ABC")?.daysWithoutClose == [Self.monday + 1])
    }
}
