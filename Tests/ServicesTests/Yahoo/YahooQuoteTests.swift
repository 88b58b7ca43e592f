import Model
import Testing

@testable import Formats
@testable import Services

struct YahooQuoteTests {
    @Test(
        "a price belongs to the session in which it was made",
        arguments: [
            // 2024-03-12 15:00, 16:00:01 and Friday's close repeated on Saturday.
            (1_710_270_000, "2024-03-12"), (1_710_273_601, "2024-03-12"), (1_710_532_801, "2024-03-15"),
            (1_710_600_000, "2024-03-15"),
            // Prices of Good Friday and of a Monday morning belong to the session before.
            (1_711_720_000, "2024-03-28"), (1_710_760_000, "2024-03-15"),
        ])
    func session(seconds: Int, session: String) throws {
        let meta = YahooSample.fund + #","regularMarketPrice":10.5,"regularMarketTime":\#(seconds)"#
        let chart = try YahooSample.read(YahooSample.chart(meta))
        let quote = try #require(chart.quote(for: "ABC", now: Timestamp(milliseconds: 1_720_000_000_000)))
        #expect(quote.session.description == session)
        #expect(quote.time.milliseconds == Int64(seconds) * 1000)
    }

    @Test("an index may have a price of the day before the opening")
    func index() throws {
        let meta = #"""
            "symbol":"^VIX","instrumentType":"INDEX","exchangeTimezoneName":"America/Chicago","gmtoffset":-18000,
            "priceHint":2,"regularMarketPrice":14.6,"regularMarketTime":1710763200
            """#
        let quote = try YahooSample.read(YahooSample.chart(meta))
            .quote(for: "VIX", now: Timestamp(milliseconds: 1_720_000_000_000))
        #expect(quote?.session == Day("2024-03-18"))
    }

    @Test(
        "prices are rounded as their hint states, small ones to four digits",
        arguments: [
            ("244.87", 2, 24_487, 2), ("232.35000610351562", 2, 23_235, 2), ("314.7650146484375", 2, 31_477, 2),
            ("159.35499572753906", 4, 1_593_550, 4), ("0.03125", 2, 313, 4), ("42840.26171875", 2, 4_284_026, 2),
            ("745123.45", 2, 74_512_345, 2), ("12", 0, 12, 0), ("1.5", 99, 1_500_000, 6), ("1.5", -3, 2, 0),
            ("0.00001234", 2, 1234, 8), ("0.0045", 2, 4500, 6), ("0.00000045678", 2, 4568, 10),
            ("0.25", 8, 25_000_000, 8),
        ] as [(String, Int, Int64, Int)])
    func rounding(text: String, hint: Int, units: Int64, decimals: Int) throws {
        let value = try #require(Double(text))
        #expect(Price(yahoo: value, hint: hint) == Price(units: units, decimals: decimals))
    }

    @Test("impossible prices are nil", arguments: [0, -1, .nan, .infinity, 1e-30, 1e300])
    func noPrice(value: Double) { #expect(Price(yahoo: value, hint: 2) == nil) }

    @Test("a price that is null, in the future or without a time is left out")
    func missing() throws {
        for meta in [
            #""regularMarketPrice":null,"regularMarketTime":1710270000"#, #""regularMarketPrice":10"#,
            #""regularMarketPrice":10,"regularMarketTime":3600000000"#,
            // Eleven minutes in the future, and at ten the next morning.
            #""regularMarketPrice":10,"regularMarketTime":1710270660"#,
            #""regularMarketPrice":10,"regularMarketTime":1710338400"#,
            #""regularMarketPrice":0,"regularMarketTime":1"#,
            #""regularMarketPrice":10,"regularMarketTime":1e40"#,
        ] {
            #expect(try YahooSample.read(YahooSample.chart(meta)).quote(for: "ABC", now: YahooSample.now) == nil)
        }
    }

    @Test("clocks may disagree by minutes, but no session begins before its day")
    func ahead() throws {
        let euro = #""symbol":"EURUSD=X","instrumentType":"CURRENCY","exchangeTimezoneName":"Europe/London""#
        func quote(_ seconds: Int, now: Int) throws -> Quote? {
            let meta = euro + #","regularMarketPrice":1.09,"regularMarketTime":\#(seconds)"#
            return try YahooSample.read(YahooSample.chart(meta))
                .quote(for: "EURUSD=X", now: Timestamp(milliseconds: Int64(now) * 1000))
        }
        // Noon in London, and midnight at the end of 12 March.
        #expect(try quote(1_710_244_800 + 300, now: 1_710_244_800)?.session == Day("2024-03-12"))
        #expect(try quote(1_710_288_060, now: 1_710_287_940) == nil)
        #expect(try quote(1_710_288_060, now: 1_710_288_000)?.session == Day("2024-03-13"))
    }

    @Test("a price may change its type to text without further loss")
    func otherType() throws {
        let meta = YahooSample.fund + #","regularMarketPrice":"10.5","regularMarketTime":"1710270000""#
        let chart = try YahooSample.read(YahooSample.chart(meta + #","regularMarketVolume":{"raw":1}"#))
        #expect(chart.quote(for: "ABC", now: YahooSample.now)?.last == Price(units: 1050, decimals: 2))
        #expect(chart.errors.map(\.source) == ["yahoo, chart.result[0].meta.regularMarketVolume"])
    }

    @Test(
        "the previous close of a chart counts only where the chart covers one day",
        arguments: [
            (#""chartPreviousClose":236,"previousClose":244.47,"range":"""#, 244.47),
            (#""chartPreviousClose":236,"range":"1d""#, 236), (#""chartPreviousClose":236,"range":"5d""#, nil),
            (#""chartPreviousClose":236"#, nil),
        ] as [(String, Double?)])
    func previousClose(meta: String, close: Double?) throws {
        #expect(try YahooSample.read(YahooSample.chart(meta)).previousClose == close)
    }

    @Test("an unknown instrument is described by its chart")
    func instrument() throws {
        let chart = try YahooSample.read(YahooSample.daily)
        let fund = Instrument("ABC", name: "Alpha Beta Fund", kind: .etf, group: "watch", basis: .adjusted)
        #expect(chart.instrument("ABC", group: "watch") == fund)
        let bare = try YahooSample.read(YahooSample.chart(#""currency":null,"longName":null"#))
        #expect(bare.instrument("X.Y", group: "watch").name == "X.Y")
        let pence = try YahooSample.read(
            YahooSample.chart(#""currency":"GBp","instrumentType":"EQUITY","longName":"Vo\u0007da\u202efone""#))
        #expect(pence.instrument("VOD.L", group: "watch").name == "Vodafone, in GBp")
        let kinds: [(String, Instrument.Kind, Instrument.Basis)] = [
            ("EQUITY", .share, .adjusted), ("ETF", .etf, .adjusted), ("MUTUALFUND", .fund, .adjusted),
            ("CURRENCY", .currency, .price), ("CRYPTOCURRENCY", .coin, .price), ("FUTURE", .future, .price),
            ("INDEX", .index, .price),
        ]
        for (type, kind, basis) in kinds {
            let read = try YahooSample.read(YahooSample.chart(#""instrumentType":"\#(type)""#)).instrument(
                "X", group: "g")
            #expect(read.kind == kind && read.basis == basis, "\(type)")
        }
        let index = try YahooSample.read(YahooSample.chart(#""instrumentType":"INDEX","shortName":"S&P 500""#))
        #expect(index.instrument("SPX", group: "watch").basis == .price)
    }

    @Test("intraday prices are those within the trading hours of the newest session")
    func intraday() throws {
        // 11 March 15:55; 12 March 09:00, 09:30, 09:35 without a trade, 16:00, 16:05.
        let rest = #"""
            "timestamp":[1710186900,1710248400,1710250200,1710250500,1710273600,1710273900],
            "indicators":{"quote":[{"close":[9,10,10.100000381469727,null,10.5,11]}]}
            """#
        let chart = try YahooSample.read(YahooSample.chart(YahooSample.fund + #","dataGranularity":"5m""#, rest))
        let intraday = try #require(chart.intraday())
        #expect(intraday.session == Day("2024-03-12") && intraday.offsetMinutes == -240)
        #expect(intraday.points.map(\.price) == [10.1] && intraday.extended.map(\.price) == [10, 10.5, 11])
        #expect(intraday.points.first?.time.milliseconds == 1_710_250_200_000)
        #expect(chart.history(.price, now: YahooSample.now) == nil)
    }

    @Test("a bar at the close belongs to after hours; of an index it is the closing price if no bar follows")
    func closingBar() throws {
        let index = YahooSample.fund.replacing("ETF", with: "INDEX")
        // 12 March 15:59, 16:00, 16:00:01 and 16:01.
        func closes(_ times: [Int], _ prices: [Double], _ meta: String = index) throws -> [Double] {
            let rest = #""timestamp":\#(times),"indicators":{"quote":[{"close":\#(prices)}]}"#
            let chart = try YahooSample.read(YahooSample.chart(meta + #","dataGranularity":"1m""#, rest))
            let points = chart.intraday()?.points.map(\.price) ?? []
            #expect(chart.quote(for: "ABC", now: YahooSample.evening)?.last.value == points.last)
            return points
        }
        #expect(try closes([1_710_273_540, 1_710_273_600], [10, 10.5], YahooSample.fund) == [10])
        #expect(try closes([1_710_273_540, 1_710_273_600], [10, 10.5]) == [10, 10.5])
        #expect(try closes([1_710_273_540, 1_710_273_600, 1_710_273_660], [10, 11, 12]) == [10])
        #expect(try closes([1_710_273_540, 1_710_273_601], [10, 11]) == [10])
    }
}
