import Foundation
import Model
import Testing

@testable import Feeds

/// Recordings of the services, where a folder of them is named, against a plain reading of the same lines. They are third
/// parties' and not part of this repository.
@Suite("Recordings", .enabled(if: ProcessInfo.processInfo.environment["BALLAST_RECORDINGS"] != nil))
struct RecordingTests {
    private let folder = (ProcessInfo.processInfo.environment["BALLAST_RECORDINGS"] ?? "") + "/"

    private func bytes(_ name: String) throws -> [UInt8] {
        Array(try Data(contentsOf: URL(fileURLWithPath: folder + name)))
    }

    /// The fields of the lines of a table in which no field holds a comma.
    private func lines(_ name: String) throws -> [[String]] {
        String(decoding: try bytes(name), as: UTF8.self).split(whereSeparator: \.isNewline).map { line in
            line.split(separator: ",", omittingEmptySubsequences: false).map { String($0).replacing("\"", with: "") }
        }
    }

    @Test("each yield of the Treasury's table is the one that stands in its row and column")
    func treasuryTable() throws {
        let name = "treasury/daily-treasury-rates-2023.csv"
        let parsed = try TreasuryTable.read(bytes(name)), rows = try lines(name)
        #expect(parsed.faults == [] && parsed.content.count == rows.count - 1)
        let columns: [(String, Tenor)] = [
            ("1 Mo", .oneMonth), ("3 Mo", .threeMonths), ("6 Mo", .sixMonths), ("1 Yr", .oneYear), ("2 Yr", .twoYears),
            ("3 Yr", .threeYears), ("5 Yr", .fiveYears), ("7 Yr", .sevenYears), ("10 Yr", .tenYears),
            ("20 Yr", .twentyYears), ("30 Yr", .thirtyYears),
        ]
        for (row, curve) in zip(rows.dropFirst().reversed(), parsed.content) {
            let date = row[0].split(separator: "/")
            #expect(curve.day.description == "\(date[2])-\(date[0])-\(date[1])")
            for (column, tenor) in columns {
                let place = try #require(rows[0].firstIndex(of: column))
                #expect(curve.percent[tenor] == Double(row[place]))
            }
        }
    }

    @Test("each day of the Treasury's feed has the yields of its elements")
    func treasuryFeed() throws {
        let name = "treasury/daily_treasury_yield_curve-2022.xml"
        let parsed = try TreasuryDocument.read(bytes(name))
        let text = String(decoding: try bytes(name), as: UTF8.self)
        func values(_ element: String) -> [String] {
            text.components(separatedBy: "<d:\(element) ").dropFirst().map { part in
                String(part.drop { $0 != ">" }.dropFirst().prefix { $0 != "<" })
            }
        }
        #expect(parsed.faults == [])
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
        let parsed = try FREDTable.read(bytes(name), series: series, source: series), rows = try lines(name)
        let place = try #require(rows[0].firstIndex(of: series))
        let expected = rows.dropFirst().compactMap { row in Double(row[place]).map { "\(row[0]) \($0)" } }
        #expect(parsed.faults == [])
        #expect(parsed.content.map { "\($0.day) \($0.percent)" } == expected)
    }

    @Test("each position of iShares' table has the weight, the shares and the price of its row")
    func ishares() throws {
        let name = "etf/ishares-IVV_holdings-2024.csv"
        let parsed = try ISharesTable.read(bytes(name))
        let text = String(decoding: try bytes(name), as: UTF8.self)
        // Rows of quoted fields: ticker, name, sector, class, value, weight, notional, quantity, price.
        let rows = text.split(whereSeparator: \.isNewline).filter { $0.hasPrefix("\"") && $0.hasSuffix("\"") }
            .map { $0.dropFirst().dropLast().components(separatedBy: "\",\"") }.filter { $0.count == 15 }
        #expect(parsed.faults == [] && parsed.content.asOf == Fixture.day("2024-12-06"))
        #expect(parsed.content.positions.count == rows.count)
        for (row, position) in zip(rows, parsed.content.positions) where row[3] == "Equity" {
            func number(_ field: Int) -> Double? { Double(row[field].replacing(",", with: "")) }
            #expect(position.name == row[1] && position.kind == .share)
            #expect(abs(position.weight - (number(5) ?? -1) / 100) < 1e-12, "\(row[0])")
            #expect(position.shares == number(7) && position.price == number(8))
        }
    }

    @Test("a report to the regulator has its date and its positions")
    func nport() throws {
        let name = "edgar/NPORT.Dupree.xml"
        let report = try NPORTDocument.read(bytes(name)).content
        let text = String(decoding: try bytes(name), as: UTF8.self)
        func values(_ element: String) -> [String] {
            text.components(separatedBy: "<\(element)>").dropFirst().map { String($0.prefix { $0 != "<" }) }
        }
        #expect(report.file.asOf.description == values("repPdDate").first)
        let weights = values("pctVal").compactMap { Double($0) }
        #expect(report.file.positions.count == weights.count)
        #expect(abs(report.file.total - weights.reduce(0, +) / 100) < 1e-9)
    }
}
