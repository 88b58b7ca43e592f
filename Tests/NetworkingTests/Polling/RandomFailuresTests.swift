import Model
import Testing

@testable import Networking

@Suite("Random failures") struct RandomFailuresTests {
    private static let rule = BackOff(.init(first: .seconds(2), longest: .seconds(60)))

    /// Three services, one of which is a fallback for another.
    private static let services = [
        Service(
            "yahoo", at: "", atOnce: 3, backOff: rule,
            pollRequests: (1...12).map { PollingDay.pollRequest("history \($0)", every: .always(.seconds(20))) }),
        Service("treasury", at: "", backOff: rule, pollRequests: [PollingDay.pollRequest("yields")]),
        Service(
            "fred", at: "", backOff: rule,
            pollRequests: [
                PollingDay.pollRequest("DFF"),
                PollingDay.pollRequest("DGS10", fallbackFor: PollRequest.ID("treasury", "yields")),
            ]),
    ]

    @Test("every service recovers within its longest wait after random failures end", arguments: 1...20)
    func recovers(seed: Int) {
        var chance = Jitter(seed: UInt64(seed))
        var day = PollingDay(Self.services, seed: UInt64(seed))
        var isOver = false
        let kinds = SourceError.Kind.allCases
        day.failure = { _, _ in
            guard !isOver, chance.next() < 0.6 else { return nil }
            let kind = kinds[Int(chance.next() * Double(kinds.count))]
            return SourceError(kind, "reason", retryAfter: chance.next() < 0.2 ? .seconds(30) : nil)
        }
        for _ in 0..<60 {
            day.play(10)
            let luck = chance.next()
            if luck < 0.05 { day.sleep(3600, isCounted: luck < 0.025) }
            if luck > 0.95 { day.setWall(ahead: -1800) }
            if (0.4..<0.45).contains(luck) { day.machine.refresh() }
        }
        isOver = true
        day.play(160)
        for service in ["yahoo", "treasury"] {
            #expect(day.status(service)?.state == .good, "\(service): \(day.status(service)?.reason ?? "")")
        }
        let last = day.now.seconds
        for key in 1...12 { #expect(last - (day.times("yahoo/history \(key)").last ?? 0) <= 22) }
    }

    @Test("a service that fails for an hour is polled at most 160 times", arguments: 1...5)
    func calm(seed: Int) {
        var chance = Jitter(seed: UInt64(seed))
        var day = PollingDay(Self.services, seed: UInt64(seed))
        day.failure = { _, _ in SourceError([.server, .unreachable, .timedOut][Int(chance.next() * 3)], "reason") }
        day.play(3600)
        for service in ["yahoo", "treasury", "fred"] {
            #expect(day.polls.count { $0.pollRequest.hasPrefix(service) } <= 160)
        }
    }
}
