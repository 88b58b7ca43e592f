import Model
import NetworkingSupport
import Testing

@testable import Networking

@Suite("Circuit breaker") struct CircuitTests {
    private static let keys = (1...10).map { "history \($0)" }
    private static let service = Service(
        "yahoo", at: "https://a.example", pollRequests: keys.map { PollingDay.pollRequest($0) })

    @Test("a service with several failures in a row is polled one request at a time, with growing waits")
    func opens() {
        var day = PollingDay([Self.service])
        day.failure = { _, _ in SourceError(.server, "500") }
        day.play(3600)
        let late = day.polls.map(\.time).filter { $0 > 0 }
        let gaps = zip(late, late.dropFirst()).map { $1 - $0 }
        #expect(gaps.allSatisfy { $0 >= 5 })
        // Ten poll requests with back-offs of their own would poll about ten times as often.
        #expect((7...14).contains(late.count), "\(late)")
        #expect(day.status("yahoo")?.state == .failed)
        #expect(day.status("yahoo")?.reason == "500")
    }

    @Test("requests in flight when the circuit opens do not lengthen the wait")
    func openedTogether() {
        var machine = PollingMachine([Self.service], now: .zero, wall: SettableClock.morning, seed: 1)
        var started: [PollRequest.ID] = []
        // All are started before the first has failed, at most four at a time.
        for round in 0..<2 {
            let batch = machine.start()
            if round == 0 { started = batch }
            for id in batch.dropLast(round == 0 ? 1 : 0) {
                machine.finish(id, PollingMachine.Outcome(result: .failure(SourceError(.forbidden, "403"))))
            }
        }
        machine.finish(started[3], PollingMachine.Outcome(result: .failure(SourceError(.forbidden, "403"))))
        // The first wait is five minutes, lengthened by a quarter at most.
        let probe = machine.services[0].circuit.outage?.probeAt
        #expect(probe.map { $0 <= .seconds(375) } == true, "\(String(describing: probe))")
    }

    @Test("the circuit closes at the first success, and what was due is polled within seconds")
    func closes() {
        var day = PollingDay([Self.service])
        day.failure = { _, time in time < 600 ? SourceError(.server, "500") : nil }
        day.play(1500)
        guard let first = day.polls.first(where: { $0.time >= 600 })?.time else {
            Issue.record("the service was not polled again")
            return
        }
        let back = Set(day.polls.filter { (first...first + 6).contains($0.time) }.map(\.pollRequest))
        #expect(back.count == 10)
        #expect(day.status("yahoo")?.state == .good)
        #expect(day.status("yahoo")?.reason == nil)
    }

    @Test("one failing poll request never affects the others, however often it fails")
    func oneBad() {
        var day = PollingDay([Self.service])
        day.failure = { pollRequest, _ in pollRequest.hasSuffix(" 3") ? SourceError(.wrongContent, "a page") : nil }
        day.play(3600)
        for key in Self.keys where !key.hasSuffix(" 3") {
            #expect(day.gaps("yahoo/\(key)").allSatisfy { $0 <= 63 }, "\(key)")
        }
        #expect(day.status("yahoo")?.state == .partial)
        #expect(day.status("yahoo")?.reason == "history 3: a page")
    }

    @Test("one failing poll request does not affect others that are polled much less often either")
    func oneBadAmongRare() {
        let pollRequests = Self.keys.map { PollingDay.pollRequest($0, every: .always(.seconds(3600))) }
        var day = PollingDay([Service("yahoo", at: "https://a.example", pollRequests: pollRequests)])
        day.failure = { pollRequest, _ in pollRequest.hasSuffix(" 3") ? SourceError(.server, "500") : nil }
        day.play(4 * 3600)
        for key in Self.keys where !key.hasSuffix(" 3") { #expect(day.gaps("yahoo/\(key)").allSatisfy { $0 <= 3780 }) }
    }

    @Test("symbols that do not exist do not affect the health of the service")
    func notFound() {
        var day = PollingDay([Self.service])
        day.failure = { pollRequest, _ in pollRequest.hasSuffix(" 10") ? nil : SourceError(.notFound, "404 Not Found") }
        day.play(1800)
        #expect(day.gaps("yahoo/history 10").allSatisfy { $0 <= 63 })
        #expect(day.times("yahoo/history 1").count <= 3)
        #expect(day.status("yahoo")?.state == .partial)
        #expect(day.status("yahoo")?.reason == "9 of 10, the first history 1: 404 Not Found")
    }

    @Test("after a rate limit no poll request is sent, then a single probe")
    func rateLimit() {
        var day = PollingDay([Self.service])
        let rateLimit = SourceError(.tooManyRequests, "429", retryAfter: .seconds(300))
        day.failure = { _, time in time == 0 ? nil : time < 400 ? rateLimit : nil }
        day.play(50)
        #expect(day.polls.count == 10)
        day.play(1000)
        let blocked = day.polls.map(\.time).filter { $0 > 0 && $0 < 400 }
        #expect(blocked.count <= 5)
        let gaps = zip(blocked, blocked.dropFirst()).map { $1 - $0 }.filter { $0 > 0 }
        #expect(gaps.allSatisfy { $0 >= 300 })
        #expect(day.status("yahoo")?.state == .good)
    }

    @Test("services of one source do not open each other's circuits")
    func apart() {
        var day = PollingDay([Self.service, PollingDay.service("fred", "DFF")])
        day.failure = { pollRequest, _ in pollRequest.hasPrefix("yahoo") ? SourceError(.unreachable, "refused") : nil }
        day.play(600)
        #expect(day.gaps("fred/DFF").allSatisfy { $0 <= 63 })
        #expect(day.status("fred")?.state == .good)
        #expect(day.status("yahoo")?.state == .failed)
    }
}
