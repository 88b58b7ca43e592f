import Model
import NetworkingSupport
import Testing

@testable import Networking

@Suite("Fallbacks") struct FallbackTests {
    private static let hourly = PollRequest.Interval.always(.seconds(3600))
    private static let yields = PollRequest.ID("treasury", "yields")

    private func day() -> PollingDay {
        PollingDay([
            Service(
                "treasury", at: "https://t.example",
                pollRequests: [PollingDay.pollRequest("yields", every: Self.hourly)]),
            Service(
                "fred", at: "https://f.example",
                pollRequests: [PollingDay.pollRequest("DGS10", every: Self.hourly, fallbackFor: Self.yields)]),
            Service(
                "slow", at: "https://s.example",
                pollRequests: [
                    PollingDay.pollRequest("last", every: Self.hourly, fallbackFor: PollRequest.ID("fred", "DGS10"))
                ]),
        ])
    }

    @Test("a fallback is idle while the primary is healthy")
    func idle() {
        var day = day()
        day.play(7200)
        #expect(Set(day.polls.map(\.pollRequest)) == ["treasury/yields"])
        #expect(day.status("fred")?.state == .off)
        #expect(day.status("fred")?.reason == "fallback for treasury")
    }

    @Test("when the primary fails its fallback is polled at once, with a status of its own, and the primary is retried")
    func takesOver() {
        var day = day()
        day.failure = { pollRequest, time in pollRequest == "treasury/yields" ? SourceError(.server, "503") : nil }
        day.play(1800)
        #expect(day.times("fred/DGS10") == [0])
        #expect(day.times("treasury/yields").count > 5)
        #expect(day.status("treasury")?.state == .failed)
        #expect(day.status("fred")?.state == .good)
        #expect(day.times("slow/last").isEmpty)
    }

    @Test("when the fallback fails too, its own fallback is polled")
    func chain() {
        var day = day()
        day.failure = { pollRequest, _ in pollRequest == "slow/last" ? nil : SourceError(.server, "503") }
        day.play(1800)
        #expect(day.times("slow/last") == [0])
        #expect(day.status("slow")?.state == .good)
    }

    @Test("the primary takes over again, and the fallback becomes idle")
    func handsBack() {
        var day = day()
        day.failure = { pollRequest, time in
            pollRequest == "treasury/yields" && time < 600 ? SourceError(.server, "503") : nil
        }
        day.play(4 * 3600)
        #expect(day.times("fred/DGS10") == [0])
        #expect(day.status("treasury")?.state == .good)
        #expect(day.status("fred")?.state == .off)
        #expect(day.status("fred")?.lastSuccess == SettableClock.morning)
    }

    @Test("a cycle of fallbacks polls nothing, and does not loop")
    func cycle() {
        let a = PollRequest.ID("a", "x"), b = PollRequest.ID("b", "x")
        var day = PollingDay([
            Service("a", at: "", pollRequests: [PollingDay.pollRequest("x", fallbackFor: b)]),
            Service("b", at: "", pollRequests: [PollingDay.pollRequest("x", fallbackFor: a)]),
        ])
        day.play(600)
        #expect(day.polls.isEmpty)
    }
}
