import Model
import Testing

@testable import Networking

@Suite("Sleep, wake and clock changes") struct WakingTests {
    private static let keys = (1...6).map { "history \($0)" }

    private func day(interval: Int = 60) -> PollingDay {
        let pollRequests = Self.keys.map { PollingDay.pollRequest($0, every: .always(.seconds(interval))) }
        return PollingDay([Service("yahoo", at: "https://a.example", pollRequests: pollRequests)])
    }

    @Test(
        "after a sleep every poll request runs once, the first at once, the rest within seconds",
        arguments: [true, false])
    func wakes(isCounted: Bool) {
        var day = day()
        day.play(100)
        let before = day.polls.count
        day.sleep(2 * 3600, isCounted: isCounted)
        let wake = day.now.seconds
        day.play(10)
        let polled = day.polls.dropFirst(before)
        #expect(polled.count == Self.keys.count)
        #expect(Set(polled.map(\.pollRequest)).count == Self.keys.count)
        #expect(polled.first?.time == wake)
        #expect(polled.allSatisfy { $0.time <= wake + 5.1 })
        #expect(Set(polled.map(\.time)).count > 3)
    }

    @Test("the last success before a sleep keeps its age", arguments: [true, false])
    func age(isCounted: Bool) throws {
        var day = day(interval: 3600)
        day.play(100)
        day.failure = { _, _ in SourceError(.unreachable, "refused") }
        day.sleep(8 * 3600, isCounted: isCounted)
        day.play(10)
        let status = try #require(day.status("yahoo"))
        #expect(status.state == .failed)
        let age = day.wall.milliseconds - (try #require(status.lastSuccess)).milliseconds
        #expect((8 * 3600...8 * 3600 + 120).contains(age / 1000))
    }

    @Test("a back-off elapses during sleep")
    func backOff() {
        var day = PollingDay([PollingDay.service("yahoo", "spark")])
        day.failure = { _, _ in SourceError(.wrongContent, "a page") }
        day.play(10)
        day.sleep(3600, isCounted: false)
        day.play(1)
        #expect(day.times("yahoo/spark") == [0, 10])
    }

    @Test("a wait that a service requires elapses only in real time", arguments: [nil, Duration.seconds(600)])
    func rateLimit(retryAfter: Duration?) {
        var day = PollingDay([PollingDay.service("yahoo", "spark")])
        day.failure = { _, _ in SourceError(.tooManyRequests, "429", retryAfter: retryAfter) }
        day.play(10)
        day.sleep(3600, isCounted: false)
        day.play(200)
        #expect(day.times("yahoo/spark") == [0])
        day.play(800)
        #expect(day.times("yahoo/spark").count >= 2)
    }

    @Test("a wall clock that is set back stops nothing, and the times in the status follow it")
    func setBack() throws {
        var day = day()
        day.play(100)
        day.setWall(ahead: -3 * 3600)
        day.play(300)
        #expect(day.gaps("yahoo/history 1").allSatisfy { (57...63).contains($0) })
        let status = try #require(day.status("yahoo"))
        #expect(try #require(status.lastSuccess) <= day.wall)
        let next = try #require(status.service?.nextRequest)
        #expect((0...64_000).contains(next.milliseconds - day.wall.milliseconds))
    }

    @Test("a wall clock that is set ahead polls everything once and then continues as before")
    func setAhead() {
        var day = day()
        day.play(100)
        let before = day.polls.count
        day.setWall(ahead: 45 * 60)
        day.play(6)
        #expect(day.polls.count == before + Self.keys.count)
        day.play(50)
        #expect(day.polls.count == before + Self.keys.count)
    }

    @Test("a clock adjusted by milliseconds changes nothing")
    func adjusted() {
        var day = day()
        day.play(30)
        let before = day.polls.count
        for _ in 0..<10 {
            day.setWall(ahead: 0.05)
            day.play(1)
        }
        #expect(day.polls.count == before)
        #expect(day.statuses.count == Set(day.statuses).count)
    }
}
