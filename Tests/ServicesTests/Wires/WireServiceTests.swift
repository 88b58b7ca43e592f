import Model
import TestSupport
import Testing

@testable import Networking
@testable import Services

struct WireServiceTests {
    private let feeds = ["https://www.globenewswire.com/RssFeed/a", "https://www.prnewswire.com/rss/b.rss"]

    private var service: Service {
        .wires(
            WireSettings(isOn: true, feeds: feeds, interval: .always(.seconds(600))),
            clock: .noon(on: Fixture.day("2026-01-12")))
    }

    @Test("each feed has a poll request of its own, sent conditionally")
    func feedsOfService() async throws {
        let transport = ScriptedTransport([feeds[0]: WireSamples.globe, feeds[1]: WireSamples.pr])
        let service = service
        #expect(service.pollRequests.map(\.key) == ["GlobeNewswire", "PR Newswire"])
        let pollResult = try await service.run("GlobeNewswire", transport)
        #expect(pollResult.updates.count == 2 && pollResult.errors.count == 1)
        #expect(try await service.run("PR Newswire", transport).updates.count == 1)
        #expect(try await service.run("GlobeNewswire", transport).updates.isEmpty)
        #expect(transport.requests.allSatisfy { $0.isConditional && $0.content == .xml })
    }

    @Test("an unchanged feed yields nothing, and a page is an error")
    func errors() async throws {
        #expect(try await service.run("PR Newswire", ScriptedTransport { _ in nil }).updates.isEmpty)
        await #expect(throws: SourceError.self) {
            try await service.run("PR Newswire", ScriptedTransport { _ in Array("<html></html>".utf8) })
        }
    }

    @Test("two feeds of one wire have different names, and one of an unknown wire has the name of its host")
    func keys() {
        let settings = WireSettings(
            isOn: true, feeds: feeds + ["https://www.prnewswire.com/rss/c.rss", "http://127.0.0.1:81/d"],
            interval: .always(.seconds(600)))
        let keys = Service.wires(settings).pollRequests.map(\.key)
        #expect(keys == ["GlobeNewswire", "PR Newswire 2", "PR Newswire 3", "127.0.0.1"])
    }
}
