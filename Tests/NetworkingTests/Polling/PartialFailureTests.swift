import Model
import NetworkingSupport
import Testing

@testable import Formats
@testable import Networking

@Suite("Partial failures") struct PartialFailureTests {
    private static let row = FeedError("yahoo IWM", expected: "a number", found: "an object")

    private static func day(_ keys: String..., every interval: PollRequest.Interval, atOnce: Int = 4) -> PollingDay {
        PollingDay([
            Service(
                "yahoo", at: "https://a.example", atOnce: atOnce,
                pollRequests: keys.map { PollingDay.pollRequest($0, every: interval) })
        ])
    }

    @Test("a partial response is requested again after half a minute, not after the interval of an hour")
    func retry() {
        var day = Self.day("history IWM", every: .always(.seconds(3600)))
        day.badRows = { _, time in time < 10 ? [Self.row] : [] }
        day.play(3000)
        let gaps = day.gaps("yahoo/history IWM")
        #expect(gaps.count == 1 && (30...37.5).contains(gaps[0]))
        #expect(day.status("yahoo")?.state == .good)
    }

    @Test("a row that stays bad is requested less and less often, in the end once per interval")
    func persistent() {
        var day = Self.day("holdings", every: .always(.seconds(6 * 3600)))
        day.badRows = { _, _ in [Self.row] }
        day.play(48 * 3600)
        let gaps = day.gaps("yahoo/holdings")
        #expect(gaps.count <= 14)
        #expect(zip(gaps, [30.0, 120, 480, 1920, 7680]).allSatisfy { (1...1.25).contains($0 / $1) })
        #expect(gaps.dropFirst(5).allSatisfy { (0.95...1.05).contains($0 / (6 * 3600)) })
    }

    @Test("replacing poll requests retries a partial one at once, as they may no longer include the bad rows")
    func replaced() {
        var day = Self.day("quotes 1", "quotes 2", every: .always(.seconds(1800)))
        day.badRows = { pollRequest, time in pollRequest.hasSuffix("1") && time < 300 ? [Self.row] : [] }
        day.play(400)
        let before = day.times("yahoo/quotes 1").count
        #expect(day.status("yahoo")?.state == .partial)
        day.machine.replace(
            ["quotes 1", "quotes 2"].map { PollingDay.pollRequest($0, every: .always(.seconds(1800))) }, of: "yahoo")
        day.play(1)
        #expect(day.times("yahoo/quotes 1").count == before + 1 && day.times("yahoo/quotes 2").count == 1)
        #expect(day.status("yahoo")?.state == .good)
    }

    @Test("a poll request that is due sooner than its retry keeps its interval")
    func sooner() {
        var day = Self.day("quotes 1", every: .always(.seconds(15)))
        day.badRows = { _, _ in [Self.row] }
        day.play(600)
        #expect(day.gaps("yahoo/quotes 1").allSatisfy { (14...16).contains($0) })
    }

    @Test("a complete response ends the back-off: the next partial one is retried as the first was")
    func complete() {
        var day = Self.day("holdings", every: .always(.seconds(3600)))
        day.badRows = { _, time in time < 100 || time > 2000 ? [Self.row] : [] }
        day.play(4100)
        // Partial, partial, complete; then an hour; partial again.
        let gaps = day.gaps("yahoo/holdings")
        #expect(gaps.count > 3 && (120...150).contains(gaps[1]) && (30...37.5).contains(gaps[3]))
    }

    @Test("of low-priority poll requests, those with a partial response come first")
    func lowPriority() {
        let pollRequests = ["history A", "history B", "history C"].map { key in
            PollRequest(key, every: .always(.seconds(20)), isLowPriority: true) { _ throws(SourceError) in
                PollResult([])
            }
        }
        var machine = PollingMachine(
            [Service("yahoo", at: "https://a.example", atOnce: 1, pollRequests: pollRequests)], now: .zero,
            wall: SettableClock.morning, seed: 1)
        for (second, isBad) in [(0, false), (1, false), (2, true)] {
            machine.advance(to: .seconds(second), SettableClock.morning)
            for id in machine.start() { machine.finish(id, .init(result: .success(isBad ? [Self.row] : []))) }
        }
        // All three are due by now, and that one last.
        machine.advance(to: .seconds(25), SettableClock.morning)
        #expect(machine.start().map(\.key) == ["history C"])
    }
}
