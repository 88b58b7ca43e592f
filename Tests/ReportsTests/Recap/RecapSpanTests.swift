import Model
import Reports
import TestSupport
import Testing

struct RecapSpanTests {
    private let market = RecapFixtures.market()

    @Test("the default is the newest session, against the one before")
    func newest() throws {
        let span = try RecapSpan(market)
        #expect(span.day.description == "2024-05-16")
        #expect(span.base?.description == "2024-05-15")
        #expect(span.isOneSession)
    }

    @Test("a date without a session gives the last session before it, with a remark")
    func weekend() throws {
        let recap = try market.recap(on: Day("2024-05-12"))
        #expect(recap.day.description == "2024-05-10")
        #expect(recap.base?.description == "2024-05-09")
        #expect(
            recap.scope.text.hasPrefix("12 May 2024 is a Sunday; this is the last session before. Against Thu 9 May"))
    }

    @Test("a holiday is named")
    func holiday() throws {
        let recap = try market.recap(on: Day("2024-03-29"))
        #expect(recap.scope.text.hasPrefix("29 Mar 2024 is Good Friday; this is the last session before."))
    }

    @Test("a requested base is the session on that date, or the last one before it")
    func since() throws {
        let recap = try market.recap(since: Day("2024-05-12"))
        #expect(recap.base?.description == "2024-05-10")
        #expect(recap.headline.text.hasPrefix("Thu 16 May 2024 since 10 May: "))
        #expect(recap.table.columns.contains("since 10 May"))
        let change = try #require(recap.figures.first { $0.id == "instruments.RUT.returns.since 2024-05-10" })
        let series = Spring2024.series("RUT")
        let base = try #require(Day("2024-05-10"))
        let before = try #require(series.close(on: base))
        #expect(change.value == (series.lastClose ?? 0) / before - 1)
        #expect(change.inputs.map(\.date.description) == ["2024-05-10", "2024-05-16"])
    }

    @Test("the previous session as the requested base gives the default recap")
    func sinceSessionBefore() throws {
        #expect(try market.recap(since: Day("2024-05-15")) == market.recap())
    }

    @Test("the first session has nothing to compare with, which is stated")
    func first() throws {
        let first = Spring2024.series("IWM").day(0)
        let recap = try market.recap(on: first)
        #expect(recap.base == nil)
        #expect(recap.scope.text == "No earlier session to compare with.")
        #expect(
            recap.prose("Small caps").hasPrefix("RUT closed at ")
                || recap.prose("Small caps").hasPrefix("The RUT closed"))
        #expect(!recap.figures.contains { $0.id.contains("returns") })
    }

    @Test("a date outside the span is an error with a message")
    func outside() throws {
        let first = Spring2024.series("IWM").day(0)
        #expect(throws: RecapError.before(first - 1, first: first)) { try market.recap(on: first - 1) }
        let last = RecapFixtures.day
        #expect(throws: RecapError.after(last + 1, last: last)) { try market.recap(on: last + 1) }
        #expect(throws: RecapError.notBefore(last, last)) { try market.recap(since: last) }
        #expect(throws: RecapError.noSession) { try Market(Moment(last, mode: .bundled)).recap() }
        #expect("\(RecapError.after(last + 1, last: last))" == "2024-05-17 is after the last session, 2024-05-16")
    }
}
