import Model
import NetworkingSupport
import Testing

@testable import Formats
@testable import Networking

@Suite("Status of a service") struct ServiceStatusTests {
    @Test("a status starts, is good with the time, bytes and latency of its responses, and contains no secret")
    func good() throws {
        var day = PollingDay([PollingDay.service("yahoo", "spark")])
        day.play(10)
        #expect(day.statuses.first?.state == .starting)
        let status = try #require(day.status("yahoo"))
        #expect(status.state == .good)
        #expect(status.lastSuccess == SettableClock.morning)
        let service = try #require(status.service)
        #expect(service.address == "https://yahoo.example")
        #expect(service.bytes == 100)
        #expect(service.latencyMilliseconds == 20)
        let wait = try #require(service.nextRequest).milliseconds - SettableClock.morning.milliseconds
        #expect((57_000...64_000).contains(wait))
        #expect(wait % 1000 == 0)
    }

    @Test("a failure keeps the last success, and the status has the reason and the next attempt")
    func failed() throws {
        var day = PollingDay([PollingDay.service("yahoo", "spark")])
        day.failure = { _, time in time > 0 ? SourceError(.tooManyRequests, "429 Too Many Requests") : nil }
        day.play(100)
        let status = try #require(day.status("yahoo"))
        #expect(status.state == .failed)
        #expect(status.reason == "429 Too Many Requests")
        #expect(status.lastSuccess == SettableClock.morning)
        #expect(try #require(status.service?.nextRequest) > day.wall)
    }

    @Test("bad rows make the status partial, with their location; a good response ends that")
    func badRows() {
        let id = PollRequest.ID("treasury", "yields")
        var machine = PollingMachine(
            [PollingDay.service("treasury", "yields")], now: .zero, wall: SettableClock.morning, seed: 1)
        let bad = FeedError("yields.csv", line: 3, expected: "a rate", found: "N/A")
        func status(_ errors: [FeedError], at seconds: Int) -> SourceStatus? {
            machine.advance(to: .seconds(seconds), SettableClock.morning)
            _ = machine.start()
            machine.finish(id, .init(result: .success(errors)))
            return machine.drainStatuses().last
        }
        let one = status([bad], at: 0)
        #expect(one?.state == .partial)
        #expect(one?.reason == "yields.csv, line 3: expected a rate, found “N/A”")
        #expect(status([bad, bad, bad], at: 70)?.reason?.hasPrefix("3 errors, the first: yields.csv, line 3") == true)
        let good = status([], at: 140)
        #expect(good?.state == .good)
        #expect(good?.reason == nil)
    }

    @Test("a status is reported only when it has changed")
    func changes() {
        var machine = PollingMachine(
            [PollingDay.service("yahoo", "spark")], now: .zero, wall: SettableClock.morning, seed: 1)
        var counts = [machine.drainStatuses().count, machine.drainStatuses().count]
        for second in 1...20 {
            machine.advance(
                to: .seconds(second), Timestamp(milliseconds: SettableClock.morning.milliseconds + Int64(second) * 1003)
            )
            counts.append(machine.drainStatuses().count)
        }
        #expect(counts == [1] + [Int](repeating: 0, count: 21))
    }

    @Test("the status of a service without poll requests states it")
    func nothing() {
        var machine = PollingMachine([PollingDay.service("yahoo")], now: .zero, wall: SettableClock.morning, seed: 1)
        let status = machine.drainStatuses().last
        #expect(status?.state == .off)
        #expect(status?.reason == "no requests")
    }

    @Test("the status is good and names unknown symbols until the requests change")
    func unknownSymbols() throws {
        let id = PollRequest.ID("yahoo", "quotes 1")
        var machine = PollingMachine(
            [PollingDay.service("yahoo", "quotes 1")], now: .zero, wall: SettableClock.morning, seed: 1)
        _ = machine.start()
        machine.finish(id, .init(result: .success([]), unknown: ["ZZTOP", "TYPO"]))
        let status = try #require(machine.drainStatuses().last)
        #expect(status.state == .good && status.unknownSymbols == ["TYPO", "ZZTOP"])
        #expect(status.reason == "unknown symbols: TYPO, ZZTOP")
        machine.replace(PollingDay.service("yahoo", "quotes 1").pollRequests, of: "yahoo")
        #expect(machine.drainStatuses().last?.unknownSymbols == [])
    }
}
