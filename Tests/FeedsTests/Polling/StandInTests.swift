import Model
import Testing

@testable import Feeds

@Suite("Stand-ins") struct StandInTests {
    private static let hourly = PollRequest.Interval.always(.seconds(3600))
    private static let yields = PollRequest.ID("treasury", "yields")

    private func day() -> PollingDay {
        PollingDay([
            Service(
                "treasury", at: "https://t.example",
                pollRequests: [PollingDay.pollRequest("yields", every: Self.hourly)]),
            Service(
                "fred", at: "https://f.example",
                pollRequests: [PollingDay.pollRequest("DGS10", every: Self.hourly, standsInFor: Self.yields)]),
            Service(
                "slow", at: "https://s.example",
                pollRequests: [
                    PollingDay.pollRequest("last", every: Self.hourly, standsInFor: PollRequest.ID("fred", "DGS10"))
                ]),
        ])
    }

    @Test("nobody stands in while the first is well")
    func idle() {
        var day = day()
        day.play(7200)
        #expect(Set(day.asks.map(\.pollRequest)) == ["treasury/yields"])
        #expect(day.status("fred")?.state == .off)
        #expect(day.status("fred")?.reason == "stands by for treasury")
    }

    @Test("when the first fails its stand-in is asked at once, under its own word, and the first is still tried")
    func takesOver() {
        var day = day()
        day.answer = { pollRequest, time in pollRequest == "treasury/yields" ? SourceError(.server, "503") : nil }
        day.play(1800)
        #expect(day.times("fred/DGS10") == [0])
        #expect(day.times("treasury/yields").count > 5)
        #expect(day.status("treasury")?.state == .failed)
        #expect(day.status("fred")?.state == .good)
        #expect(day.times("slow/last").isEmpty)
    }

    @Test("when the stand-in fails too, its own is asked")
    func chain() {
        var day = day()
        day.answer = { pollRequest, _ in pollRequest == "slow/last" ? nil : SourceError(.server, "503") }
        day.play(1800)
        #expect(day.times("slow/last") == [0])
        #expect(day.status("slow")?.state == .good)
    }

    @Test("the first takes over again, and the stand-in falls silent")
    func handsBack() {
        var day = day()
        day.answer = { pollRequest, time in
            pollRequest == "treasury/yields" && time < 600 ? SourceError(.server, "503") : nil
        }
        day.play(4 * 3600)
        #expect(day.times("fred/DGS10") == [0])
        #expect(day.status("treasury")?.state == .good)
        #expect(day.status("fred")?.state == .off)
        #expect(day.status("fred")?.lastSuccess == PollingDay.morning)
    }

    @Test("a circle of stand-ins is nobody's turn, and no endless loop")
    func circle() {
        let a = PollRequest.ID("a", "x"), b = PollRequest.ID("b", "x")
        var day = PollingDay([
            Service("a", at: "", pollRequests: [PollingDay.pollRequest("x", standsInFor: b)]),
            Service("b", at: "", pollRequests: [PollingDay.pollRequest("x", standsInFor: a)]),
        ])
        day.play(600)
        #expect(day.asks.isEmpty)
    }
}
