import Model
import Testing

@testable import Feeds

@Suite("Status of a service") struct ServiceStatusTests {
    @Test("it starts, is good with the time, bytes and latency of its answers, and names no secret")
    func good() throws {
        var day = PollingDay([PollingDay.service("yahoo", "spark")])
        day.play(10)
        #expect(day.statuses.first?.state == .starting)
        let status = try #require(day.status("yahoo"))
        #expect(status.state == .good)
        #expect(status.lastSuccess == PollingDay.morning)
        let service = try #require(status.service)
        #expect(service.address == "https://yahoo.example")
        #expect(service.bytes == 100)
        #expect(service.latencyMilliseconds == 20)
        let wait = try #require(service.nextTry).milliseconds - PollingDay.morning.milliseconds
        #expect((57_000...64_000).contains(wait))
        #expect(wait % 1000 == 0)
    }

    @Test("a fault keeps the last success, and says why and when it is tried next")
    func failed() throws {
        var day = PollingDay([PollingDay.service("yahoo", "spark")])
        day.answer = { _, time in time > 0 ? SourceError(.tooManyRequests, "429 Too Many Requests") : nil }
        day.play(100)
        let status = try #require(day.status("yahoo"))
        #expect(status.state == .failed)
        #expect(status.reason == "429 Too Many Requests")
        #expect(status.lastSuccess == PollingDay.morning)
        #expect(try #require(status.service?.nextTry) > day.wall)
    }

    @Test("bad rows make it partial and are told with their place; a good answer ends that")
    func badRows() {
        let id = PollRequest.ID("treasury", "yields")
        var machine = PollingMachine(
            [PollingDay.service("treasury", "yields")], now: .zero, wall: PollingDay.morning, seed: 1)
        let bad = FeedError("yields.csv", line: 3, expected: "a rate", found: "N/A")
        func status(_ faults: [FeedError], at seconds: Int) -> SourceStatus? {
            machine.tell(.seconds(seconds), PollingDay.morning)
            _ = machine.start()
            machine.finish(id, .init(result: .success(faults)))
            return machine.takeStatuses().last
        }
        let one = status([bad], at: 0)
        #expect(one?.state == .partial)
        #expect(one?.reason == "yields.csv, line 3: expected a rate, found “N/A”")
        #expect(status([bad, bad, bad], at: 70)?.reason?.hasPrefix("3 faults, the first: yields.csv, line 3") == true)
        let good = status([], at: 140)
        #expect(good?.state == .good)
        #expect(good?.reason == nil)
    }

    @Test("it is told only when it has changed")
    func changes() {
        var machine = PollingMachine(
            [PollingDay.service("yahoo", "spark")], now: .zero, wall: PollingDay.morning, seed: 1)
        var told = [machine.takeStatuses().count, machine.takeStatuses().count]
        for second in 1...20 {
            machine.tell(
                .seconds(second), Timestamp(milliseconds: PollingDay.morning.milliseconds + Int64(second) * 1003))
            told.append(machine.takeStatuses().count)
        }
        #expect(told == [1] + [Int](repeating: 0, count: 21))
    }

    @Test("a service without poll requests says so")
    func nothing() {
        var machine = PollingMachine([PollingDay.service("yahoo")], now: .zero, wall: PollingDay.morning, seed: 1)
        let status = machine.takeStatuses().last
        #expect(status?.state == .off)
        #expect(status?.reason == "nothing to ask")
    }
}
