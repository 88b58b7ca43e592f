import Model
import Testing

@testable import Feeds

@Suite("Back-off") struct BackOffTests {
    private func day(_ fault: SourceError?, until end: Double = .infinity) -> PollingDay {
        var day = PollingDay([PollingDay.service("yahoo", "spark", every: .always(.seconds(20)))])
        day.answer = { _, time in time < end ? fault : nil }
        return day
    }

    @Test("each fault in a row is waited for twice as long, up to a longest wait, never less")
    func doubling() {
        var day = day(SourceError(.server, "500"))
        day.play(7200)
        let expected: [Double] = [5, 10, 20, 40, 80, 160, 320, 600, 600, 600]
        #expect(day.gaps("yahoo/spark").count >= expected.count)
        for (gap, wait) in zip(day.gaps("yahoo/spark"), expected) { #expect((wait...wait * 1.26).contains(gap)) }
    }

    @Test("too many requests without a word on when are waited for 5, 15, then 30 minutes")
    func yahoo() {
        var day = day(SourceError(.tooManyRequests, "429"))
        day.play(3 * 3600)
        for (gap, minutes) in zip(day.gaps("yahoo/spark"), [5, 15, 30, 30]) {
            #expect((Double(minutes)...Double(minutes) * 1.26).contains(gap / 60))
        }
        #expect(day.gaps("yahoo/spark").count >= 4)
    }

    @Test("who says when to come back is not asked before, not even at a viewer's wish")
    func retryAfter() throws {
        var day = day(SourceError(.tooManyRequests, "429", retryAfter: .seconds(90)), until: 1)
        for _ in 0..<8 {
            day.play(10)
            day.machine.refresh()
        }
        #expect(day.times("yahoo/spark") == [0])
        day.play(100)
        let second = try #require(day.times("yahoo/spark").dropFirst().first)
        #expect((90...100).contains(second))
        #expect(day.status("yahoo")?.state == .good)
    }

    @Test(
        "who says a second again and again is asked ever more rarely all the same",
        arguments: [
            SourceError.Kind.server, .tooManyRequests,
        ])
    func aSecond(kind: SourceError.Kind) {
        var day = day(SourceError(kind, "words", retryAfter: .seconds(1)))
        day.play(3600)
        let gaps = day.gaps("yahoo/spark")
        #expect(gaps.first.map { $0 <= 1.2 } == true, "its word counts the first time")
        #expect(gaps.count <= 12, "\(gaps)")
        #expect(zip(gaps, gaps.dropFirst()).allSatisfy { $0 <= $1 * 1.1 })
    }

    @Test("a page for a table is not asked for again and again where the table is asked for once a day")
    func page() {
        let hours = 3600.0
        var day = PollingDay([PollingDay.service("ishares", "IWM", "IVV", every: .always(.seconds(24 * 3600)))])
        day.answer = { pollRequest, time in
            pollRequest.hasSuffix("IWM") && time < 400 * hours ? SourceError(.wrongContent, "a page") : nil
        }
        day.play(240 * hours)
        #expect(day.times("ishares/IWM").count <= 22, "\(day.times("ishares/IWM"))")
        #expect(day.gaps("ishares/IWM").first.map { $0 < 40 } == true, "soon at first")
        #expect(day.gaps("ishares/IWM").max().map { $0 <= 30.1 * hours } == true)
    }

    @Test("one long wait of its own makes no other wait")
    func others() {
        var day = PollingDay([
            Service(
                "yahoo", at: "",
                pollRequests: [
                    PollingDay.pollRequest("quotes", every: .always(.seconds(20))),
                    PollingDay.pollRequest("history IWM", every: .always(.seconds(24 * 3600))),
                    PollingDay.pollRequest("history QQQ", every: .always(.seconds(24 * 3600))),
                ])
        ])
        day.answer = { _, time in time < 36_000 ? SourceError(.wrongContent, "a page") : nil }
        day.play(36_000 + 1200)
        #expect(day.status("yahoo")?.state == .good)
        let last = day.asks.filter { $0.time >= 36_000 }.map(\.pollRequest)
        #expect(Set(last) == ["yahoo/quotes", "yahoo/history IWM", "yahoo/history QQQ"])
    }

    @Test("a network that is away is asked again within a minute, for it may be back in a moment")
    func offline() {
        var day = day(SourceError(.unreachable, "refused"), until: 3000)
        day.play(3600)
        #expect(day.gaps("yahoo/spark").max() ?? .infinity <= 76)
        let back = day.times("yahoo/spark").first { $0 >= 3000 } ?? .infinity
        #expect(back <= 3076)
        #expect(day.status("yahoo")?.state == .good)
    }

    @Test("a success ends the waiting: the next fault is waited for as the first")
    func success() {
        var day = day(nil)
        day.answer = { _, time in (100..<200).contains(time) || time > 400 ? SourceError(.server, "500") : nil }
        day.play(420)
        let faults = day.times("yahoo/spark").filter { $0 > 400 }
        #expect(faults.count >= 2)
        #expect((5...6.3).contains(faults[1] - faults[0]))
    }

    @Test("a viewer's wish goes before a wait that nobody asked for")
    func wish() {
        var day = day(SourceError(.wrongContent, "a page"))
        day.play(20)
        #expect(day.times("yahoo/spark") == [0])
        day.machine.refresh()
        day.play(1)
        #expect(day.times("yahoo/spark") == [0, 20])
    }

    @Test("waits differ by kind of fault and every kind has one", arguments: SourceError.Kind.allCases)
    func kinds(kind: SourceError.Kind) {
        let fault = SourceError(kind, "words")
        let first = BackOff.usual.wait(fault, faults: 1, random: 0)
        #expect(first >= .seconds(5))
        #expect(BackOff.usual.wait(fault, faults: 40, random: 0) > first)
        #expect(BackOff.usual.wait(fault, faults: 40, random: 0.999) <= .seconds(6 * 3600 * 5 / 4))
    }

    @Test("numbers at random are spread over the whole range and the same for the same seed")
    func jitter() {
        var jitter = Jitter(seed: 7), again = Jitter(seed: 7)
        let numbers = (0..<1000).map { _ in jitter.next() }
        #expect(numbers == (0..<1000).map { _ in again.next() })
        #expect(numbers.allSatisfy { (0..<1).contains($0) })
        #expect(abs(numbers.reduce(0, +) / 1000 - 0.5) < 0.03)
    }
}
