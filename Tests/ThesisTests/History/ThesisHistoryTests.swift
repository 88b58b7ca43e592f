import TestSupport
import Testing
import ThesisSupport

@testable import Model
@testable import Thesis

struct ThesisHistoryTests {
    private static let conditions = [
        "relative(IWM, 1M, SPY) > 0", "trend(10Y) = falling", "correlation_high(IWM, 10Y, 20) < 0",
        "weight(QQQS, \"Health Care\") > 50%", "above(IWM, 20) and not change(10Y, 1W) > 0", "held() >= 90 days",
        "deals(any, QTD) > 5", "discount() < -25%",
    ]

    private func thesis() throws -> Thesis {
        let c = ThesisHistoryTests.conditions
        return try ThesisFixtures.thesis(c[0], c[1], c[2], c[3], c[4], c[5], c[6], c[7])
    }

    /// The expected history by condition: every session up to 16 May 2024, evaluated with the full market of its day.
    private func evaluatedAnew(_ thesis: Thesis, _ market: Market) -> [[SessionStatus]] {
        let sessions = Spring2024.series("IWM")
        let results = (0..<sessions.count).map(sessions.day).filter { $0 <= market.day }
            .map { thesis.evaluate(market.asOf($0, mode: .bundled)) }
        return thesis.conditions.indices.map { index in
            results.map {
                SessionStatus(day: $0.day, status: $0.conditions[index].status, isLater: $0.conditions[index].isLater)
            }
        }
    }

    @Test("the history equals an evaluation of each day, whatever the order of requests")
    func evaluatedAnew() throws {
        let thesis = try thesis()
        let expected = evaluatedAnew(thesis, ThesisFixtures.market)
        var history = ThesisHistory(thesis, ThesisFixtures.market)
        for index in thesis.conditions.indices.reversed() {
            let short = history.strip(index, sessions: 10, in: ThesisFixtures.market)
            #expect(short == Array(expected[index].suffix(10)))
            #expect(history.strip(index, sessions: 10_000, in: ThesisFixtures.market) == expected[index])
        }
        #expect(Set(expected.joined().map(\.status)) == Set(ConditionStatus.allCases))
    }

    @Test("since is the first session of the current run")
    func since() throws {
        let thesis = try thesis()
        let expected = evaluatedAnew(thesis, ThesisFixtures.market)
        var history = ThesisHistory(thesis, ThesisFixtures.market)
        for (index, marks) in expected.enumerated() {
            let present = try #require(marks.last)
            let run = marks.reversed().prefix { $0.status == present.status && $0.isLater == present.isLater }
            let found = history.since(index, in: ThesisFixtures.market)
            let since = try #require(found)
            #expect(since.day == run.last?.day)
            #expect(since.isExact == (run.count < marks.count))
            let near = history.since(index, in: ThesisFixtures.market, atMost: 3)
            #expect(near?.isExact == (run.count < 3))
        }
    }

    @Test("sessions before a later table are marked, and the current run begins with the table")
    func later() throws {
        let thesis = try thesis()
        var history = ThesisHistory(thesis, ThesisFixtures.market)
        let marks = history.strip(3, sessions: 30, in: ThesisFixtures.market)
        #expect(marks.allSatisfy { $0.status == .holds })
        #expect(marks.first?.isLater == true && marks.first?.pointInTimeStatus == .unknown)
        #expect(marks.last?.isLater == false && marks.last?.pointInTimeStatus == .holds)
        #expect(history.since(3, in: ThesisFixtures.market) == RunStart(day: Day("2024-05-01")!, isExact: true))
    }

    @Test("moving forward reuses results, and stepping back and forward again agrees")
    func moving() throws {
        let thesis = try thesis()
        let sessions = Spring2024.series("IWM")
        let market = ThesisFixtures.market
        let expected = evaluatedAnew(thesis, market)
        var history = ThesisHistory(thesis, market)
        let last = sessions.count - 1
        for index in Array(last - 20...last - 5) + [last - 12, last - 11] + Array(last - 10...last) {
            let now = market.asOf(sessions.day(index), mode: .replay)
            history.record(thesis.evaluate(now), now)
            for condition in thesis.conditions.indices {
                let strip = history.strip(condition, sessions: 8, in: now)
                #expect(strip == Array(expected[condition][...index].suffix(8)))
            }
        }
    }

    @Test("only conditions whose past inputs have changed are evaluated again")
    func forgetting() throws {
        let thesis = try thesis()
        var history = ThesisHistory(thesis, ThesisFixtures.market)
        let before = history.strip(0, sessions: 30, in: ThesisFixtures.market)
        var market = ThesisFixtures.market
        let flat = Series(
            (0..<Spring2024.series("IWM").count).map { Bar(Spring2024.series("IWM").day($0), close: 100) })
        market.apply(.series("IWM", flat))
        #expect(history.strip(0, sessions: 30, in: market) == before)
        history.forget(ThesisInputs(symbols: ["IWM"]))
        #expect(history.strip(0, sessions: 30, in: market) != before)
    }

    @Test("a market without sessions has no history")
    func nothing() throws {
        let thesis = try thesis()
        let market = Market(Moment(Spring2024.day, mode: .live))
        var history = ThesisHistory(thesis, market)
        history.record(thesis.evaluate(market), market)
        #expect(history.strip(0, sessions: 10, in: market).isEmpty)
        #expect(history.since(0, in: market) == nil)
    }
}
