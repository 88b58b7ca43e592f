import Model
import TestSupport
import Testing

@testable import Services

/// Scale errors in charts: reported splits that are not applied, prices in pence given in pounds, closes of zero.
struct YahooSplitTests {
    private static let now = NewYorkTime.timestamp(Fixture.day("2024-03-12"), minute: 18 * 60)

    /// A chart of the sessions that end on 12 March 2024.
    private func chart(
        _ closes: [Double?], split: (numerator: Int, denominator: Int, daysAgo: Int)? = nil, meta: String = ""
    ) throws -> YahooChart {
        let calendar = ExchangeCalendar.nyse
        var days = [Fixture.day("2024-03-12")]
        while days.count < closes.count { days.insert(calendar.previousSession(before: days[0]), at: 0) }
        let times = days.map { NewYorkTime.timestamp($0, minute: 570).milliseconds / 1000 }
        let column = "[" + closes.map { $0.map { "\($0)" } ?? "null" }.joined(separator: ",") + "]"
        var events = ""
        if let split {
            let time = times[times.count - 1 - split.daysAgo]
            events =
                #""events":{"splits":{"\#(time)":{"date":\#(time),"numerator":\#(split.numerator),"#
                + #""denominator":\#(split.denominator),"splitRatio":"x"}}},"#
        }
        return try YahooSample.read(
            YahooSample.chart(
                YahooSample.fund + #","dataGranularity":"1d""# + meta,
                #""timestamp":\#(times),\#(events)"indicators":{"quote":[{"close":\#(column),"open":\#(column)}],"#
                    + #""adjclose":[{"adjclose":\#(column)}]}"#))
    }

    private func closed(_ chart: YahooChart, _ basis: Instrument.Basis = .adjusted) throws -> Series {
        try #require(chart.history(basis, now: Self.now)).closed
    }

    @Test(
        "a reported split that is not applied is applied, in either direction and some days ago",
        arguments: [(1, 20, 20.0, 400.0, 0), (20, 1, 400.0, 20.0, 0), (3, 2, 60.0, 40.0, 0), (1, 20, 20.0, 400.0, 2)])
    func takenOff(numerator: Int, denominator: Int, before: Double, after: Double, daysAgo: Int) throws {
        let closes = [Double?](repeating: before, count: 30) + [Double?](repeating: after, count: daysAgo + 1)
        let chart = try chart(closes, split: (numerator, denominator, daysAgo))
        for basis in [Instrument.Basis.adjusted, .price] {
            let series = try closed(chart, basis)
            #expect(series.closes(0..<series.count).allSatisfy { abs($0 - after) < 1e-9 })
            #expect(series.change(over: .day).map { abs($0) < 1e-9 } == true)
            #expect(series[0].open.map { abs($0 - after) < 1e-9 } == true)
        }
    }

    @Test("a split that is already applied is not applied twice, and a crash is not mistaken for one")
    func once() throws {
        let off = try closed(chart([Double?](repeating: 400, count: 30) + [404], split: (1, 20, 0)))
        #expect(off.close(0) == 400)
        #expect(off.change(over: .day).map { abs($0 - 0.01) < 1e-9 } == true)
        let crash = try closed(chart([Double?](repeating: 20, count: 30) + [8], split: (20, 1, 0)))
        #expect(crash.close(0) == 20)
        let none = try closed(chart([Double?](repeating: 20, count: 30) + [400]))
        #expect(none.close(0) == 20)
    }

    @Test("a bar without a close is a session without one in New York, and not a session where holidays are unknown")
    func withoutClose() throws {
        let here = try closed(chart([100, 101, nil, 103]))
        #expect(here.daysWithoutClose.map(\.description) == ["2024-03-11"])
        #expect(here.change(over: .day) == nil)
        let zero = try chart([100, 101, 0, 103])
        #expect(try closed(zero).daysWithoutClose.count == 1)
        #expect(zero.errors.count == 1)
    }

    @Test("a future keeps a price below zero, a fund does not")
    func negative() throws {
        let meta =
            #""symbol":"CL=F","instrumentType":"FUTURE","exchangeTimezoneName":"America/New_York","gmtoffset":-18000"#
        let bars = #""timestamp":[1709821800,1709908200],"indicators":{"quote":[{"close":[18,-37.63]}]}"#
        let chart = try YahooSample.read(YahooSample.chart(meta + #","dataGranularity":"1d""#, bars))
        #expect(chart.rows.map(\.close) == [18, -37.63])
        let fund = try YahooSample.read(YahooSample.chart(YahooSample.fund, bars))
        #expect(fund.rows.map(\.close) == [18])
        #expect(fund.errors.count == 1)
    }
}
