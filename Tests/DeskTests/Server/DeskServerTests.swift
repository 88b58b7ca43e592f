import Foundation
import Model
import Networking
import NetworkingSupport
import Playback
import TestSupport
import Testing

@testable import Desk

/// Collectors and dashboards on a real server, in trouble. Each trial ends with the dashboard's market equal to the
/// collector's, to the bit.
@Suite("A desk on a real server", .serialized) struct DeskServerTests {
    private let server: NATSServerProcess

    init() throws { server = try NATSServerProcess() }

    /// Moves prices until a dashboard is equal to a collector.
    private func settle(
        _ dashboard: TestDashboard, _ collector: TestCollector, moving prices: inout MovingPrices
    ) async -> Bool {
        for _ in 0..<20 { collector.apply(prices.next()) }
        return await eventually { dashboard.isEqual(to: collector) && dashboard.statuses.last?.state == .good }
    }

    private func start() async throws -> (TestCollector, TestDashboard) {
        let collector = try await TestCollector.leading(server.request())
        let dashboard = TestDashboard(try server.request())
        dashboard.run()
        #expect(await eventually { dashboard.isEqual(to: collector) })
        return (collector, dashboard)
    }

    private func stop(_ collector: TestCollector, _ dashboard: TestDashboard) async {
        dashboard.stop()
        await collector.stop()
    }

    @Test("a dashboard has the collector's market, and follows it; the collector counts the dashboards")
    func follows() async throws {
        var prices = MovingPrices(seed: 1)
        let (collector, dashboard) = try await start()
        #expect(await settle(dashboard, collector, moving: &prices))
        let second = TestDashboard(try server.request())
        second.run()
        #expect(await settle(second, collector, moving: &prices))
        #expect(await eventually { dashboard.statuses.last?.reason == "2 watching" })
        second.stop()
        await stop(collector, dashboard)
    }

    @Test("a dashboard before its collector waits, and says so")
    func early() async throws {
        let dashboard = TestDashboard(try server.request())
        dashboard.run()
        #expect(await eventually { dashboard.statuses.last?.reason == "no collector is running" })
        let collector = TestCollector(try server.request())
        collector.run()
        #expect(await eventually { dashboard.isEqual(to: collector) && dashboard.statuses.last?.state == .good })
        await stop(collector, dashboard)
    }

    @Test("a restart of the server is survived")
    func serverRestart() async throws {
        var prices = MovingPrices(seed: 2)
        let (collector, dashboard) = try await start()
        for _ in 0..<2 {
            server.stop()
            for _ in 0..<50 { collector.apply(prices.next()) }
            #expect(await eventually { dashboard.statuses.last?.state == .failed })
            try server.start()
            #expect(await eventually { collector.isLeading })
            #expect(await settle(dashboard, collector, moving: &prices))
        }
        await stop(collector, dashboard)
    }

    @Test("a restart of the collector is survived, and missed heartbeats are told")
    func collectorRestart() async throws {
        var prices = MovingPrices(seed: 3)
        let (collector, dashboard) = try await start()
        await collector.stop()
        // Where a busy machine has lost it before, it waits for one already.
        let told = ["no heartbeat from the collector", "no collector is running"]
        #expect(await eventually { dashboard.statuses.last?.reason.map(told.contains) ?? false })
        let next = TestCollector(try server.request())
        next.run()
        #expect(await eventually { next.isLeading })
        #expect(await settle(dashboard, next, moving: &prices))
        await stop(next, dashboard)
    }

    @Test("a server that stands still for some seconds leaves no gap")
    func suspended() async throws {
        var prices = MovingPrices(seed: 4)
        let (collector, dashboard) = try await start()
        server.suspend()
        for _ in 0..<100 { collector.apply(prices.next()) }
        #expect(await eventually { dashboard.statuses.last?.state == .failed })
        #expect(await eventually { !collector.isLeading })
        server.resume()
        #expect(await eventually { collector.isLeading })
        #expect(await settle(dashboard, collector, moving: &prices))
        await stop(collector, dashboard)
    }

    @Test("of two collectors one stands by, and takes over within three seconds when the other is gone")
    func twoCollectors() async throws {
        var prices = MovingPrices(seed: 5)
        let (started, dashboard) = try await start()
        var first = started
        var second = TestCollector(try server.request(), random: 0.5)
        second.run()
        try await Task.sleep(for: .seconds(4))
        // Which of them it is, the tests of leadership hold with a clock of their own: a leader that a busy machine keeps
        // from hearing itself for two seconds steps down.
        #expect(await eventually { first.isLeading != second.isLeading })
        if second.isLeading { (first, second) = (second, first) }
        await first.stop()
        let gone = Date.now
        #expect(await eventually { second.isLeading })
        // Three seconds, and time for a machine that runs other tests.
        #expect(Date.now.timeIntervalSince(gone) < 10)
        #expect(await settle(dashboard, second, moving: &prices))
        first.run()
        try await Task.sleep(for: .seconds(4))
        #expect(await eventually { first.isLeading != second.isLeading })
        #expect(await settle(dashboard, second.isLeading ? second : first, moving: &prices))
        await first.stop()
        await stop(second, dashboard)
    }

    @Test("a flood of 5,000 quotes a second costs a few messages, and no figure")
    func flood() async throws {
        let symbols = (0..<50).map { Symbol("S\($0)") }
        var prices = MovingPrices(symbols, seed: 6)
        let (collector, dashboard) = try await start()
        for symbol in symbols {
            collector.apply(.instrument(.undescribed(symbol, group: "test")))
            collector.apply(.series(symbol, Fixture.market["AAA"]?.series ?? Series()))
        }
        let before = collector.collector.health.messages
        for _ in 0..<60 {
            for _ in 0..<250 { collector.apply(prices.next()) }
            try await Task.sleep(for: .milliseconds(50))
        }
        #expect(await settle(dashboard, collector, moving: &prices))
        let messages = collector.collector.health.messages - before
        #expect(messages < 200, "\(messages)")
        await stop(collector, dashboard)
    }

    @Test("a dashboard that reads slowly is dropped by the server, and recovers")
    func slowReader() async throws {
        // A server that holds little for a reader.
        let server = try NATSServerProcess("max_payload: 262144\nmax_pending: 262144\nwrite_deadline: \"1s\"")
        let collector = try await TestCollector.leading(server.request())
        let relay = try await SlowRelay(to: server.port)
        let address = try #require(NATSAddress("nats://127.0.0.1:\(relay.port)"))
        let dashboard = TestDashboard(NATSRequest(address))
        dashboard.run()
        #expect(await eventually { dashboard.isEqual(to: collector) })
        relay.isSlow = true
        var prices = MovingPrices(seed: 8)
        var random = SplitMix(seed: 11)
        // Until the system's buffers hold no more: how many bytes those are differs, and how many messages a collector
        // makes of what it is told follows its processor.
        let deadline = Date.now + 120
        while !server.log.contains("Slow Consumer"), Date.now < deadline {
            // Incompressible.
            let names = (0..<2000).map { _ in String(random.next(), radix: 36) + String(random.next(), radix: 36) }
            collector.apply(
                .companies(names.enumerated().map { CompanyFacts(cik: $0, tickers: ["T"], name: $1) }))
            collector.apply(prices.next())
            try await Task.sleep(for: .milliseconds(20))
        }
        #expect(server.log.contains("Slow Consumer"))
        relay.isSlow = false
        #expect(await settle(dashboard, collector, moving: &prices))
        await stop(collector, dashboard)
    }

    @Test("a connection that is cut in the middle of a snapshot is made again, and the snapshot asked for again")
    func cutInSnapshot() async throws {
        let collector = try await TestCollector.leading(server.request(), market: largeMarket)
        let relay = try await SlowRelay(to: server.port)
        let address = try #require(NATSAddress("nats://127.0.0.1:\(relay.port)"))
        relay.cutAfter = 100_000
        let dashboard = TestDashboard(NATSRequest(address))
        dashboard.run()
        #expect(await eventually { relay.cuts > 1 })
        #expect(dashboard.market.listings.isEmpty)
        relay.cutAfter = nil
        var prices = MovingPrices(seed: 9)
        #expect(await settle(dashboard, collector, moving: &prices))
        await stop(collector, dashboard)
    }

    /// A market whose snapshot has many parts.
    private var largeMarket: Market {
        var market = Fixture.market
        var random = SplitMix(seed: 10)
        let sessions = ExchangeCalendar.nyse.sessions(between: Fixture.fourth - 400, and: Fixture.fourth)
        for number in 0..<300 {
            let symbol = Symbol("L\(number)")
            let bars = sessions.map { Bar($0, close: Double(5000 + random.next() % 1000) / 100) }
            market.apply(.instrument(.undescribed(symbol, group: "test")))
            market.apply(.series(symbol, Series(bars)))
        }
        return market
    }
}
