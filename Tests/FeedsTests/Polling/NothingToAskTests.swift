import Model
import Testing

@testable import Feeds

@Suite("Nothing to ask") struct NothingToAskTests {
    private static let nothing = PollingMachine.Outcome(result: .success([]), hasAsked: false)

    private static func machine(_ keys: String...) -> PollingMachine {
        let pollRequests = keys.map { PollingDay.pollRequest($0) }
        return PollingMachine(
            [Service("yahoo", at: "https://a.example", atOnce: 8, pollRequests: pollRequests)], now: .zero,
            wall: PollingDay.morning, seed: 1)
    }

    private static func failure(_ kind: SourceError.Kind) -> PollingMachine.Outcome {
        PollingMachine.Outcome(result: .failure(SourceError(kind, "words")))
    }

    @Test("a poll request that had nothing to ask is no success: a service of which nothing else is heard has failed")
    func failed() throws {
        var machine = Self.machine("quotes 1", "history IWM", "history QQQ")
        let asked = machine.start()
        machine.finish(asked[0], Self.failure(.nameLookup))
        for id in asked.dropFirst() { machine.finish(id, Self.nothing) }
        let status = try #require(machine.takeStatuses().last)
        #expect(status.state == .failed && status.lastSuccess == nil)
        #expect(status.reason == "quotes 1: words")
        let round = try #require(machine.rounds.first)
        #expect(round.answered == 3 && round.asked == 1 && round.of == 3)
        #expect(machine.due.map { $0 > .zero } == true, "it waits for its interval")
    }

    @Test("where no poll request has anything to ask the service says so, once all have come back")
    func nothing() {
        var machine = Self.machine("history IWM", "history QQQ")
        let asked = machine.start()
        machine.finish(asked[0], Self.nothing)
        #expect(machine.takeStatuses().last?.state == .starting)
        machine.finish(asked[1], Self.nothing)
        let status = machine.takeStatuses().last
        #expect(status?.state == .off && status?.reason == "nothing to ask" && status?.lastSuccess == nil)
    }

    @Test("a poll request whose answer was bad in part, or that failed, is well again where nothing is left to ask")
    func fulfilled() {
        var machine = Self.machine("quotes 1", "history IWM", "history QQQ")
        let asked = machine.start()
        machine.finish(asked[0], PollingMachine.Outcome(result: .success([])))
        let row = FeedError("yahoo IWM", expected: "a number", found: "an object")
        machine.finish(asked[1], PollingMachine.Outcome(result: .success([row])))
        machine.finish(asked[2], Self.failure(.timedOut))
        #expect(machine.takeStatuses().last?.state == .partial)
        // What is overdue together is asked one after the other.
        for second in 7200..<7400 {
            machine.tell(.seconds(second), PollingDay.morning)
            for id in machine.start() { machine.finish(id, Self.nothing) }
        }
        #expect(machine.takeStatuses().last?.state == .good)
    }

    @Test("an open circuit is closed by an answer only")
    func circuit() {
        let keys = (1...6).map { "history \($0)" }
        var machine = PollingMachine(
            [
                Service(
                    "yahoo", at: "https://a.example", atOnce: 6, pollRequests: keys.map { PollingDay.pollRequest($0) })
            ],
            now: .zero, wall: PollingDay.morning, seed: 1)
        let asked = machine.start()
        for id in asked.dropLast() { machine.finish(id, Self.failure(.server)) }
        #expect(machine.services[0].probe != nil)
        machine.finish(asked[5], Self.nothing)
        #expect(machine.services[0].probe != nil)
        #expect(machine.services[0].fault != nil)
        #expect(machine.takeStatuses().last?.state == .failed)
        machine.tell(.seconds(60), PollingDay.morning)
        for id in machine.start() { machine.finish(id, PollingMachine.Outcome(result: .success([]))) }
        #expect(machine.services[0].probe == nil)
    }

    @Test("what is kept is said without a question, and that is no success of the service")
    func kept() async throws {
        let scene = try await Scene()
        scene.service.answer { _ in .status(500) }
        let facts = PollRequest("facts", every: .always(.seconds(600))) { _ throws(SourceError) in
            do throws(FeedError) {
                return try SmallFeed.read(Array(#"{"time": 1, "AAA": 12.5}"#.utf8), ["AAA"])
            } catch { throw SourceError(error) }
        }
        let log = UpdateLog(scene.source(facts, scene.feed.pollRequest("quotes", "BBB")), SmallFeed.market)
        try await log.wait("what is kept") { $0.market.last("AAA") == 12.5 }
        let status = try await log.status("failed") { $0.state == .failed }
        #expect(status.lastSuccess == nil)
        #expect(status.reason == "quotes: 500 Internal Server Error")
    }
}
