import Model
import NetworkingSupport
import Testing

@testable import Formats
@testable import Networking

@Suite("Nothing to poll") struct NothingToPollTests {
    private static let nothing = PollingMachine.Outcome(result: .success([]), hasRequested: false)

    private static func machine(_ keys: String...) -> PollingMachine {
        let pollRequests = keys.map { PollingDay.pollRequest($0) }
        return PollingMachine(
            [Service("yahoo", at: "https://a.example", atOnce: 8, pollRequests: pollRequests)], now: .zero,
            wall: SettableClock.morning, seed: 1)
    }

    private static func failure(_ kind: SourceError.Kind) -> PollingMachine.Outcome {
        PollingMachine.Outcome(result: .failure(SourceError(kind, "reason")))
    }

    @Test("a request with nothing to fetch is no success: a service that only fails otherwise has failed")
    func failed() throws {
        var machine = Self.machine("quotes 1", "history IWM", "history QQQ")
        let started = machine.start()
        machine.finish(started[0], Self.failure(.nameLookup))
        for id in started.dropFirst() { machine.finish(id, Self.nothing) }
        let status = try #require(machine.drainStatuses().last)
        #expect(status.state == .failed && status.lastSuccess == nil)
        #expect(status.reason == "quotes 1: reason")
        let round = try #require(machine.rounds.first)
        #expect(round.finished == 3 && round.requested == 1 && round.total == 3)
        #expect(machine.due.map { $0 > .zero } == true, "it waits for its interval")
    }

    @Test("if no poll request has anything to fetch, the status states it, once all have finished")
    func nothing() {
        var machine = Self.machine("history IWM", "history QQQ")
        let started = machine.start()
        machine.finish(started[0], Self.nothing)
        #expect(machine.drainStatuses().last?.state == .starting)
        machine.finish(started[1], Self.nothing)
        let status = machine.drainStatuses().last
        #expect(status?.state == .off && status?.reason == "no requests" && status?.lastSuccess == nil)
    }

    @Test("a partial or failed poll request recovers when nothing is left to fetch")
    func fulfilled() {
        var machine = Self.machine("quotes 1", "history IWM", "history QQQ")
        let started = machine.start()
        machine.finish(started[0], PollingMachine.Outcome(result: .success([])))
        let row = FeedError("yahoo IWM", expected: "a number", found: "an object")
        machine.finish(started[1], PollingMachine.Outcome(result: .success([row])))
        machine.finish(started[2], Self.failure(.timedOut))
        #expect(machine.drainStatuses().last?.state == .partial)
        // Overdue requests run one after the other.
        for second in 7200..<7400 {
            machine.advance(to: .seconds(second), SettableClock.morning)
            for id in machine.start() { machine.finish(id, Self.nothing) }
        }
        #expect(machine.drainStatuses().last?.state == .good)
    }

    @Test("only a response closes an open circuit")
    func circuit() {
        let keys = (1...6).map { "history \($0)" }
        var machine = PollingMachine(
            [
                Service(
                    "yahoo", at: "https://a.example", atOnce: 6, pollRequests: keys.map { PollingDay.pollRequest($0) })
            ],
            now: .zero, wall: SettableClock.morning, seed: 1)
        let started = machine.start()
        for id in started.dropLast() { machine.finish(id, Self.failure(.server)) }
        #expect(machine.services[0].circuit.outage?.probeAt != nil)
        machine.finish(started[5], Self.nothing)
        #expect(machine.services[0].circuit.outage?.probeAt != nil)
        #expect(machine.services[0].error != nil)
        #expect(machine.drainStatuses().last?.state == .failed)
        machine.advance(to: .seconds(60), SettableClock.morning)
        for id in machine.start() { machine.finish(id, PollingMachine.Outcome(result: .success([]))) }
        #expect(machine.services[0].circuit.outage?.probeAt == nil)
    }

    @Test("stored values are reported without a request, and do not count as a success of the service")
    func storedValues() async throws {
        let scene = try await PollingScene()
        scene.service.respond { _ in .status(500) }
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
