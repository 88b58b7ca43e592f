import Foundation
import Model
import TestSupport
import Testing

@testable import Formats
@testable import Playback

/// Recordings of fund holdings from sponsors and the regulator, compared with a plain reading of the same lines.
@Suite("Recordings of funds", .enabled(if: Recordings.areAvailable))
struct FundRecordingTests {
    @Test("each position of the iShares table has the weight, the shares and the price of its row")
    func ishares() throws {
        let name = "etf/ishares-IVV_holdings-2024.csv"
        let parsed = try ISharesTable.read(Recordings.bytes(name))
        let text = try Recordings.text(name)
        // Rows of quoted fields: ticker, name, sector, class, value, weight, notional, quantity, price.
        let rows = text.split(whereSeparator: \.isNewline).filter { $0.hasPrefix("\"") && $0.hasSuffix("\"") }
            .map { $0.dropFirst().dropLast().components(separatedBy: "\",\"") }.filter { $0.count == 15 }
        #expect(parsed.errors == [] && parsed.content.asOf == Fixture.day("2024-12-06"))
        #expect(parsed.content.positions.count == rows.count)
        for (row, position) in zip(rows, parsed.content.positions) where row[3] == "Equity" {
            func number(_ field: Int) -> Double? { Double(row[field].replacing(",", with: "")) }
            #expect(position.name == row[1] && position.kind == .share)
            #expect(abs(position.weight - (number(5) ?? -1) / 100) < 1e-12, "\(row[0])")
            #expect(position.shares == number(7) && position.price == number(8))
        }
    }

    @Test("each position of the Invesco table has the fields of its row")
    func invesco() throws {
        let name = "etf/invesco-qqq_holdings.csv"
        let parsed = try InvescoTable.read(Recordings.bytes(name))
        // Fund, CUSIP, ticker, shares, value, weight, name, class, sector, date; every second part is inside quotation
        // marks.
        let rows = try Recordings.text(name).split(whereSeparator: \.isNewline).dropFirst().map { line in
            line.components(separatedBy: "\"").enumerated()
                .map { $0.isMultiple(of: 2) ? $1 : $1.replacing(",", with: "") }.joined().components(separatedBy: ",")
        }
        #expect(parsed.errors == [] && parsed.content.fund == "QQQ" && !parsed.content.isCutOff)
        #expect(parsed.content.asOf == Fixture.day("2025-09-26"))
        try #require(parsed.content.positions.count == rows.count && rows.allSatisfy { $0.count == 10 })
        for (row, position) in zip(rows, parsed.content.positions) {
            #expect(row[0] == "QQQ" && row[9] == "09/26/2025")
            #expect(position.ticker == row[2].trimmingCharacters(in: .whitespaces) && position.cusip == row[1])
            #expect(position.name.replacing(",", with: "") == row[6] && position.kind == .share)
            #expect(position.sector?.rawValue == row[8])
            let shares = try #require(Double(row[3])), value = try #require(Double(row[4]))
            let percent = try #require(Double(row[5]))
            #expect(position.shares == shares && position.price == value / shares, "\(row)")
            #expect(abs(position.weight - percent / 100) < 1e-12, "\(row)")
        }
        try parsed.content.checkComplete("invesco")
    }

    @Test("a report to the regulator has its date and its positions", arguments: ["Dupree", "sample"])
    func nport(file: String) throws {
        let name = file == "Dupree" ? "edgar/NPORT.Dupree.xml" : "edgar/NPORT-SEC-technical-sample-2.xml"
        let report = try NPORTDocument.read(Recordings.bytes(name))
        let parts = try Recordings.text(name).components(separatedBy: "<invstOrSec>")
        func value(_ part: String, _ element: String) -> String? {
            guard let start = part.range(of: "<\(element)>")?.upperBound else { return nil }
            return String(part[start...].prefix { $0 != "<" }).replacing("&amp;", with: "&")
        }
        #expect(report.errors == [])
        #expect(report.content.file.asOf.description == value(parts[0], "repPdDate"))
        try #require(report.content.file.positions.count == parts.count - 1)
        for (part, position) in zip(parts.dropFirst(), report.content.file.positions) {
            let percent = try #require(value(part, "pctVal").flatMap(Double.init))
            #expect(position.weight == percent / 100 && position.name == value(part, "name"))
            #expect((position.kind == .share) == (value(part, "assetCat") == "EC"))
            let shares = value(part, "units") == "NS" ? value(part, "balance").flatMap(Double.init) : nil
            #expect(position.shares == shares)
            #expect((position.price == nil) == (shares == nil))
            guard let shares, let price = position.price else { continue }
            #expect(price == value(part, "valUSD").flatMap(Double.init).map { $0 / shares })
        }
    }
}
