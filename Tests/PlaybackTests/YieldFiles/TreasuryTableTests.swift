import Model
import TestSupport
import Testing

@testable import Formats
@testable import Playback

struct TreasuryTableTests {
    /// As the Treasury has sent it since February 2025: newest first, no line end at the end.
    static let text = """
        Date,"1 Mo","1.5 Month","2 Mo","3 Mo","4 Mo","6 Mo","1 Yr","2 Yr","3 Yr","5 Yr","7 Yr","10 Yr","20 Yr","30 Yr"
        02/19/2025,4.36,4.35,4.36,4.33,4.35,4.34,4.23,4.28,4.29,4.37,4.45,4.53,4.82,4.76
        02/18/2025,4.37,4.39,4.38,4.34,4.36,4.36,4.25,4.29,4.32,4.40,4.47,4.55,4.83,4.77
        02/14/2025,4.37,,4.38,4.34,4.36,4.34,4.23,4.26,4.27,4.33,4.39,4.47,4.75,4.69
        """

    private func read(_ text: String) throws(FeedError) -> Parsed<[YieldCurve]> {
        try TreasuryTable.read(Array(text.utf8))
    }

    @Test("each tenor is the column of its name, whatever other columns there are", arguments: ["\n", "\r\n"])
    func names(lineEnd: String) throws {
        for byteOrderMark in ["", "\u{FEFF}"] {
            let parsed = try read(byteOrderMark + Self.text.replacing("\n", with: lineEnd))
            #expect(parsed.errors == [])
            #expect(parsed.content.map(\.day.description) == ["2025-02-14", "2025-02-18", "2025-02-19"])
            let newest = try #require(parsed.content.last)
            #expect(
                newest.percent == [
                    .oneMonth: 4.36, .threeMonths: 4.33, .sixMonths: 4.34, .oneYear: 4.23, .twoYears: 4.28,
                    .threeYears: 4.29, .fiveYears: 4.37, .sevenYears: 4.45, .tenYears: 4.53, .twentyYears: 4.82,
                    .thirtyYears: 4.76,
                ])
        }
    }

    @Test("a row of zeros or blanks is a holiday, not a curve nor an error; a bill's zero next to others is a yield")
    func holidays() throws {
        let head = "Date,\"1 Mo\",\"3 Mo\",\"10 Yr\",\"30 Yr\"\n"
        let holidays = "04/14/2017,0.00,0.00,0.00,0.00\n10/11/2010,0,N/A,0,\n12/25/2024,,,,\n"
        let parsed = try read(head + holidays + "09/16/2011,0.00,0.01,2.08,3.34\n")
        #expect(parsed.errors == [])
        #expect(parsed.content.map(\.day.description) == ["2011-09-16"])
        #expect(parsed.content.first?.percent[.oneMonth] == 0)
    }

    @Test(
        "the order and the spelling of columns do not matter",
        arguments: [
            "Date,10 Yr,2 Yr\n05/16/2024,4.38,4.78", "date,\"2 Yr\",\"40 Yr\",\"10 Yr\"\n05/16/2024,4.78,9.99,4.38\n",
            "DATE,10 Year,2 YEAR,Note\n2024-05-16,4.38,4.78,x\n", "Date,10 Yr,2 Yr\n05/16/24,4.38,4.78\n",
        ])
    func spellings(text: String) throws {
        let parsed = try read(text)
        #expect(parsed.content == [YieldCurve(Fixture.day("2024-05-16"), percent: [.twoYears: 4.78, .tenYears: 4.38])])
        #expect(parsed.errors == [])
    }

    @Test("a tenor that was not published is absent", arguments: ["", "N/A", " ", "\"\""])
    func blanks(blank: String) throws {
        let parsed = try read("Date,1 Mo,10 Yr,30 Yr\n05/16/2024,\(blank),4.38,\(blank)\n05/15/2024,\(blank),,\n")
        #expect(parsed.content == [YieldCurve(Fixture.day("2024-05-16"), percent: [.tenYears: 4.38])])
        #expect(parsed.errors == [])
    }

    @Test(
        "an invalid cell is reported and left out, and the rest of its row counts",
        arguments: ["abc", "438", "-12", "0.00", "4.3.8", "4 38"])
    func badCells(cell: String) throws {
        let parsed = try read("Date,1 Mo,10 Yr,30 Yr\n05/16/2024,5.51,\(cell),4.52\n05/15/2024,0.00,4.36,4.52\n")
        #expect(parsed.content.last?.percent == [.oneMonth: 5.51, .thirtyYears: 4.52])
        #expect(parsed.content.first?.percent == [.oneMonth: 0, .tenYears: 4.36, .thirtyYears: 4.52])
        #expect(parsed.errors.count == 1)
        #expect(parsed.errors.first?.description.hasPrefix("treasury, line 2, column 3 (10 Yr): expected a") == true)
    }

    @Test(
        "a row without a date, with too few fields or with a repeated date is reported and skipped",
        arguments: ["yesterday,5.51,4.38", "05/16/2024,5.51", "05/15/2024,1.00,1.00", "13/16/2024,5.51,4.38"])
    func badRows(row: String) throws {
        let parsed = try read("Date,1 Mo,10 Yr\n05/15/2024,5.50,4.36\n\(row)\n05/14/2024,5.49,4.45\n")
        #expect(parsed.content.map(\.day.description) == ["2024-05-14", "2024-05-15"])
        #expect(parsed.content.last?.percent == [.oneMonth: 5.5, .tenYears: 4.36])
        #expect(parsed.errors.map(\.line) == [3])
    }

    @Test("a year without a day yet is a header line, and not an error")
    func emptyYear() throws {
        let header = "Date,\"1 Mo\",\"10 Yr\""
        for text in [header, header + "\n", header + "\r\n\r\n"] {
            let parsed = try read(text)
            #expect(parsed.content.isEmpty && parsed.errors.isEmpty)
        }
    }

    @Test(
        "anything but such a table is a bad file",
        arguments: [
            "", "\n", "<!DOCTYPE html>\n<html>", "Date,Open\n05/16/2024,1\n", "Time,10 Yr\n05/16/2024,4.38\n",
            "Date,10 Yr,10 Year\n05/16/2024,4.38,4.38\n", "PK\u{3}\u{4}abc", "{\"error\":1}",
            "\u{FEFF}<?xml version='1.0'?>",
            "Date,10 Yr\nx,y\nz,w\n",
        ])
    func badFiles(text: String) {
        #expect(throws: FeedError.self) { try read(text) }
    }

    @Test("a table cut off anywhere has no curve that is not in the complete one")
    func truncation() throws {
        let bytes = Array(Self.text.utf8)
        let complete = try TreasuryTable.read(bytes).content
        for length in 0..<bytes.count {
            guard let parsed = try? TreasuryTable.read(Array(bytes.prefix(length))) else { continue }
            for curve in parsed.content {
                let full = try #require(complete.first { $0.day == curve.day }, "\(length) bytes")
                for (tenor, percent) in curve.percent { #expect(percent == full.percent[tenor], "\(length) bytes") }
            }
        }
    }

    @Test("random bytes after a good header line neither crash nor hang", arguments: 0..<100)
    func noise(seed: UInt64) throws {
        var random = SplitMix(seed: seed)
        let alphabet = seed % 2 == 0 ? Array("0123456789/.,\"\r\n -".utf8) : Array(UInt8.min...UInt8.max)
        let noise = (0..<300).map { _ in alphabet[Int.random(in: 0..<alphabet.count, using: &random)] }
        let parsed = try? TreasuryTable.read(Array("Date,10 Yr\n".utf8) + noise)
        #expect(parsed?.content.allSatisfy { (-5...25).contains($0.percent[.tenYears] ?? 99) } ?? true)
    }
}
