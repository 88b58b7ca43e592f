import Foundation
import Model
import Testing

@testable import Feeds

/// Recordings of what sponsors and the regulator say that funds hold, against a plain reading of the same lines.
@Suite("Recordings of funds", .enabled(if: Recordings.areThere))
struct FundRecordingTests {
    @Test("each position of iShares' table has the weight, the shares and the price of its row")
    func ishares() throws {
        let name = "etf/ishares-IVV_holdings-2024.csv"
        let parsed = try ISharesTable.read(Recordings.bytes(name))
        let text = try Recordings.text(name)
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
        let report = try NPORTDocument.read(Recordings.bytes(name)).content
        let text = try Recordings.text(name)
        func values(_ element: String) -> [String] {
            text.components(separatedBy: "<\(element)>").dropFirst().map { String($0.prefix { $0 != "<" }) }
        }
        #expect(report.file.asOf.description == values("repPdDate").first)
        let weights = values("pctVal").compactMap { Double($0) }
        #expect(report.file.positions.count == weights.count)
        #expect(abs(report.file.total - weights.reduce(0, +) / 100) < 1e-9)
    }
}
