import Model
import NetworkingSupport
import TestSupport
import Testing

@testable import Networking

@Suite("Intervals") struct IntervalTests {
    private let byState = PollRequest.Interval(
        open: .seconds(20), preMarket: .seconds(60), closed: .seconds(120), holiday: nil)

    @Test("a poll request runs at once, then by its interval, with some jitter to spread requests out")
    func interval() {
        var day = PollingDay([PollingDay.service("yahoo", "spark 1", "spark 2")])
        day.play(600)
        #expect(day.times("yahoo/spark 1").first == 0)
        let gaps = day.gaps("yahoo/spark 1")
        #expect(gaps.count >= 9)
        #expect(gaps.allSatisfy { (57...63).contains($0) })
        #expect(day.times("yahoo/spark 1").dropFirst() != day.times("yahoo/spark 2").dropFirst())
    }

    @Test("each state of the exchange has its own interval, and a change of state is noticed")
    func states() throws {
        let close = 6 * 3600.0
        var day = PollingDay([PollingDay.service("yahoo", "spark", every: byState)])
        day.play(close + 3600)
        let gaps = zip(day.times("yahoo/spark"), day.gaps("yahoo/spark"))
        #expect(gaps.filter { $0.0 < close - 30 }.allSatisfy { (19...21).contains($0.1) })
        #expect(gaps.filter { $0.0 > close }.allSatisfy { (114...126).contains($0.1) })
        #expect(gaps.contains { $0.0 > close })
    }

    @Test("at the opening the long interval of the night is cut short")
    func opening() {
        let night = NewYorkTime.timestamp(Fixture.day("2026-03-10"), minute: 9 * 60 + 25)
        let hourly = PollRequest.Interval(
            open: .seconds(20), preMarket: .seconds(3600), closed: .seconds(3600), holiday: .seconds(3600))
        var day = PollingDay([PollingDay.service("yahoo", "spark", every: hourly)], wall: night)
        day.play(400)
        let times = day.times("yahoo/spark")
        #expect(times.count > 3)
        #expect(times[0] == 0)
        // The exchange opens after 300 seconds.
        #expect((300...331).contains(times[1]))
    }

    @Test("the evening until ten has its own interval")
    func evening() {
        let afternoon = NewYorkTime.timestamp(Fixture.day("2026-03-10"), minute: 15 * 60 + 30)
        let interval = PollRequest.Interval(
            open: .seconds(120), preMarket: .seconds(120), evening: .seconds(120), closed: .seconds(600), holiday: nil)
        var day = PollingDay([PollingDay.service("edgar", "8-K", every: interval)], wall: afternoon)
        day.play(9 * 3600)
        let gaps = zip(day.times("edgar/8-K"), day.gaps("edgar/8-K"))
        let night = 6.5 * 3600
        #expect(gaps.filter { $0.0 < night - 130 }.allSatisfy { (114...126).contains($0.1) })
        #expect(gaps.filter { $0.0 > night }.allSatisfy { (570...630).contains($0.1) })
        #expect(gaps.contains { $0.0 > night })
    }

    @Test(
        "evening hours follow a session, also a short one, and no other day",
        arguments: [
            ("2026-03-10", 15 * 60 + 59, PollRequest.Hours.open), ("2026-03-10", 16 * 60, .evening),
            ("2026-03-10", 21 * 60 + 59, .evening), ("2026-03-10", 22 * 60, .closed), ("2026-03-10", 60, .closed),
            ("2026-03-10", 5 * 60, .preMarket), ("2025-11-28", 13 * 60, .evening), ("2026-03-14", 18 * 60, .closed),
            ("2025-12-25", 18 * 60, .holiday),
        ])
    func hours(day: String, minute: Int, hours: PollRequest.Hours) {
        #expect(PollRequest.Hours(at: NewYorkTime.timestamp(Fixture.day(day), minute: minute)) == hours)
    }

    @Test("a state without an interval polls nothing, and that is not an error")
    func never() {
        let christmas = NewYorkTime.timestamp(Fixture.day("2025-12-25"), minute: 12 * 60)
        var day = PollingDay([PollingDay.service("yahoo", "spark", every: byState)], wall: christmas)
        day.play(3600)
        #expect(day.polls.isEmpty)
        #expect(day.status("yahoo")?.state == .off)
    }

    @Test("no more poll requests are in flight at once than a service allows, and none twice")
    func atOnce() {
        let pollRequests = (1...10).map { PollingDay.pollRequest("history \($0)") }
        var machine = PollingMachine(
            [Service("yahoo", at: "https://a.example", atOnce: 3, pollRequests: pollRequests)], now: .zero,
            wall: SettableClock.morning, seed: 1)
        let first = machine.start(), second = machine.start()
        #expect(first.map(\.key) == ["history 1", "history 2", "history 3"])
        #expect(second.isEmpty)
        #expect(machine.due == nil)
        machine.finish(first[1], PollingMachine.Outcome(result: .success([])))
        let third = machine.start()
        #expect(third.map(\.key) == ["history 4"])
    }

    /// When each request of a service of quotes and histories was started, if the service responds to one per second.
    private func queue(histories: Int, seconds: Int) -> [(second: Int, key: String)] {
        let quotes = (1...4).map { PollingDay.pollRequest("quotes \($0)", every: .always(.seconds(20))) }
        let fetches = (1...histories).map { number in
            PollRequest("history \(number)", every: .always(.seconds(21_600)), isLowPriority: true) {
                _ throws(SourceError) in
                PollResult([])
            }
        }
        var machine = PollingMachine(
            [Service("yahoo", at: "", pollRequests: quotes + fetches)], now: .zero, wall: SettableClock.morning, seed: 1
        )
        var polled: [(second: Int, key: String)] = [], inFlight: [PollRequest.ID] = []
        for second in 0..<seconds {
            machine.advance(
                to: .seconds(second), Timestamp(milliseconds: SettableClock.morning.milliseconds + Int64(second) * 1000)
            )
            if !inFlight.isEmpty {
                machine.finish(inFlight.removeFirst(), PollingMachine.Outcome(result: .success([])))
            }
            let started = machine.start()
            inFlight += started
            polled += started.map { (second, $0.key) }
        }
        return polled
    }

    @Test("five hundred missing histories do not delay quotes, and are all fetched")
    func lowPriority() {
        let polled = queue(histories: 500, seconds: 800)
        for number in 1...4 {
            let times = polled.filter { $0.key == "quotes \(number)" }.map(\.second)
            #expect(zip(times, times.dropFirst()).allSatisfy { $1 - $0 <= 30 }, "\(times)")
            #expect(times.count >= 25)
        }
        #expect(Set(polled.map(\.key)).count == 504)
    }

    @Test("of low-priority poll requests, one that failed is retried before those that have not run yet")
    func failedFirst() {
        let histories = (1...20).map { number in
            PollRequest("history \(number)", every: .always(.seconds(3600)), isLowPriority: true) {
                _ throws(SourceError) in
                PollResult([])
            }
        }
        var machine = PollingMachine(
            [Service("yahoo", at: "", atOnce: 1, pollRequests: histories)], now: .zero, wall: SettableClock.morning,
            seed: 1)
        let first = machine.start()
        #expect(first.map(\.key) == ["history 1"])
        for id in first { machine.finish(id, PollingMachine.Outcome(result: .failure(SourceError(.empty, "none")))) }
        for second in 1...60 {
            machine.advance(
                to: .seconds(second), Timestamp(milliseconds: SettableClock.morning.milliseconds + Int64(second) * 1000)
            )
            for id in machine.start() {
                if id.key == "history 1" { return }
                machine.finish(id, PollingMachine.Outcome(result: .success([])))
                break
            }
        }
        Issue.record("the failed request waits for all the others")
    }

    @Test("low-priority poll requests proceed even where the others would always be due")
    func notStarved() {
        let quotes = (1...60).map { PollingDay.pollRequest("quotes \($0)", every: .always(.seconds(20))) }
        let history = PollRequest("history IWM", every: .always(.seconds(3600)), isLowPriority: true) {
            _ throws(SourceError) in
            PollResult([])
        }
        var machine = PollingMachine(
            [Service("yahoo", at: "", pollRequests: quotes + [history])], now: .zero, wall: SettableClock.morning,
            seed: 1)
        #expect(machine.start().map(\.key) == ["history IWM", "quotes 1", "quotes 2", "quotes 3"])
    }

    @Test("a refresh polls everything except what arrived a moment ago")
    func refresh() {
        var day = PollingDay([PollingDay.service("yahoo", "spark", every: .always(.seconds(600)))])
        day.play(5)
        day.machine.refresh()
        day.play(1)
        #expect(day.times("yahoo/spark").count == 1)
        day.play(60)
        day.machine.refresh()
        day.play(1)
        #expect(day.times("yahoo/spark").count == 2)
    }

    @Test("poll requests can be replaced while it runs: a new one runs at once, an existing one keeps its schedule")
    func exchange() {
        var day = PollingDay([PollingDay.service("yahoo", "history IWM", "history QQQ")])
        day.play(30)
        day.machine.replace(
            [PollingDay.pollRequest("history IWM"), PollingDay.pollRequest("history XBI")], of: "yahoo")
        day.play(10)
        #expect(day.times("yahoo/history IWM") == [0])
        #expect(day.times("yahoo/history XBI") == [30])
        day.play(120)
        #expect(day.times("yahoo/history QQQ") == [0])
    }

    @Test("requests added while others wait, as for a newly added symbol, run before them")
    func ahead() {
        var day = PollingDay([PollingDay.service("yahoo", "history IWM", "history QQQ")])
        let keys = ["history IWM", "history QQQ", "history XBI"]
        day.machine.replace(keys.map { PollingDay.pollRequest($0) }, of: "yahoo")
        day.play(1)
        #expect(day.polls.map(\.pollRequest) == ["yahoo/history XBI", "yahoo/history IWM", "yahoo/history QQQ"])
    }
}
