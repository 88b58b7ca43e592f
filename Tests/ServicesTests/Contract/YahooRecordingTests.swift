import Foundation
import Model
import TestSupport
import Testing

@testable import Formats
@testable import Services

/// Recordings of Yahoo's charts, compared with a plain reading of the same bytes.
@Suite("Recordings of Yahoo", .enabled(if: Recordings.areAvailable))
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

    /// The indices of the bars that have a close.
    private func indices(_ plain: PlainJSON) -> [Int] {
        let closes = plain["indicators"]["quote"][0]["close"]
        return plain["timestamp"].elements.indices.filter { closes[$0].number != nil }
    }

    @Test("each bar has the time and the numbers at its index; bars without a close are left out", arguments: charts)
    func bars(name: String) throws {
        let (chart, plain) = try read(name)
        let columns = plain["indicators"]["quote"][0], adjusted = plain["indicators"]["adjclose"][0]["adjclose"]
        let indices = indices(plain)
        try #require(chart.rows.count == indices.count)
        for (row, index) in zip(chart.rows, indices) {
            func number(_ column: String) -> Double? { PlainDecimal.number(columns[column][index].number) }
            #expect(row.time.milliseconds == plain["timestamp"][index].integer.map { $0 * 1000 })
            #expect(row.open == number("open") && row.high == number("high") && row.low == number("low"))
            #expect(row.close == number("close") && row.volume == columns["volume"][index].number)
            #expect(row.adjusted == PlainDecimal.number(adjusted[index].number))
        }
        // Closes without times are of no use, and are reported.
        let (times, closes) = (plain["timestamp"].elements.count, columns["close"].elements.count)
        let error = FeedError("yahoo ABC", expected: "\(closes) times, one a close", found: "\(times)")
        #expect(chart.errors == (times == closes ? [] : [error]))
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
        let indices = indices(plain)
        let days = try indices.map { index in
            let seconds = try #require(plain["timestamp"][index].integer)
            return PlainDate.text(Timestamp(milliseconds: seconds * 1000), in: zone)
        }
        let columns = plain["indicators"]["quote"][0], adjusted = plain["indicators"]["adjclose"][0]["adjclose"]
        let traded = try #require(chart.history(.price, now: Self.now))
        #expect(traded.closed.bars.map(\.day.description) == days && traded.running == nil)
        #expect(traded.closed.bars.map(\.close) == indices.map { PlainDecimal.number(columns["close"][$0].number) })
        let bars = try #require(chart.history(.adjusted, now: Self.now)).closed.bars
        #expect(bars.map(\.day.description) == days)
        #expect(bars.map(\.close) == indices.map { PlainDecimal.number(adjusted[$0].number) })
        for (bar, index) in zip(bars, indices) {
            let open = try #require(bar.open), rawOpen = try #require(columns["open"][index].number)
            let close = try #require(columns["close"][index].number)
            #expect(abs(open / bar.close / (rawOpen / close) - 1) < 1e-6)
        }
    }

    @Test("the newest price has the digits, the time and the session of its chart", arguments: charts)
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
        let found = try #require(quote), digits = Int(meta["priceHint"].integer ?? 2)
        #expect(PlainDecimal.exact(found.last) == PlainDecimal.rounded(price, to: digits))
        #expect(Int(found.last.decimals) == digits)
        #expect(found.time.milliseconds == meta["regularMarketTime"].integer.map { $0 * 1000 })
        #expect(found.session.description == PlainDate.text(found.time, in: zone ?? "America/New_York"))
        #expect(found.volume == meta["regularMarketVolume"].number.flatMap { $0 > 0 ? $0 : nil })
    }

    @Test("an instrument is described by its chart", arguments: charts)
    func instruments(name: String) throws {
        let (chart, plain) = try read(name)
        let kinds: [String: Instrument.Kind] = [
            "EQUITY": .share, "ETF": .etf, "MUTUALFUND": .etf, "CURRENCY": .index,
        ]
        let instrument = chart.instrument("ABC", group: "watch")
        #expect(instrument.name == plain["meta"]["longName"].text ?? "ABC")
        #expect(instrument.kind == plain["meta"]["instrumentType"].text.flatMap { kinds[$0] })
    }

    @Test("each instrument of a spark has its own price, also if its bars are cut away")
    func spark() throws {
        let bytes = try Recordings.bytes("yahoo/spark-v7-MSFT-AAPL-2026-07-27.trimmed.json")
        let spark = try YahooSpark(bytes), plain = try PlainJSON(bytes)["spark"]["result"].elements
        #expect(spark.errors == [] && spark.charts.map(\.name) == plain.map { $0["symbol"].text })
        for (chart, plain) in zip(spark.charts, plain) {
            try check(chart, plain["response"][0]["meta"], zone: nil)
            #expect(chart.rows.isEmpty && chart.intraday() == nil)
        }
    }
}

extension Series {
    fileprivate var bars: [Bar] { (0..<count).map { self[$0] } }
}
