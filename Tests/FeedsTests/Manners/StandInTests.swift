import Model
import Testing

@testable import Feeds

@Suite("Stand-ins") struct StandInTests {
    private static let hourly = Errand.Interval.always(.seconds(3600))
    private static let yields = Errand.ID("treasury", "yields")

    private func day() -> PollingDay {
        PollingDay([
            Service(
                "treasury", at: "https://t.example", errands: [PollingDay.errand("yields", every: Self.hourly)]),
            Service(
                "fred", at: "https://f.example",
                errands: [PollingDay.errand("DGS10", every: Self.hourly, standsInFor: Self.yields)]),
            Service(
                "slow", at: "https://s.example",
                errands: [
                    PollingDay.errand("last", every: Self.hourly, standsInFor: Errand.ID("fred", "DGS10"))
                ]),
        ])
    }

    @Test("nobody stands in while the first is well")
    func idle() {
        var day = day()
        day.play(7200)
        #expect(Set(day.asks.map(\.errand)) == ["treasury/yields"])
        #expect(day.status("fred")?.state == .off)
        #expect(day.status("fred")?.reason == "stands by for treasury")
    }

    @Test("when the first fails its stand-in is asked at once, under its own word, and the first is still tried")
    func takesOver() {
        var day = day()
        day.answer = { errand, time in errand == "treasury/yields" ? SourceFault(.server, "503") : nil }
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
        day.answer = { errand, _ in errand == "slow/last" ? nil : SourceFault(.server, "503") }
        day.play(1800)
        #expect(day.times("slow/last") == [0])
        #expect(day.status("slow")?.state == .good)
    }

    @Test("the first takes over again, and the stand-in falls silent")
    func handsBack() {
        var day = day()
        day.answer = { errand, time in
            errand == "treasury/yields" && time < 600 ? SourceFault(.server, "503") : nil
        }
        day.play(4 * 3600)
        #expect(day.times("fred/DGS10") == [0])
        #expect(day.status("treasury")?.state == .good)
        #expect(day.status("fred")?.state == .off)
        #expect(day.status("fred")?.lastSuccess == PollingDay.morning)
    }

    @Test("a circle of stand-ins is nobody's turn, and no endless loop")
    func circle() {
        let a = Errand.ID("a", "x"), b = Errand.ID("b", "x")
        var day = PollingDay([
            Service("a", at: "", errands: [PollingDay.errand("x", standsInFor: b)]),
            Service("b", at: "", errands: [PollingDay.errand("x", standsInFor: a)]),
        ])
        day.play(600)
        #expect(day.asks.isEmpty)
    }
}
