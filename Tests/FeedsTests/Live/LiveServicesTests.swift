import Model
import Synchronization
import Testing

@testable import Feeds

/// Services that come and go while the market is live.
struct LiveServicesTests {
    private static let today = Day(number: 20775)
    /// A source that says its own status, then waits until its reader is gone.
    private final class Speaker: MarketSource {
        let name: String
        let began = Mutex(0), ended = Mutex(0)

        init(_ name: String) { self.name = name }

        func updates() -> AsyncStream<MarketUpdate> {
            began.withLock { $0 += 1 }
            let (stream, updates) = AsyncStream.makeStream(of: MarketUpdate.self)
            updates.onTermination = { [self] _ in ended.withLock { $0 += 1 } }
            updates.yield(.source(SourceStatus(name, .good)))
            return stream
        }
    }

    @Test("one that is put in another's place is asked, the other is no longer, and who stays goes on")
    func replaced() async throws {
        let market = Market(Moment(LiveServicesTests.today, mode: .bundled), listings: [])
        let stays = Speaker("stays"), goes = Speaker("goes"), comes = Speaker("comes")
        let staying = LiveSource.Service(stays)
        let source = LiveSource(
            LiveMarket(market), [staying, LiveSource.Service(goes)],
            wallClock: { Timestamp(LiveServicesTests.today, hour: 11, minute: 0, second: 0, offsetMinutes: -300) })
        let log = UpdateLog(source, market)
        try await log.wait("both") { Set($0.statuses.map(\.name)) == ["stays", "goes"] }
        source.replace([staying, LiveSource.Service(comes)])
        try await log.wait("the new one") { $0.statuses.contains { $0.name == "comes" } }
        #expect(goes.ended.withLock(\.self) == 1)
        #expect(stays.began.withLock(\.self) == 1)
        #expect(stays.ended.withLock(\.self) == 0)
    }

    @Test("what a viewer has chosen reaches the market, and with it the store")
    func said() async throws {
        let market = Market(Moment(LiveServicesTests.today, mode: .bundled), listings: [])
        let live = LiveMarket(market)
        let observed = Mutex(0)
        let source = LiveSource(
            live, [],
            wallClock: { Timestamp(LiveServicesTests.today, hour: 11, minute: 0, second: 0, offsetMinutes: -300) },
            observer: { _, _ in observed.withLock { $0 += 1 } })
        let log = UpdateLog(source, market)
        source.say([.instrument(Instrument("ZZZ", name: "Z", kind: .share, group: "", basis: .price))])
        try await log.wait("the instrument") { $0.market["ZZZ"] != nil }
        #expect(live["ZZZ"] != nil)
        #expect(observed.withLock(\.self) == 1)
    }
}
