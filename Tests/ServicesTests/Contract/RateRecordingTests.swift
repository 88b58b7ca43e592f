import Foundation
import Model
import TestSupport
import Testing

@testable import Formats
@testable import Networking
@testable import Playback
@testable import Services

/// Recordings of the Treasury and of FRED, compared with a plain reading of the same lines.
@Suite("Recordings of rates", .enabled(if: Recordings.areAvailable))
struct RateRecordingTests {
    /// The fields of each line of a table without commas inside fields.
    private func lines(_ name: String) throws -> [[String]] {
        try Recordings.text(name).split(whereSeparator: \.isNewline).map { line in
            line.split(separator: ",", omittingEmptySubsequences: false).map { String($0).replacing("\"", with: "") }
        }
    }

    @Test("each yield of the Treasury's table is the one in its row and column")
    func treasuryTable() throws {
        let name = "treasury/daily-treasury-rates-2023.csv"
        let parsed = try TreasuryTable.read(Recordings.bytes(name)), rows = try lines(name)
        #expect(parsed.errors == [] && parsed.content.count == rows.count - 1)
        let columns: [(String, Tenor)] = [
            ("1 Mo", .oneMonth), ("3 Mo", .threeMonths), ("6 Mo", .sixMonths), ("1 Yr", .oneYear), ("2 Yr", .twoYears),
            ("3 Yr", .threeYears), ("5 Yr", .fiveYears), ("7 Yr", .sevenYears), ("10 Yr", .tenYears),
            ("20 Yr", .twentyYears), ("30 Yr", .thirtyYears),
        ]
        for (row, curve) in zip(rows.dropFirst().reversed(), parsed.content) {
            let date = row[0].split(separator: "/")
            #expect(curve.day.description == "\(date[2])-\(date[0])-\(date[1])")
            for (column, tenor) in columns {
                let index = try #require(rows[0].firstIndex(of: column))
                #expect(curve.percent[tenor] == Double(row[index]))
            }
        }
    }

    @Test("each day of the Treasury's feed has the yields of its elements")
    func treasuryFeed() throws {
        let name = "treasury/daily_treasury_yield_curve-2022.xml"
        let parsed = try TreasuryDocument.read(Recordings.bytes(name))
        let text = try Recordings.text(name)
        func values(_ element: String) -> [String] {
            text.components(separatedBy: "<d:\(element) ").dropFirst().map { part in
                String(part.drop { $0 != ">" }.dropFirst().prefix { $0 != "<" })
            }
        }
        #expect(parsed.errors == [])
        #expect(parsed.content.map(\.day.description) == values("NEW_DATE").map { String($0.prefix(10)) })
        #expect(parsed.content.map { $0.percent[.tenYears] } == values("BC_10YEAR").map { Double($0) })
        #expect(parsed.content.map { $0.percent[.thirtyYears] } == values("BC_30YEAR").map { Double($0) })
        #expect(parsed.content.map { $0.percent[.oneMonth] } == values("BC_1MONTH").map { Double($0) })
    }

    @Test(
        "each value of FRED's tables is the one of its day, under either header",
        arguments: [
            ("fredgraph-FEDFUNDS-MORTGAGE30US-2025", "FEDFUNDS"),
            ("fredgraph-FEDFUNDS-MORTGAGE30US-2025", "MORTGAGE30US"),
            ("fredgraph-old-header-DATE-2024", "BAMLC0A0CMEY"), ("fredgraph-old-header-DATE-2024", "BAMLC0A0CM"),
        ])
    func fred(file: String, series: String) throws {
        let name = "fred/\(file).csv"
        let parsed = try FREDTable.read(Recordings.bytes(name), series: series, source: series), rows = try lines(name)
        let index = try #require(rows[0].firstIndex(of: series))
        let expected = rows.dropFirst().compactMap { row in Double(row[index]).map { "\(row[0]) \($0)" } }
        #expect(parsed.errors == [])
        #expect(parsed.content.map { "\($0.day) \($0.percent)" } == expected)
    }

    @Test("a FRED error response is not a table, and states the reason", arguments: ["bad-key", "unknown-series"])
    func refusals(name: String) throws {
        let bytes = try Recordings.bytes("fred/error-\(name)-http400.json"), plain = try PlainJSON(bytes)
        #expect(ResponseCheck.error(in: bytes, as: .csv)?.kind == .wrongContent)
        #expect(throws: FeedError.self) { try FREDTable.read(bytes, series: "DGS10") }
        let refused = SourceError(Refusal(status: 400, fields: [:], body: bytes, now: YahooSample.now))
        let message = try #require(plain["error_message"].text).replacing("  ", with: " ")
        #expect(refused.kind == .notAcceptable)
        #expect("400 Bad Request: \(message)".hasPrefix(refused.reason.replacing("…", with: "")), "\(refused.reason)")
    }
}
