import Model
import TestSupport
import Testing

@testable import Networking
@testable import Services

/// Recordings of Yahoo's error responses.
@Suite("Recordings of Yahoo’s refusals", .enabled(if: Recordings.areAvailable))
struct YahooRefusalRecordingTests {
    @Test(
        "an error of Yahoo has its kind and its message, by its status and with status 200 too",
        arguments: [
            ("error-chart-404", 404, .notFound), ("error-quote-401-invalid-crumb", 401, .unauthorised),
        ] as [(String, Int, SourceError.Kind)])
    func errors(name: String, status: Int, kind: SourceError.Kind) throws {
        let bytes = try Recordings.bytes("yahoo/\(name).json"), plain = try PlainJSON(bytes)
        let error = (plain.members.values.first ?? plain)["error"]
        let (code, message) = (try #require(error["code"].text), try #require(error["description"].text))
        #expect(ResponseCheck.error(in: bytes, as: .json) == nil)
        let stated = SourceError(kind, "\(code): \(message)")
        #expect(throws: stated) { try YahooChart(bytes, name: "ABC") }
        #expect(throws: stated) { try YahooSpark(bytes) }
        let refused = SourceError(Refusal(status: status, fields: [:], body: bytes, now: YahooSample.now))
        let start = "\(status) \(code): \(message)".prefix(90)
        #expect(refused.kind == kind && refused.reason.hasPrefix(start))
    }

    @Test("text about too many requests has that kind, with any status", arguments: ["edge", "getcrumb"])
    func tooMany(name: String) throws {
        let bytes = try Recordings.bytes("yahoo/error-429-\(name).txt")
        for content in [HTTPRequest.Content.json, .csv, .xml, .text] {
            #expect(ResponseCheck.error(in: bytes, as: content)?.kind == .tooManyRequests)
        }
        let refused = SourceError(Refusal(status: 429, fields: [:], body: bytes, now: YahooSample.now))
        #expect(refused.kind == .tooManyRequests)
        #expect { try YahooChart(bytes, name: "ABC") } throws: { ($0 as? SourceError)?.kind == .wrongContent }
    }

    @Test(
        "the response to another kind of request is not a chart, and has no price",
        arguments: [
            "quote-AAPL-BABA.body", "quote-BTC-USD.body", "quote-QQQ.body", "scheb-nullQuote", "search-AAPL.body",
            "quoteSummary-all-QQQ.body", "quoteSummary-secFilings-QQQ.body", "trendingSymbols-US.body",
        ])
    func others(name: String) throws {
        let bytes = try Recordings.bytes("yahoo/\(name).json")
        #expect(ResponseCheck.error(in: bytes, as: .json) == nil)
        #expect { try YahooChart(bytes, name: "ABC") } throws: { ($0 as? SourceError)?.kind == .wrongContent }
        let charts = (try? YahooSpark(bytes))?.charts ?? []
        #expect(charts.allSatisfy { $0.rows.isEmpty && $0.quote(for: "ABC", now: YahooSample.now) == nil })
    }
}
