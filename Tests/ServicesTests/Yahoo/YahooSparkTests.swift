import Model
import Testing

@testable import Formats
@testable import Networking
@testable import Services

struct YahooSparkTests {
    static let older = #"""
        {"spark":{"result":[
        {"symbol":"ABC","response":[{"meta":{"currency":"USD","symbol":"ABC","instrumentType":"EQUITY",
        "regularMarketTime":1710270000,"regularMarketPrice":389.1,"regularMarketVolume":27753671,
        "chartPreviousClose":381.7,"previousClose":381.7,"dataGranularity":"5m","range":"1d"},
        "timestamp":[1710250200,1710250500],"indicators":{"quote":[{"close":[388.5,389.1000061035156]}]}}]},
        {"symbol":"^RUT","response":[{"meta":{"symbol":"^RUT","instrumentType":"INDEX","priceHint":2,
        "regularMarketTime":1710270000,"regularMarketPrice":2065.48,"chartPreviousClose":2066.1,"range":"1d"}}]},
        {"symbol":"BAD","response":[]},
        {"symbol":"WORSE","response":[{"meta":{"regularMarketPrice":"n/a","regularMarketTime":1710270000}}]}
        ],"error":null}}
        """#

    static let newer = #"""
        {"ABC":{"symbol":"ABC","timestamp":[1710248400,1710250200,1710250500,1710275400],"close":[380,388.5,389.1,391],
        "previousClose":381.7,"chartPreviousClose":381.7,"end":null,"dataGranularity":300},
        "^RUT":{"symbol":"^RUT","timestamp":[1710250200],"close":[null],"previousClose":null,"chartPreviousClose":2066.1},
        "BAD":null}
        """#

    @Test("each instrument in the older format has its price; a bad one does not affect the others")
    func olderShape() throws {
        let spark = try YahooSpark(Array(Self.older.utf8))
        #expect(spark.charts.map(\.name) == ["ABC", "^RUT", "WORSE"])
        let quote = Quote(
            "ABC", last: Price(units: 38_910, decimals: 2), session: Day("2024-03-12") ?? Day(number: 0),
            time: YahooSample.now, volume: 27_753_671)
        #expect(spark.charts[0].quote(for: "ABC", now: YahooSample.now) == quote)
        #expect(spark.charts[0].previousClose == 381.7)
        #expect(spark.charts[0].intraday()?.points.map(\.price) == [388.5, 389.1])
        #expect(spark.charts[1].quote(for: "RUT", now: YahooSample.now)?.last == Price(units: 206_548, decimals: 2))
        #expect(spark.charts[1].previousClose == 2066.1)
        #expect(spark.charts[2].quote(for: "WORSE", now: YahooSample.now) == nil)
        #expect(
            spark.errors.map(\.description) == [
                "yahoo, spark.result[3].response[0].meta.regularMarketPrice: expected a number, found “n/a”",
                "yahoo BAD: expected a price, found nothing",
            ])
    }

    @Test("in the newer format the last price within trading hours counts")
    func newerShape() throws {
        let spark = try YahooSpark(Array(Self.newer.utf8))
        #expect(spark.charts.map(\.name) == ["ABC", "^RUT"])
        let quote = try #require(spark.charts[0].quote(for: "ABC", now: YahooSample.evening))
        #expect(quote.last == Price(units: 38_910, decimals: 2) && quote.session == Day("2024-03-12"))
        #expect(quote.time.milliseconds == 1_710_250_500_000 && quote.volume == nil)
        #expect(spark.charts[0].previousClose == 381.7)
        #expect(spark.charts[1].quote(for: "RUT", now: YahooSample.evening) == nil)
        #expect(spark.errors == [])
    }

    @Test("a response without instruments is empty")
    func unknown() throws {
        #expect(try YahooSpark(Array(#"{"spark":{"result":[],"error":null}}"#.utf8)).charts.isEmpty)
        #expect(try YahooSpark(Array("{}".utf8)).charts.isEmpty)
    }

    @Test(
        "an error that Yahoo reports has its kind, with any status",
        arguments: [
            (
                #"{"spark":{"result":null,"error":{"code":"Bad Request","description":"Too many symbols"}}}"#,
                SourceError.Kind.notAcceptable
            ),
            (
                #"{"finance":{"result":null,"error":{"code":"Unauthorized","description":"Invalid Crumb"}}}"#,
                .unauthorised
            ),
            (#"{"spark":{"result":null,"error":{"code":"Too Many Requests"}}}"#, .tooManyRequests),
            (#"{"chart":{"result":null,"error":{"code":"Not Found"}}}"#, .notFound),
            ("Edge: Too Many Requests", .wrongContent), ("<html>", .wrongContent), ("[]", .wrongContent),
        ])
    func errors(text: String, kind: SourceError.Kind) {
        #expect { try YahooSpark(Array(text.utf8)) } throws: { ($0 as? SourceError)?.kind == kind }
    }

    @Test(
        "an error of a chart names the missing instrument",
        arguments: [
            (
                #"{"chart":{"result":null,"error":{"code":"Not Found","description":"No data found, symbol may be delisted"}}}"#,
                SourceError.Kind.notFound, "Not Found: No data found, symbol may be delisted"
            ),
            (
                #"{"chart":{"result":null,"error":{"code":"Unprocessable Entity","description":"1m data not available"}}}"#,
                .notAcceptable, "Unprocessable Entity: 1m data not available"
            ),
            (#"{"chart":{"result":[],"error":null}}"#, .wrongContent, "yahoo: expected a chart of ABC, found nothing"),
            (#"{"chart":{"result":null,"error":{"code":503}}}"#, .notAcceptable, "503"),
            ("{}", .wrongContent, "yahoo: expected a chart of ABC, found nothing"),
        ])
    func chartErrors(text: String, kind: SourceError.Kind, reason: String) {
        #expect { try YahooSample.read(text) } throws: { error in
            guard let failure = error as? SourceError else { return false }
            return failure.kind == kind && failure.reason == reason
        }
    }

    @Test(
        "instruments have Yahoo's names",
        arguments: [
            ("RUT", "^RUT"), ("SPX", "^GSPC"), ("IWM", "IWM"), ("BRK.B", "BRK-B"), ("BF.A", "BF-A"), ("VOD.L", "VOD.L"),
            ("7203.T", "7203.T"), ("EURUSD=X", "EURUSD=X"), ("BTC-USD", "BTC-USD"),
        ] as [(Symbol, String)])
    func names(symbol: Symbol, name: String) {
        let symbols = YahooSymbols(SourcesConfiguration.standard.yahoo.symbols)
        #expect(symbols.name(of: symbol) == name)
    }

    @Test("a response cut off anywhere is an error and never an invented price")
    func truncated() throws {
        for text in [Self.older, Self.newer, YahooSample.daily].map({ $0.trimmingLineEnds }) {
            let bytes = Array(text.utf8)
            for length in 0..<bytes.count {
                let part = Array(bytes.prefix(length))
                #expect(throws: SourceError.self) { try YahooSpark(part) }
                #expect(throws: SourceError.self) { try YahooChart(part, name: "ABC") }
            }
        }
    }

    @Test("with any byte changed a response is read or rejected, and no price is zero")
    func flipped() throws {
        let bytes = Array(Self.older.utf8)
        for index in bytes.indices {
            for byte in [0, 0x22, 0x2C, 0x30, 0x5D, 0x7D, 0xFF] as [UInt8] {
                var changed = bytes
                changed[index] = byte
                guard let spark = try? YahooSpark(changed) else { continue }
                for chart in spark.charts {
                    if let quote = chart.quote(for: "ABC", now: YahooSample.now) { #expect(quote.last.value > 0) }
                    #expect(chart.intraday()?.points.allSatisfy { $0.price > 0 } ?? true)
                }
            }
        }
    }
}

extension String {
    fileprivate var trimmingLineEnds: String { String(reversed().drop(while: \.isNewline).reversed()) }
}
