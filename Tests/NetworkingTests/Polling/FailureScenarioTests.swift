import Model
import NetworkingSupport
import TestSupport
import Testing

@testable import Networking

@Suite("Failures of services") struct FailureScenarioTests {
    @Test(
        "on any failure the last good value stays, the status has the reason, and the service recovers by itself",
        arguments: FailureScenario.all)
    func keepsLastValue(scenario: FailureScenario) async throws {
        let scene = try await PollingScene()
        scene.recover(time: 1, #""AAA": 12.5, "BBB": 7.25"#)
        let log = UpdateLog(scene.source(scene.feed.pollRequest("quotes", "AAA", "BBB")), SmallFeed.market)
        let first = try await log.status("it is good at first") { $0.state == .good }
        #expect(log.market.last("AAA") == 12.5)

        let before = log.statusCount
        try await scenario.begin(scene)
        scene.clock.advance(to: first)
        let failure = try await log.status(after: before, "the failure is reported") { $0.state == .failed }
        #expect(failure.reason == scenario.reason)
        #expect(try #require(failure.lastSuccess) <= scene.clock.wall)
        #expect(log.market.last("AAA") == 12.5)
        #expect(log.market.last("BBB") == 7.25)
        #expect(failure.reason?.contains("hidden") == false)

        let failed = log.statusCount
        scene.recover(time: 2, #""AAA": 13, "BBB": 8"#)
        scene.clock.advance(to: failure)
        let recovered = try await log.status(after: failed, "it has recovered") { $0.state == .good }
        #expect(recovered.reason == nil)
        #expect(log.market.last("AAA") == 13)
        await scene.transport.shutDown()
    }

    @Test(
        "one failing poll request never affects the others", arguments: FailureScenario.all.filter { !$0.isRateLimit })
    func others(scenario: FailureScenario) async throws {
        let scene = try await PollingScene(),
            other = try await LoopbackService { _ in PollingScene.quotes(time: 1, "\"CCC\": 3") }
        scene.recover(time: 1, #""AAA": 12.5"#)
        let source = scene.source(
            scene.feed.pollRequest("quotes", "AAA"), SmallFeed(other.base).pollRequest("other", "CCC"))
        let log = UpdateLog(source, SmallFeed.market)
        try await log.wait("both are good at first") { $0.market.last("AAA") == 12.5 && $0.market.last("CCC") == 3 }
        let first = try await log.status("both are good at first") { $0.state == .good }

        let before = log.statusCount
        try await scenario.begin(scene)
        other.respond { _ in PollingScene.quotes(time: 2, "\"CCC\": 4") }
        scene.clock.advance(to: first)
        let failure = try await log.status(after: before, "the failure is reported") { $0.state == .partial }
        #expect(failure.reason == "quotes: " + scenario.reason)
        scene.clock.time.advance(by: .seconds(60))
        try await log.wait("the other goes on") { $0.market.last("CCC") == 4 }
        #expect(log.market.last("AAA") == 12.5)
        await scene.transport.shutDown()
    }

    @Test(
        "one bad symbol never affects the others",
        arguments: [
            (#""AAA": null, "BBB": 8"#, "small: expected a price of AAA, found nothing"),
            (#""AAA": "n/a", "BBB": 8"#, "small: AAA"),
            (#""AAA": {"raw": 13}, "BBB": 8"#, "small: AAA"),
            (#""BBB": 8"#, "small: expected a price of AAA, found nothing"),
        ])
    func symbols(prices: String, reason: String) async throws {
        let scene = try await PollingScene()
        scene.recover(time: 1, #""AAA": 12.5, "BBB": 7.25"#)
        let log = UpdateLog(scene.source(scene.feed.pollRequest("quotes", "AAA", "BBB")), SmallFeed.market)
        let first = try await log.status("it is good at first") { $0.state == .good }
        scene.recover(time: 2, prices)
        scene.clock.advance(to: first)
        let failure = try await log.status("the bad symbol is reported") { $0.state == .partial }
        #expect(failure.reason?.contains("AAA") == true)
        #expect(log.market.last("AAA") == 12.5)
        #expect(log.market.last("BBB") == 8)
        let before = log.statusCount
        scene.recover(time: 3, #""AAA": 13, "BBB": 8"#)
        scene.clock.advance(to: failure)
        try await log.status(after: before, "it has recovered") { $0.state == .good }
        #expect(log.market.last("AAA") == 13)
        await scene.transport.shutDown()
    }
}
