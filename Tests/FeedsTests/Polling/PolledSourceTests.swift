import Model
import Synchronization
import TestSupport
import Testing

@testable import Feeds

@Suite("Polled source") struct PolledSourceTests {
    @Test("it asks by the clock it is given, and says what services send and how")
    func polls() async throws {
        let scene = try await Scene()
        scene.heal(time: 1, #""AAA": 12.5"#)
        let log = UpdateLog(scene.source(scene.feed.pollRequest("quotes", "AAA")), SmallFeed.market)
        let first = try await log.status("good") { $0.state == .good }
        #expect(log.entries.statuses.first?.state == .starting)
        #expect(first.service?.address == scene.service.base)
        #expect(try #require(first.service).bytes > 20)
        #expect(first.service?.latencyMilliseconds != nil)
        #expect(scene.service.questions.count == 1)
        scene.heal(time: 2, #""AAA": 13"#)
        scene.clock.advance(to: first)
        try await log.wait("the new price") { $0.market.last("AAA") == 13 }
        #expect(scene.service.questions.count == 2)
    }

    @Test("what has not changed is asked for with what it came with, but after a fault in full")
    func conditional() async throws {
        let scene = try await Scene()
        let good = LoopbackService.Answer(
            status: 200, fields: ["ETag": "\"v1\""], body: Array(#"{"time":1,"AAA":12.5}"#.utf8))
        scene.service.answer { $0.fields["if-none-match"] == "\"v1\"" ? .status(304) : good }
        let source = scene.source(scene.feed.pollRequest("quotes", "AAA"))
        let log = UpdateLog(source, SmallFeed.market)
        var status = try await log.status("good") { $0.state == .good }
        for (answer, state) in [(nil, SourceStatus.State.good), (LoopbackService.Answer.status(500), .failed)] {
            let before = log.statusCount
            if let answer { scene.service.answer { _ in answer } }
            scene.clock.advance(to: status)
            status = try await log.status(after: before, "\(state)") { $0.state == state }
        }
        let before = log.statusCount
        scene.service.answer { _ in good }
        scene.clock.advance(to: status)
        try await log.status(after: before, "good again") { $0.state == .good }
        #expect(scene.service.questions.map { $0.fields["if-none-match"] } == [nil, "\"v1\"", "\"v1\"", nil])
        #expect(log.entries.updates.count { if case .quote = $0 { true } else { false } } == 2)
    }

    @Test("a validator is kept by an address without secrets, and only where the answer was read without a fault")
    func validators() async throws {
        let scene = try await Scene()
        let validators = MemoryValidators()
        scene.service.answer { _ in
            LoopbackService.Answer(
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
        scene.service.answer { _ in
            LoopbackService.Answer(
                status: 200, fields: ["ETag": "\"v2\""], body: Array(#"{"time":1,"AAA":12.5,"BBB":7}"#.utf8))
        }
        scene.clock.advance(to: partial)
        try await log.status("good") { $0.state == .good }
        #expect(validators.validator(for: address) == Validator(entityTag: "\"v2\""))
    }

    @Test("what still holds is not vouched for anew: what it belongs to may be lost since")
    func unchangedIsNotKept() async throws {
        let scene = try await Scene()
        final class ValidatorCache: Validators {
            let kept = Mutex(0)
            func validator(for address: String) -> Validator? { Validator(entityTag: "\"v1\"") }
            func keep(_ validator: Validator, for address: String) { kept.withLock { $0 += 1 } }
        }
        let cache = ValidatorCache()
        scene.service.answer { _ in
            LoopbackService.Answer(status: 304, fields: ["ETag": "\"v1\""], body: [])
        }
        let source = PolledSource(
            [Service("small", at: "", pollRequests: [scene.feed.pollRequest("quotes", "AAA")])],
            transport: scene.transport,
            validators: cache, clock: scene.clock.source)
        let log = UpdateLog(source, SmallFeed.market)
        try await log.status("good") { $0.state == .good }
        #expect(cache.kept.withLock(\.self) == 0)
    }

    @Test("what an answer came with is kept once what was read from it has been taken, not before")
    func takenFirst() async throws {
        let scene = try await Scene()
        let validators = MemoryValidators()
        scene.service.answer { _ in
            LoopbackService.Answer(
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

    @Test("a poll request that takes too long as a whole is given up, on the source's own clock")
    func deadline() async throws {
        let scene = try await Scene()
        let endless = PollRequest("endless", every: .always(.seconds(60)), deadline: .seconds(30)) {
            transport throws(SourceError) in
            while true {
                _ = try await transport.fetch(HTTPRequest(scene.service.base, .json, deadline: .seconds(3600)))
            }
        }
        scene.service.answer { _ in LoopbackService.Answer(status: 200, body: [0x7B], manner: .stalls(after: 0)) }
        let log = UpdateLog(scene.source(endless), SmallFeed.market)
        try await log.status("starting") { $0.state == .starting }
        await scene.clock.time.sleeperArrives()
        scene.clock.time.advance(by: .seconds(30))
        let status = try await log.status("given up") { $0.state == .failed }
        #expect(status.reason == "not done within 30 s")
    }

    @Test("poll requests for new symbols can be added while it runs, and everything can be asked anew")
    func commands() async throws {
        let scene = try await Scene()
        scene.heal(time: 1, #""AAA": 1, "BBB": 2"#)
        let source = scene.source(scene.feed.pollRequest("A", "AAA"))
        let log = UpdateLog(source, SmallFeed.market)
        try await log.wait("the first") { $0.market.last("AAA") == 1 }
        source.replace([scene.feed.pollRequest("A", "AAA"), scene.feed.pollRequest("B", "BBB")], of: "small")
        try await log.wait("the second") { $0.market.last("BBB") == 2 }
        scene.heal(time: 2, #""AAA": 3, "BBB": 4"#)
        scene.clock.time.advance(by: .seconds(20))
        source.refresh()
        try await log.wait("both anew") { $0.market.last("AAA") == 3 && $0.market.last("BBB") == 4 }
        source.pause(true)
        try await log.status("paused") { $0.state == .off }
    }

    @Test("services of one host share a budget over all their poll requests and requests")
    func budget() async throws {
        let scene = try await Scene()
        scene.heal(time: 1, #""AAA": 1"#)
        let budget = RequestBudget(perSecond: 2, burst: 3, atOnce: 2, clock: scene.clock.source)
        let twice = PollRequest("twice", every: .always(.seconds(600))) { transport throws(SourceError) in
            for _ in 0..<4 { _ = try await transport.fetch(HTTPRequest(scene.service.base, .json)) }
            return .unchanged
        }
        let log = UpdateLog(scene.source(twice, budget: budget), SmallFeed.market)
        // Three at once; the fourth has to wait for half a second of the clock.
        await scene.clock.time.sleeperArrives()
        while scene.service.questions.count < 3 { await Task.yield() }
        #expect(budget.left == 0)
        #expect(!log.entries.statuses.contains { $0.state == .good })
        #expect(scene.service.questions.count == 3)
        scene.clock.time.advance(by: .milliseconds(500))
        try await log.status("all four") { $0.state == .good }
        #expect(scene.service.questions.count == 4)
        #expect(log.entries.statuses.last?.service?.budgetLeft != nil)
    }

    @Test("it ends with its reader, also in the middle of a question")
    func ends() async throws {
        let scene = try await Scene()
        scene.service.answer { _ in LoopbackService.Answer(status: 200, body: [0x7B], manner: .stalls(after: 0)) }
        let source = scene.source(scene.feed.pollRequest("quotes", "AAA"))
        let reader = Task { await source.readToEnd() }
        while scene.service.questions.isEmpty { await Task.yield() }
        reader.cancel()
        await reader.value
    }
}
