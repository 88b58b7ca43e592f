import Model
import TestSupport
import Testing

@testable import Feeds

@Suite("Troubles of services") struct TroubleTests {
    @Test(
        "whatever goes wrong, the last good value stands, the status says why, and it is well again by itself",
        arguments: Trouble.all)
    func stands(trouble: Trouble) async throws {
        let scene = try await Scene()
        scene.heal(time: 1, #""AAA": 12.5, "BBB": 7.25"#)
        let log = UpdateLog(scene.source(scene.feed.pollRequest("quotes", "AAA", "BBB")), SmallFeed.market)
        let first = try await log.status("it is good at first") { $0.state == .good }
        #expect(log.market.last("AAA") == 12.5)

        let before = log.statusCount
        try await trouble.begin(scene)
        scene.clock.advance(to: first)
        let fault = try await log.status(after: before, "the trouble is told") { $0.state == .failed }
        #expect(fault.reason == trouble.reason)
        #expect(try #require(fault.lastSuccess) <= scene.clock.wall)
        #expect(log.market.last("AAA") == 12.5)
        #expect(log.market.last("BBB") == 7.25)
        #expect(fault.reason?.contains("hidden") == false)

        let failed = log.statusCount
        scene.heal(time: 2, #""AAA": 13, "BBB": 8"#)
        scene.clock.advance(to: fault)
        let well = try await log.status(after: failed, "it is well again") { $0.state == .good }
        #expect(well.reason == nil)
        #expect(log.market.last("AAA") == 13)
        await scene.transport.shutDown()
    }

    @Test("one bad poll request never hurts the others", arguments: Trouble.all.filter { !$0.isRestraint })
    func others(trouble: Trouble) async throws {
        let scene = try await Scene(), other = try await LoopbackService { _ in Scene.quotes(time: 1, "\"CCC\": 3") }
        scene.heal(time: 1, #""AAA": 12.5"#)
        let source = scene.source(
            scene.feed.pollRequest("quotes", "AAA"), SmallFeed(other.base).pollRequest("other", "CCC"))
        let log = UpdateLog(source, SmallFeed.market)
        try await log.wait("both are good at first") { $0.market.last("AAA") == 12.5 && $0.market.last("CCC") == 3 }
        let first = try await log.status("both are good at first") { $0.state == .good }

        let before = log.statusCount
        try await trouble.begin(scene)
        other.answer { _ in Scene.quotes(time: 2, "\"CCC\": 4") }
        scene.clock.advance(to: first)
        let fault = try await log.status(after: before, "the trouble is told") { $0.state == .partial }
        #expect(fault.reason == "quotes: " + trouble.reason)
        scene.clock.time.advance(by: .seconds(60))
        try await log.wait("the other goes on") { $0.market.last("CCC") == 4 }
        #expect(log.market.last("AAA") == 12.5)
        await scene.transport.shutDown()
    }

    @Test(
        "one bad symbol never hurts the others",
        arguments: [
            (#""AAA": null, "BBB": 8"#, "small: expected a price of AAA, found nothing"),
            (#""AAA": "n/a", "BBB": 8"#, "small: AAA"),
            (#""AAA": {"raw": 13}, "BBB": 8"#, "small: AAA"),
            (#""BBB": 8"#, "small: expected a price of AAA, found nothing"),
        ])
    func symbols(prices: String, reason: String) async throws {
        let scene = try await Scene()
        scene.heal(time: 1, #""AAA": 12.5, "BBB": 7.25"#)
        let log = UpdateLog(scene.source(scene.feed.pollRequest("quotes", "AAA", "BBB")), SmallFeed.market)
        let first = try await log.status("it is good at first") { $0.state == .good }
        scene.heal(time: 2, prices)
        scene.clock.advance(to: first)
        let fault = try await log.status("the bad symbol is told") { $0.state == .partial }
        #expect(fault.reason?.contains("AAA") == true)
        #expect(log.market.last("AAA") == 12.5)
        #expect(log.market.last("BBB") == 8)
        let before = log.statusCount
        scene.heal(time: 3, #""AAA": 13, "BBB": 8"#)
        scene.clock.advance(to: fault)
        try await log.status(after: before, "it is well again") { $0.state == .good }
        #expect(log.market.last("AAA") == 13)
        await scene.transport.shutDown()
    }
}
