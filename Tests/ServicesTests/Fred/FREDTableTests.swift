import Model
import PlaybackSupport
import Testing

@testable import Formats
@testable import Services

struct FREDTableTests {
    private func read(_ text: String, _ series: String = "DGS10") throws(FeedError) -> Parsed<
        [(day: Day, percent: Double)]
    > {
        try FREDTable.read(Array(text.utf8), series: series)
    }

    @Test(
        "all spellings of a series read alike",
        arguments: [
            FREDSample.text, FREDSample.text.replacing("observation_date", with: "DATE"),
            FREDSample.text.replacing(",.\n", with: ",\n"),
            FREDSample.text.replacing("\n", with: "\r\n"),
            "\u{FEFF}" + FREDSample.text.replacing("DGS10", with: "dgs10"),
            FREDSample.text.replacing(",", with: ",1,").replacing("observation_date,1,", with: "observation_date,X,"),
            "DATE,DGS10\n2024-05-16,4.38\n2024-05-13,4.48\n2024-05-14,4.45\n",
        ])
    func spellings(text: String) throws {
        let parsed = try read(text)
        #expect(parsed.content.map(\.day.description) == ["2024-05-13", "2024-05-14", "2024-05-16"])
        #expect(parsed.content.map(\.percent) == [4.48, 4.45, 4.38])
        #expect(parsed.errors == [])
    }

    @Test("a last row without a line end counts if it has all its decimals")
    func lastRow() throws {
        let complete = FREDSample.text.dropLast()
        #expect(try read(String(complete)).content.last?.percent == 4.38)
        let cut = try read(String(complete.dropLast()))
        #expect(cut.content.last?.percent == 4.45 && cut.errors.count == 1)
        #expect(try read(FREDSample.text + "2024-05-17,").errors == [])
    }

    @Test("a value or a date that is invalid is reported and skipped", arguments: ["x", "438", "-9"])
    func badRows(value: String) throws {
        let parsed = try read("DATE,DFF\n2024-05-15,\(value)\nnever,5.33\n2024-05-16,5.33\n", "DFF")
        #expect(parsed.content.map(\.percent) == [5.33])
        #expect(parsed.errors.map(\.line) == [2, 3])
    }

    @Test(
        "an archive, a page, another series or nothing is a bad file",
        arguments: [
            "", "PK\u{3}\u{4}\u{14}", "<html></html>", "observation_date,DGS2\n2024-05-16,4.78\n", "DGS10\n4.38\n",
            "{\"error_code\":400}", "DATE,DGS10\n2024-05-16,x\n",
        ])
    func badFiles(text: String) {
        #expect(throws: FeedError.self) { try read(text) }
    }

    @Test("a table cut off anywhere has no value that is not in the complete one")
    func truncation() throws {
        let bytes = Array(FREDSample.text.utf8)
        let complete = Dictionary(
            uniqueKeysWithValues: try FREDTable.read(bytes, series: "DGS10").content.map { ($0.day, $0.percent) })
        for length in 0..<bytes.count {
            guard let parsed = try? FREDTable.read(Array(bytes.prefix(length)), series: "DGS10") else { continue }
            for (day, percent) in parsed.content { #expect(complete[day] == percent, "\(length) bytes") }
        }
    }
}
