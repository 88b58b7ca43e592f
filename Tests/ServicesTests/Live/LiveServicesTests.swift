import Model
import NetworkingSupport
import Synchronization
import Testing

@testable import Services

/// Services that are added and removed while the market is live.
struct LiveServicesTests {
    private static let today = Day(number: 20775)
    /// A source that reports its own status, then waits until its reader is gone.
    private final class StatusSource: MarketSource {
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

    @Test("a replacement is started, the service it replaces is stopped, and the others continue")
    func replaced() async throws {
        let market = Market(Moment(LiveServicesTests.today, mode: .bundled), listings: [])
        let unchanged = StatusSource("stays"), removed = StatusSource("goes"), added = StatusSource("comes")
        let unchangedService = LiveSource.Service(unchanged)
        let source = LiveSource(
            LiveMarket(market), [unchangedService, LiveSource.Service(removed)],
            wallClock: { Timestamp(LiveServicesTests.today, hour: 11, minute: 0, second: 0, offsetMinutes: -300) })
        let log = UpdateLog(source, market)
        try await log.wait("both") { Set($0.statuses.map(\.name)) == ["stays", "goes"] }
        source.replace([unchangedService, LiveSource.Service(added)])
        try await log.wait("the new one") { $0.statuses.contains { $0.name == "comes" } }
        #expect(removed.ended.withLock(\.self) == 1)
        #expect(unchanged.began.withLock(\.self) == 1)
        #expect(unchanged.ended.withLock(\.self) == 0)
    }

    @Test("published updates reach the market and its observer")
    func published() async throws {
        let market = Market(Moment(LiveServicesTests.today, mode: .bundled), listings: [])
        let live = LiveMarket(market)
        let observed = Mutex(0)
        let source = LiveSource(
            live, [],
            wallClock: { Timestamp(LiveServicesTests.today, hour: 11, minute: 0, second: 0, offsetMinutes: -300) },
            observer: { _, _ in observed.withLock { $0 += 1 } })
        let log = UpdateLog(source, market)
        source.publish([.instrument(Instrument("ZZZ", name: "Z", kind: .share, group: "", basis: .price))])
        try await log.wait("the instrument") { $0.market["ZZZ"] != nil }
        #expect(live["ZZZ"] != nil)
        #expect(observed.withLock(\.self) == 1)
    }
}
