import Model
import Testing

@testable import Formats
@testable import Networking
@testable import Services

/// Prices of 12 March 2024 before the opening, in the session and after the close.
struct YahooExtendedHoursTests {
    /// 04:00, 09:25, 09:30, 15:55, 16:00, 16:05 and 19:59:30 in New York, the last as the live price.
    private static let rest = #"""
        "timestamp":[1710230400,1710249900,1710250200,1710273300,1710273600,1710273900,1710287970],
        "indicators":{"quote":[{"close":[99,100,101,103,104,105,106]}]}
        """#
    /// The price at 16:00, as the chart states it.
    private static let closed =
        YahooSample.fund + #","regularMarketPrice":103.5,"regularMarketTime":1710273600,"regularMarketVolume":900"#

    /// The stated hours: before the opening, in the session and after the close, in seconds since 1970.
    private static func hours(_ pre: Int, _ post: Int) -> String {
        #","currentTradingPeriod":{"pre":{"start":\#(pre),"end":1710250200},"#
            + #""regular":{"start":1710250200,"end":1710273600},"post":{"start":1710273600,"end":\#(post)}}"#
    }

    private func chart(_ meta: String, _ rest: String = rest) throws -> YahooChart {
        try YahooSample.read(YahooSample.chart(meta + #","dataGranularity":"5m","range":"1d""#, rest))
    }

    @Test(
        "prices before the opening and after the close are apart from those of the session, which ends with its close",
        arguments: ["", hours(1_710_230_400, 1_710_288_000)])
    func parts(hours: String) throws {
        let intraday = try #require(chart(Self.closed + hours).intraday())
        #expect(intraday.session == Day("2024-03-12"))
        #expect(intraday.points.map(\.price) == [101, 103, 103.5])
        #expect(intraday.points.last?.time.milliseconds == 1_710_273_600_000)
        #expect(intraday.extended.map(\.price) == [99, 100, 104, 105, 106])
        #expect(intraday.newest?.price == 106)
    }

    @Test("the quote is that of the session, also where no price is stated")
    func quote() throws {
        let quote = try #require(chart(Self.closed).quote(for: "ABC", now: YahooSample.evening))
        #expect(quote.last.value == 103.5 && quote.volume == 900 && quote.time.milliseconds == 1_710_273_600_000)
        #expect(try chart(YahooSample.fund).quote(for: "ABC", now: YahooSample.evening)?.last.value == 103)
    }

    @Test("what is outside of the stated hours is left out")
    func stated() throws {
        // From 07:00 to 17:00.
        let chart = try chart(Self.closed + Self.hours(1_710_241_200, 1_710_277_200))
        #expect(chart.intraday()?.extended.map(\.price) == [100, 104, 105])
    }

    @Test("before the opening the day has no price of its session, and the quote is that of the session before")
    func early() throws {
        let meta = YahooSample.fund + #","regularMarketPrice":98,"regularMarketTime":1710187200"#
        let chart = try chart(
            meta, #""timestamp":[1710230400,1710244800],"indicators":{"quote":[{"close":[99,99.5]}]}"#)
        let intraday = try #require(chart.intraday())
        #expect(intraday.session == Day("2024-03-12") && intraday.points.isEmpty)
        #expect(intraday.extended.map(\.price) == [99, 99.5] && intraday.newest?.price == 99.5)
        let morning = Timestamp(milliseconds: 1_710_245_000_000)
        #expect(chart.quote(for: "ABC", now: morning)?.session == Day("2024-03-11"))
    }

    @Test("hours that are stated for another day bound a foreign share at the same times of day")
    func foreign() throws {
        // Toronto, 11 March at 09:00, 09:30 and 17:00; stated is 12 March from 09:30 to 16:00.
        let meta = #"""
            "symbol":"ABC.TO","instrumentType":"EQUITY","gmtoffset":-14400,"exchangeTimezoneName":"America/Toronto"
            """# + Self.hours(1_710_241_200, 1_710_288_000)
        let rest =
            #""timestamp":[1710162000,1710163800,1710190800],"indicators":{"quote":[{"close":[9,10,11]}]}"#
        #expect(try chart(meta, rest).intraday()?.points.map(\.price) == [10])
    }
}
