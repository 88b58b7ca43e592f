import Model
import Testing

@testable import Networking

@Suite("Back-off") struct BackOffTests {
    private func day(_ error: SourceError?, until end: Double = .infinity) -> PollingDay {
        var day = PollingDay([PollingDay.service("yahoo", "spark", every: .always(.seconds(20)))])
        day.failure = { _, time in time < end ? error : nil }
        return day
    }

    @Test("each failure in a row doubles the wait, up to a maximum, and never shortens it")
    func doubling() {
        var day = day(SourceError(.server, "500"))
        day.play(7200)
        let expected: [Double] = [5, 10, 20, 40, 80, 160, 320, 600, 600, 600]
        #expect(day.gaps("yahoo/spark").count >= expected.count)
        for (gap, wait) in zip(day.gaps("yahoo/spark"), expected) { #expect((wait...wait * 1.26).contains(gap)) }
    }

    @Test("too many requests without a Retry-After wait 5, 15, then 30 minutes")
    func yahoo() {
        var day = day(SourceError(.tooManyRequests, "429"))
        day.play(3 * 3600)
        for (gap, minutes) in zip(day.gaps("yahoo/spark"), [5, 15, 30, 30]) {
            #expect((Double(minutes)...Double(minutes) * 1.26).contains(gap / 60))
        }
        #expect(day.gaps("yahoo/spark").count >= 4)
    }

    @Test("a service that sends Retry-After is not polled before, not even by a manual refresh")
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
        "a service that keeps sending Retry-After: 1 is polled less and less often all the same",
        arguments: [
            SourceError.Kind.server, .tooManyRequests,
        ])
    func shortRetryAfter(kind: SourceError.Kind) {
        var day = day(SourceError(kind, "reason", retryAfter: .seconds(1)))
        day.play(3600)
        let gaps = day.gaps("yahoo/spark")
        #expect(gaps.first.map { $0 <= 1.2 } == true, "Retry-After counts the first time")
        #expect(gaps.count <= 12, "\(gaps)")
        #expect(zip(gaps, gaps.dropFirst()).allSatisfy { $0 <= $1 * 1.1 })
    }

    @Test("a page in place of a table is not requested repeatedly where the table is polled once a day")
    func page() {
        let hours = 3600.0
        var day = PollingDay([PollingDay.service("ishares", "IWM", "IVV", every: .always(.seconds(24 * 3600)))])
        day.failure = { pollRequest, time in
            pollRequest.hasSuffix("IWM") && time < 400 * hours ? SourceError(.wrongContent, "a page") : nil
        }
        day.play(240 * hours)
        #expect(day.times("ishares/IWM").count <= 22, "\(day.times("ishares/IWM"))")
        #expect(day.gaps("ishares/IWM").first.map { $0 < 40 } == true, "soon at first")
        #expect(day.gaps("ishares/IWM").max().map { $0 <= 30.1 * hours } == true)
    }

    @Test("a long wait of one request does not delay the others")
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
        day.failure = { _, time in time < 36_000 ? SourceError(.wrongContent, "a page") : nil }
        day.play(36_000 + 1200)
        #expect(day.status("yahoo")?.state == .good)
        let last = day.polls.filter { $0.time >= 36_000 }.map(\.pollRequest)
        #expect(Set(last) == ["yahoo/quotes", "yahoo/history IWM", "yahoo/history QQQ"])
    }

    @Test("an unreachable network is tried again within a minute, as it may be back at any moment")
    func offline() {
        var day = day(SourceError(.unreachable, "refused"), until: 3000)
        day.play(3600)
        #expect(day.gaps("yahoo/spark").max() ?? .infinity <= 76)
        let back = day.times("yahoo/spark").first { $0 >= 3000 } ?? .infinity
        #expect(back <= 3076)
        #expect(day.status("yahoo")?.state == .good)
    }

    @Test("a success ends the back-off: the next failure waits as the first did")
    func success() {
        var day = day(nil)
        day.failure = { _, time in (100..<200).contains(time) || time > 400 ? SourceError(.server, "500") : nil }
        day.play(420)
        let failures = day.times("yahoo/spark").filter { $0 > 400 }
        #expect(failures.count >= 2)
        #expect((5...6.3).contains(failures[1] - failures[0]))
    }

    @Test("a manual refresh ends a wait that the service did not require")
    func manualRefresh() {
        var day = day(SourceError(.wrongContent, "a page"))
        day.play(20)
        #expect(day.times("yahoo/spark") == [0])
        day.machine.refresh()
        day.play(1)
        #expect(day.times("yahoo/spark") == [0, 20])
    }

    @Test("waits differ by kind of error, and every kind has one", arguments: SourceError.Kind.allCases)
    func kinds(kind: SourceError.Kind) {
        let error = SourceError(kind, "reason")
        let first = BackOff.usual.wait(error, errors: 1, random: 0)
        #expect(first >= .seconds(5))
        #expect(BackOff.usual.wait(error, errors: 40, random: 0) > first)
        #expect(BackOff.usual.wait(error, errors: 40, random: 0.999) <= .seconds(6 * 3600 * 5 / 4))
    }

    @Test("random numbers are spread over the full range and are the same for the same seed")
    func jitter() {
        var jitter = Jitter(seed: 7), again = Jitter(seed: 7)
        let numbers = (0..<1000).map { _ in jitter.next() }
        #expect(numbers == (0..<1000).map { _ in again.next() })
        #expect(numbers.allSatisfy { (0..<1).contains($0) })
        #expect(abs(numbers.reduce(0, +) / 1000 - 0.5) < 0.03)
    }
}
