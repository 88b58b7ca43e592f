import Foundation
import Model
import Testing

@testable import Feeds

/// Recordings of Yahoo's charts, against a plain reading of the same bytes.
@Suite("Recordings of Yahoo", .enabled(if: Recordings.areThere))
struct YahooRecordingTests {
    static let charts = [
        "chart-AAPL-2020-08-31-to-2020-11-07.body", "chart-EURUSD=X-2020-01-01-to-2020-01-03.body",
        "chart-AAPL-2025-02-01-to-2025-02-02-includePrePost-false-interval-1m.body",
        "chart-QQQ-2020-01-01-to-2020-01-03.body", "chart-WSU.DE-2023-08-04-to-2023-08-09.body",
        "chart-notimestamp-quotes-length.fake.body",
        "historical-via-chart-MSFT-dividends-2021-02-01-to-2022-01-31.body",
        "bradjacobs-aapl_chart_5d_no_ts", "bradjacobs-aapl_chart_no_results", "scheb-chart-noData",
    ]

    /// After all of them.
    private static let now = Timestamp(Fixture.day("2026-12-01"), hour: 18, minute: 0)

    private func read(_ name: String) throws -> (chart: YahooChart, plain: PlainJSON) {
        let bytes = try Recordings.bytes("yahoo/\(name).json")
        return (try YahooChart(bytes, name: "ABC"), try PlainJSON(bytes)["chart"]["result"][0])
    }

    /// The places of the bars that have a close.
    private func places(_ plain: PlainJSON) -> [Int] {
        let closes = plain["indicators"]["quote"][0]["close"]
        return plain["timestamp"].elements.indices.filter { closes[$0].number != nil }
    }

    @Test("each bar has the time and the numbers of its place; those without a close are left out", arguments: charts)
    func bars(name: String) throws {
        let (chart, plain) = try read(name)
        let columns = plain["indicators"]["quote"][0], adjusted = plain["indicators"]["adjclose"][0]["adjclose"]
        let places = places(plain)
        try #require(chart.rows.count == places.count)
        for (row, place) in zip(chart.rows, places) {
            func number(_ column: String) -> Double? { PlainDecimal.number(columns[column][place].number) }
            #expect(row.time.milliseconds == plain["timestamp"][place].whole.map { $0 * 1000 })
            #expect(row.open == number("open") && row.high == number("high") && row.low == number("low"))
            #expect(row.close == number("close") && row.volume == columns["volume"][place].number)
            #expect(row.adjusted == PlainDecimal.number(adjusted[place].number))
        }
        // Closes without times are of no use, and told.
        let (times, closes) = (plain["timestamp"].elements.count, columns["close"].elements.count)
        let fault = FeedError("yahoo ABC", expected: "\(closes) times, one a close", found: "\(times)")
        #expect(chart.faults == (times == closes ? [] : [fault]))
        #expect(chart.isAdjusted == !adjusted.elements.isEmpty)
    }

    @Test("each session has its exchange's date, as traded and adjusted", arguments: charts)
    func sessions(name: String) throws {
        let (chart, plain) = try read(name)
        guard plain["meta"]["dataGranularity"].text == "1d" else {
            #expect(chart.history(.price, now: Self.now) == nil)
            return
        }
        let zone = try #require(plain["meta"]["exchangeTimezoneName"].text)
        let places = places(plain)
        let days = try places.map { place in
            let seconds = try #require(plain["timestamp"][place].whole)
            return PlainDate.text(Timestamp(milliseconds: seconds * 1000), in: zone)
        }
        let columns = plain["indicators"]["quote"][0], adjusted = plain["indicators"]["adjclose"][0]["adjclose"]
        let traded = try #require(chart.history(.price, now: Self.now))
        #expect(traded.closed.bars.map(\.day.description) == days && traded.running == nil)
        #expect(traded.closed.bars.map(\.close) == places.map { PlainDecimal.number(columns["close"][$0].number) })
        let bars = try #require(chart.history(.adjusted, now: Self.now)).closed.bars
        #expect(bars.map(\.day.description) == days)
        #expect(bars.map(\.close) == places.map { PlainDecimal.number(adjusted[$0].number) })
        for (bar, place) in zip(bars, places) {
            let open = try #require(bar.open), rawOpen = try #require(columns["open"][place].number)
            let close = try #require(columns["close"][place].number)
            #expect(abs(open / bar.close / (rawOpen / close) - 1) < 1e-6)
        }
    }

    @Test("the newest price has the digits, the time and the session that are said of it", arguments: charts)
    func quotes(name: String) throws {
        let (chart, plain) = try read(name)
        try check(chart, plain["meta"], zone: plain["meta"]["exchangeTimezoneName"].text)
    }

    private func check(_ chart: YahooChart, _ meta: PlainJSON, zone: String?) throws {
        let quote = chart.quote(for: "ABC", now: Self.now)
        #expect(chart.previousClose == meta["previousClose"].number)
        guard let price = meta["regularMarketPrice"].number else {
            #expect(quote == nil)
            return
        }
        let found = try #require(quote), digits = Int(meta["priceHint"].whole ?? 2)
        #expect(PlainDecimal.exact(found.last) == PlainDecimal.rounded(price, to: digits))
        #expect(Int(found.last.decimals) == digits)
        #expect(found.time.milliseconds == meta["regularMarketTime"].whole.map { $0 * 1000 })
        #expect(found.session.description == PlainDate.text(found.time, in: zone ?? "America/New_York"))
        #expect(found.volume == meta["regularMarketVolume"].number.flatMap { $0 > 0 ? $0 : nil })
    }

    @Test("an instrument is what its chart says of it", arguments: charts)
    func instruments(name: String) throws {
        let (chart, plain) = try read(name)
        let kinds: [String: Instrument.Kind] = [
            "EQUITY": .share, "ETF": .etf, "MUTUALFUND": .etf, "CURRENCY": .index,
        ]
        let instrument = chart.instrument("ABC", group: "watch")
        #expect(instrument.name == plain["meta"]["longName"].text ?? "ABC")
        #expect(instrument.kind == plain["meta"]["instrumentType"].text.flatMap { kinds[$0] })
    }

    @Test("each instrument of a spark has its own price, also where its bars are cut away")
    func spark() throws {
        let bytes = try Recordings.bytes("yahoo/spark-v7-MSFT-AAPL-2026-07-27.trimmed.json")
        let spark = try YahooSpark(bytes), plain = try PlainJSON(bytes)["spark"]["result"].elements
        #expect(spark.faults == [] && spark.charts.map(\.name) == plain.map { $0["symbol"].text })
        for (chart, plain) in zip(spark.charts, plain) {
            try check(chart, plain["response"][0]["meta"], zone: nil)
            #expect(chart.rows.isEmpty && chart.intraday() == nil)
        }
    }
}

extension Series {
    fileprivate var bars: [Bar] { (0..<count).map { self[$0] } }
}
