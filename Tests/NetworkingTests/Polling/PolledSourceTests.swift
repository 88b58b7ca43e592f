import Model
import NetworkingSupport
import Synchronization
import TestSupport
import Testing

@testable import Networking

@Suite("Polled source") struct PolledSourceTests {
    @Test("a source polls by the given clock, and reports updates and the status of its services")
    func polls() async throws {
        let scene = try await PollingScene()
        scene.recover(time: 1, #""AAA": 12.5"#)
        let log = UpdateLog(scene.source(scene.feed.pollRequest("quotes", "AAA")), SmallFeed.market)
        let first = try await log.status("good") { $0.state == .good }
        #expect(log.entries.statuses.first?.state == .starting)
        #expect(first.service?.address == scene.service.base)
        #expect(try #require(first.service).bytes > 20)
        #expect(first.service?.latencyMilliseconds != nil)
        #expect(scene.service.requests.count == 1)
        scene.recover(time: 2, #""AAA": 13"#)
        scene.clock.advance(to: first)
        try await log.wait("the new price") { $0.market.last("AAA") == 13 }
        #expect(scene.service.requests.count == 2)
    }

    @Test("unchanged data is requested with its validator, but in full after an error")
    func conditional() async throws {
        let scene = try await PollingScene()
        let good = LoopbackService.Response(
            status: 200, fields: ["ETag": "\"v1\""], body: Array(#"{"time":1,"AAA":12.5}"#.utf8))
        scene.service.respond { $0.fields["if-none-match"] == "\"v1\"" ? .status(304) : good }
        let source = scene.source(scene.feed.pollRequest("quotes", "AAA"))
        let log = UpdateLog(source, SmallFeed.market)
        var status = try await log.status("good") { $0.state == .good }
        for (response, state) in [(nil, SourceStatus.State.good), (LoopbackService.Response.status(500), .failed)] {
            let before = log.statusCount
            if let response { scene.service.respond { _ in response } }
            scene.clock.advance(to: status)
            status = try await log.status(after: before, "\(state)") { $0.state == state }
        }
        let before = log.statusCount
        scene.service.respond { _ in good }
        scene.clock.advance(to: status)
        try await log.status(after: before, "good again") { $0.state == .good }
        #expect(scene.service.requests.map { $0.fields["if-none-match"] } == [nil, "\"v1\"", "\"v1\"", nil])
        #expect(log.entries.updates.count { if case .quote = $0 { true } else { false } } == 2)
    }

    @Test("a validator is stored under an address without secrets, and only if the response had no errors")
    func validators() async throws {
        let scene = try await PollingScene()
        let validators = MemoryValidatorCache()
        scene.service.respond { _ in
            LoopbackService.Response(
                status: 200, fields: ["ETag": "\"v1\""], body: Array(#"{"time":1,"AAA":12.5,"BBB":null}"#.utf8))
        }
        let source = PolledSource(
            [Service("small", at: "", pollRequests: [scene.feed.pollRequest("quotes", "AAA", "BBB")])],
            transport: scene.transport,
            validators: validators, clock: scene.clock.source)
        let log = UpdateLog(source, SmallFeed.market)
        let partial = try await log.status("partial") { $0.state == .partial }
        let url = scene.service.base + "/quotes?symbols=AAA,BBB&key=hidden"
        let address = try #require(WebAddress(url)).validatorKey
        #expect(!address.contains("hidden"))
        #expect(validators.validator(for: address) == nil)
        scene.service.respond { _ in
            LoopbackService.Response(
                status: 200, fields: ["ETag": "\"v2\""], body: Array(#"{"time":1,"AAA":12.5,"BBB":7}"#.utf8))
        }
        scene.clock.advance(to: partial)
        try await log.status("good") { $0.state == .good }
        #expect(validators.validator(for: address) == Validator(entityTag: "\"v2\""))
    }

    @Test("an unchanged response does not store its validator again, since the data may be lost by now")
    func unchangedIsNotStored() async throws {
        let scene = try await PollingScene()
        final class CountingCache: ValidatorCache {
            let storeCount = Mutex(0)
            func validator(for address: String) -> Validator? { Validator(entityTag: "\"v1\"") }
            func store(_ validator: Validator, for address: String) { storeCount.withLock { $0 += 1 } }
        }
        let cache = CountingCache()
        scene.service.respond { _ in
            LoopbackService.Response(status: 304, fields: ["ETag": "\"v1\""], body: [])
        }
        let source = PolledSource(
            [Service("small", at: "", pollRequests: [scene.feed.pollRequest("quotes", "AAA")])],
            transport: scene.transport,
            validators: cache, clock: scene.clock.source)
        let log = UpdateLog(source, SmallFeed.market)
        try await log.status("good") { $0.state == .good }
        #expect(cache.storeCount.withLock(\.self) == 0)
    }

    @Test("a validator is stored once the updates of its response have been consumed, not before")
    func storedAfterConsumption() async throws {
        let scene = try await PollingScene()
        let validators = MemoryValidatorCache()
        scene.service.respond { _ in
            LoopbackService.Response(
                status: 200, fields: ["ETag": "\"v1\""], body: Array(#"{"time":1,"AAA":12.5}"#.utf8))
        }
        let source = PolledSource(
            [Service("small", at: "", pollRequests: [scene.feed.pollRequest("quotes", "AAA")])],
            transport: scene.transport,
            validators: validators, clock: scene.clock.source)
        let address = try #require(WebAddress(scene.service.base + "/quotes?symbols=AAA&key=hidden")).validatorKey
        let updates = source.updates().makeAsyncIterator()
        var update = await updates.next()
        while case .source = update { update = await updates.next() }
        guard case .quote = update else { throw SourceError(.empty, "no quote") }
        #expect(validators.validator(for: address) == nil)
        _ = await updates.next()
        #expect(validators.validator(for: address) == Validator(entityTag: "\"v1\""))
    }

    @Test("a poll request that exceeds its total deadline is cancelled, on the source's own clock")
    func deadline() async throws {
        let scene = try await PollingScene()
        let endless = PollRequest("endless", every: .always(.seconds(60)), deadline: .seconds(30)) {
            transport throws(SourceError) in
            while true {
                _ = try await transport.fetch(HTTPRequest(scene.service.base, .json, deadline: .seconds(3600)))
            }
        }
        scene.service.respond { _ in LoopbackService.Response(status: 200, body: [0x7B], delivery: .stalls(after: 0)) }
        let log = UpdateLog(scene.source(endless), SmallFeed.market)
        try await log.status("starting") { $0.state == .starting }
        await scene.clock.time.waitForSleeper()
        scene.clock.time.advance(by: .seconds(30))
        let status = try await log.status("given up") { $0.state == .failed }
        #expect(status.reason == "not done within 30 s")
    }

    @Test("poll requests for new symbols can be added while the source runs, and everything can be refreshed")
    func commands() async throws {
        let scene = try await PollingScene()
        scene.recover(time: 1, #""AAA": 1, "BBB": 2"#)
        let source = scene.source(scene.feed.pollRequest("A", "AAA"))
        let log = UpdateLog(source, SmallFeed.market)
        try await log.wait("the first") { $0.market.last("AAA") == 1 }
        source.replace([scene.feed.pollRequest("A", "AAA"), scene.feed.pollRequest("B", "BBB")], of: "small")
        try await log.wait("the second") { $0.market.last("BBB") == 2 }
        scene.recover(time: 2, #""AAA": 3, "BBB": 4"#)
        scene.clock.time.advance(by: .seconds(20))
        source.refresh()
        try await log.wait("both anew") { $0.market.last("AAA") == 3 && $0.market.last("BBB") == 4 }
    }

    @Test("services of one host share a budget over all their poll requests and HTTP requests")
    func budget() async throws {
        let scene = try await PollingScene()
        scene.recover(time: 1, #""AAA": 1"#)
        let budget = RequestBudget(perSecond: 2, burst: 3, atOnce: 2, clock: scene.clock.source)
        let twice = PollRequest("twice", every: .always(.seconds(600))) { transport throws(SourceError) in
            for _ in 0..<4 { _ = try await transport.fetch(HTTPRequest(scene.service.base, .json)) }
            return .unchanged
        }
        let log = UpdateLog(scene.source(twice, budget: budget), SmallFeed.market)
        // Three at once; the fourth has to wait for half a second of the clock.
        await scene.clock.time.waitForSleeper()
        while scene.service.requests.count < 3 { await Task.yield() }
        #expect(budget.left == 0)
        #expect(!log.entries.statuses.contains { $0.state == .good })
        #expect(scene.service.requests.count == 3)
        scene.clock.time.advance(by: .milliseconds(500))
        try await log.status("all four") { $0.state == .good }
        #expect(scene.service.requests.count == 4)
        #expect(log.entries.statuses.last?.service?.budgetLeft != nil)
    }

    @Test("a source ends with its reader, also in the middle of a request")
    func ends() async throws {
        let scene = try await PollingScene()
        scene.service.respond { _ in LoopbackService.Response(status: 200, body: [0x7B], delivery: .stalls(after: 0)) }
        let source = scene.source(scene.feed.pollRequest("quotes", "AAA"))
        let reader = Task { await source.readToEnd() }
        while scene.service.requests.isEmpty { await Task.yield() }
        reader.cancel()
        await reader.value
    }
}
