import Model
import Testing

@testable import Feeds

@Suite("Circuit breaker") struct CircuitTests {
    private static let keys = (1...10).map { "history \($0)" }
    private static let service = Service(
        "yahoo", at: "https://a.example", pollRequests: keys.map { PollingDay.pollRequest($0) })

    @Test("a service that refuses several in a row is asked one poll request at a time, longer apart each time")
    func opens() {
        var day = PollingDay([Self.service])
        day.answer = { _, _ in SourceError(.server, "500") }
        day.play(3600)
        let late = day.asks.map(\.time).filter { $0 > 0 }
        let gaps = zip(late, late.dropFirst()).map { $1 - $0 }
        #expect(gaps.allSatisfy { $0 >= 5 })
        // Ten poll requests with waits of their own would be asked about ten times as often.
        #expect((7...14).contains(late.count), "\(late)")
        #expect(day.status("yahoo")?.state == .failed)
        #expect(day.status("yahoo")?.reason == "500")
    }

    @Test("what was under way when it opened makes no wait longer")
    func openedTogether() {
        var machine = PollingMachine([Self.service], now: .zero, wall: PollingDay.morning, seed: 1)
        var asked: [PollRequest.ID] = []
        // All are asked before the first has failed, four at a time being the most.
        for round in 0..<2 {
            let started = machine.start()
            if round == 0 { asked = started }
            for id in started.dropLast(round == 0 ? 1 : 0) {
                machine.finish(id, PollingMachine.Outcome(result: .failure(SourceError(.forbidden, "403"))))
            }
        }
        machine.finish(asked[3], PollingMachine.Outcome(result: .failure(SourceError(.forbidden, "403"))))
        // A first wait is five minutes, lengthened by a quarter at most.
        let probe = machine.services[0].probe
        #expect(probe.map { $0 <= .seconds(375) } == true, "\(String(describing: probe))")
    }

    @Test("it closes at the first success, and what waited is asked within seconds")
    func closes() {
        var day = PollingDay([Self.service])
        day.answer = { _, time in time < 600 ? SourceError(.server, "500") : nil }
        day.play(1500)
        guard let first = day.asks.first(where: { $0.time >= 600 })?.time else {
            Issue.record("never asked again")
            return
        }
        let back = Set(day.asks.filter { (first...first + 6).contains($0.time) }.map(\.pollRequest))
        #expect(back.count == 10)
        #expect(day.status("yahoo")?.state == .good)
        #expect(day.status("yahoo")?.reason == nil)
    }

    @Test("one bad poll request never hurts the others, however often it fails")
    func oneBad() {
        var day = PollingDay([Self.service])
        day.answer = { pollRequest, _ in pollRequest.hasSuffix(" 3") ? SourceError(.wrongContent, "a page") : nil }
        day.play(3600)
        for key in Self.keys where !key.hasSuffix(" 3") {
            #expect(day.gaps("yahoo/\(key)").allSatisfy { $0 <= 63 }, "\(key)")
        }
        #expect(day.status("yahoo")?.state == .partial)
        #expect(day.status("yahoo")?.reason == "history 3: a page")
    }

    @Test("one bad poll request does not hurt others that are asked much more rarely either")
    func oneBadAmongRare() {
        let pollRequests = Self.keys.map { PollingDay.pollRequest($0, every: .always(.seconds(3600))) }
        var day = PollingDay([Service("yahoo", at: "https://a.example", pollRequests: pollRequests)])
        day.answer = { pollRequest, _ in pollRequest.hasSuffix(" 3") ? SourceError(.server, "500") : nil }
        day.play(4 * 3600)
        for key in Self.keys where !key.hasSuffix(" 3") { #expect(day.gaps("yahoo/\(key)").allSatisfy { $0 <= 3780 }) }
    }

    @Test("symbols that do not exist say nothing of the service's health")
    func notFound() {
        var day = PollingDay([Self.service])
        day.answer = { pollRequest, _ in pollRequest.hasSuffix(" 10") ? nil : SourceError(.notFound, "404 Not Found") }
        day.play(1800)
        #expect(day.gaps("yahoo/history 10").allSatisfy { $0 <= 63 })
        #expect(day.times("yahoo/history 1").count <= 3)
        #expect(day.status("yahoo")?.state == .partial)
        #expect(day.status("yahoo")?.reason == "9 of 10, the first history 1: 404 Not Found")
    }

    @Test("a service that counts requests is left alone with all poll requests, then probed with one")
    func restraint() {
        var day = PollingDay([Self.service])
        let restraint = SourceError(.tooManyRequests, "429", retryAfter: .seconds(300))
        day.answer = { _, time in time == 0 ? nil : time < 400 ? restraint : nil }
        day.play(50)
        #expect(day.asks.count == 10)
        day.play(1000)
        let blocked = day.asks.map(\.time).filter { $0 > 0 && $0 < 400 }
        #expect(blocked.count <= 5)
        let gaps = zip(blocked, blocked.dropFirst()).map { $1 - $0 }.filter { $0 > 0 }
        #expect(gaps.allSatisfy { $0 >= 300 })
        #expect(day.status("yahoo")?.state == .good)
    }

    @Test("services of one source do not open each other's circuits")
    func apart() {
        var day = PollingDay([Self.service, PollingDay.service("fred", "DFF")])
        day.answer = { pollRequest, _ in pollRequest.hasPrefix("yahoo") ? SourceError(.unreachable, "refused") : nil }
        day.play(600)
        #expect(day.gaps("fred/DFF").allSatisfy { $0 <= 63 })
        #expect(day.status("fred")?.state == .good)
        #expect(day.status("yahoo")?.state == .failed)
    }
}
