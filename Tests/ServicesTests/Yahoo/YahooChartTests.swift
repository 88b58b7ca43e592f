import Model
import Testing

@testable import Formats
@testable import Services

struct YahooChartTests {
    @Test("sessions are dated by the exchange's clock, also across a clock change, and gaps are left out")
    func days() throws {
        let history = try #require(YahooSample.read(YahooSample.daily).history(.price, now: YahooSample.now))
        #expect(history.closed.days == ["2024-03-07", "2024-03-08", "2024-03-11"])
        #expect(
            history.closed[0] == Bar(day("2024-03-07"), open: 100, high: 101.5, low: 99, close: 100.8, volume: 1000))
        #expect(history.closed[1].close == 102.1)
    }

    @Test("the last bar is the running session until the exchange has closed")
    func running() throws {
        let chart = try YahooSample.read(YahooSample.daily)
        let live = Bar(day("2024-03-12"), open: 103.25, high: 104.5, low: 103, close: 104.25, volume: 900)
        #expect(chart.history(.price, now: YahooSample.now)?.running == live)
        let evening = try #require(chart.history(.price, now: YahooSample.evening))
        #expect(evening.running == nil && evening.closed[3] == live)
    }

    @Test("the adjusted basis has the adjusted closes for returns, beside a bar as quoted")
    func adjusted() throws {
        let history = try #require(YahooSample.read(YahooSample.daily).history(.adjusted, now: YahooSample.evening))
        #expect(history.closed.count == 4)
        let bar = history.closed[2]
        #expect(bar.close == 101.97 && bar.volume == 3000)
        #expect(bar.open == 102 && bar.high == 104 && bar.low == 101.25 && bar.quotedClose == 103)
        #expect(history.closed.lastClose == 104.25)
    }

    @Test("a level is used unadjusted")
    func level() throws {
        #expect(try YahooSample.read(YahooSample.daily).history(.level, now: YahooSample.now)?.closed[1].close == 102.1)
    }

    @Test("without adjusted closes there is no adjusted history, and monthly bars are not sessions")
    func notAdjusted() throws {
        let bars = #""timestamp":[1709821800],"indicators":{"quote":[{"close":[100]}]}"#
        let chart = try YahooSample.read(YahooSample.chart(YahooSample.fund, bars))
        #expect(chart.history(.adjusted, now: YahooSample.now) == nil)
        #expect(chart.history(.price, now: YahooSample.now)?.closed.count == 1)
        let months = try YahooSample.read(YahooSample.chart(#""dataGranularity":"1mo""#, bars))
        #expect(months.history(.price, now: YahooSample.now) == nil)
    }

    @Test(
        "a response without data is a chart without sessions",
        arguments: [
            #""indicators":{"quote":[{}]}"#, #""indicators":{"quote":[{}],"adjclose":[{}]}"#, #""timestamp":[]"#,
            #""indicators":{"quote":[],"adjclose":null}"#, #""timestamp":null,"indicators":null"#,
        ])
    func noData(rest: String) throws {
        let chart = try YahooSample.read(YahooSample.chart(YahooSample.fund, rest))
        #expect(chart.errors == [] && chart.rows.isEmpty)
        #expect(chart.history(.adjusted, now: YahooSample.now)?.closed.isEmpty == true)
        #expect(chart.intraday() == nil && chart.quote(for: "ABC", now: YahooSample.now) == nil)
    }

    @Test("closes without times are an error and yield no sessions; the price next to them counts")
    func noTimes() throws {
        let meta = YahooSample.fund + #","regularMarketPrice":75.09,"regularMarketTime":1710270000"#
        let rest = #""indicators":{"quote":[{"close":[75.0875015258789],"volume":[5]}]}"#
        let chart = try YahooSample.read(YahooSample.chart(meta, rest))
        #expect(chart.rows.isEmpty)
        #expect(chart.errors.map(\.description) == ["yahoo ABC: expected 1 times, one a close, found “0”"])
        #expect(chart.quote(for: "ABC", now: YahooSample.now)?.last == Price(units: 7509, decimals: 2))
    }

    @Test("prices at or below zero and highs below lows are ignored and reported")
    func badPrices() throws {
        let rest = #"""
            "timestamp":[1709821800,1709908200,1710163800],"indicators":{"quote":[{"open":[-1,5,null],
            "high":[4,6,7],"low":[5,4,0],"close":[4.5,0,6]}]}
            """#
        let chart = try YahooSample.read(YahooSample.chart(YahooSample.fund, rest))
        #expect(chart.rows.map(\.close) == [4.5, 6])
        #expect(chart.rows.first?.open == nil && chart.rows.first?.high == nil && chart.rows.first?.low == nil)
        #expect(chart.rows.last?.high == 7 && chart.rows.last?.low == nil)
        #expect(chart.errors.map(\.found) == ["2 others"])
    }

    @Test("a bar on a holiday or at a weekend is not a New York session")
    func holiday() throws {
        let rest = #"""
            "timestamp":[1711632600,1711719000,1711805400,1711978200],"indicators":{"quote":[{"close":[1,1,1,2]}]}
            """#
        let chart = try YahooSample.read(YahooSample.chart(YahooSample.fund, rest))
        let later = Timestamp(milliseconds: 1_712_100_000_000)
        #expect(chart.history(.price, now: later)?.closed.days == ["2024-03-28", "2024-04-01"])
    }

    @Test("sessions that begin at midnight in London are dated correctly in winter and in summer")
    func midnight() throws {
        let meta = #"""
            "symbol":"EURUSD=X","instrumentType":"CURRENCY","gmtoffset":0,"exchangeTimezoneName":"Europe/London",
            "priceHint":4,"regularMarketTime":1740052002,
            "currentTradingPeriod":{"regular":{"start":1740009600,"end":1740095940}},"dataGranularity":"1d"
            """#
        // 3 January 2020 00:00 in London, and 1 July 2020 00:00, which is 30 June 23:00 UTC.
        let rest = #"""
            "timestamp":[1578009600,1593558000],"indicators":{"quote":[{"close":[1.1171437501907349,1.1234999895095825]}]}
            """#
        let chart = try YahooSample.read(YahooSample.chart(meta, rest))
        let history = try #require(chart.history(.price, now: Timestamp(milliseconds: 1_740_052_002_000)))
        #expect(history.closed.days == ["2020-01-03", "2020-07-01"])
        #expect(history.closed[1].close == 1.1235)
    }

    @Test("sessions of a German share are dated by Berlin time, whatever the season of the response")
    func berlin() throws {
        let meta = #"""
            "symbol":"XYZ.DE","instrumentType":"EQUITY","gmtoffset":3600,"exchangeTimezoneName":"Europe/Berlin",
            "regularMarketPrice":38.9,"regularMarketTime":1740049420,"priceHint":2,
            "currentTradingPeriod":{"regular":{"start":1740038400,"end":1740069000}},"shortName":"XYZ AG         I"
            """#
        let rest = #"""
            "timestamp":[1691132400,1691391600,1740038400],"indicators":{"quote":[{"close":[34.45000076293945,34,38.9]}],
            "adjclose":[{"adjclose":[32.63249588012695,32.2,38.9]}]}
            """#
        let chart = try YahooSample.read(YahooSample.chart(meta, rest))
        let history = try #require(chart.history(.adjusted, now: Timestamp(milliseconds: 1_740_050_000_000)))
        #expect(history.closed.days == ["2023-08-04", "2023-08-07"])
        #expect(history.running?.day == day("2025-02-20"))
        #expect(history.closed[0].close == 32.632496)
        #expect(
            chart.quote(for: "XYZ.DE", now: Timestamp(milliseconds: 1_740_050_000_000))?.session == day("2025-02-20"))
        #expect(chart.instrument("XYZ.DE", group: "watch").name == "XYZ AG I")
    }

    @Test("the day of a cryptocurrency ends at midnight UTC")
    func crypto() throws {
        let meta =
            #""instrumentType":"CRYPTOCURRENCY","gmtoffset":0,"exchangeTimezoneName":"UTC","regularMarketTime":1736509140"#
        let rest = #""timestamp":[1736380800,1736467200],"indicators":{"quote":[{"close":[92484.0,94745.078125]}]}"#
        let chart = try YahooSample.read(YahooSample.chart(meta, rest))
        let history = try #require(chart.history(.price, now: Timestamp(milliseconds: 1_736_509_200_000)))
        #expect(history.closed.days == ["2025-01-09"] && history.running?.day == day("2025-01-10"))
        #expect(history.running?.close == 94745.08)
    }

    private func day(_ text: String) -> Day { Day(text) ?? Day(number: 0) }
}

extension Series {
    /// The dates of its sessions as text.
    var days: [String] { (0..<count).map { day($0).description } }
}
