import Model
import PlaybackSupport
import TestSupport
import Testing

@testable import Formats
@testable import Playback

struct TreasuryDocumentTests {
    private func read(_ text: String) throws(FeedError) -> Parsed<[YieldCurve]> {
        try TreasuryDocument.read(Array(text.utf8))
    }

    @Test("an entry of zeros is a holiday and not a curve")
    func holiday() throws {
        func values(_ tenYears: String) -> String {
            "<d:BC_1MONTH>0.00</d:BC_1MONTH><d:BC_10YEAR>\(tenYears)</d:BC_10YEAR><d:BC_30YEARDISPLAY>0</d:BC_30YEARDISPLAY>"
        }
        let text = TreasurySample.feed(
            TreasurySample.entry("2017-04-13T00:00:00", values("2.24")),
            TreasurySample.entry("2017-04-14T00:00:00", values("0.00")))
        let parsed = try TreasuryDocument.read(Array(text.utf8))
        #expect(parsed.errors == [] && parsed.content.map(\.day.description) == ["2017-04-13"])
        #expect(parsed.content.first?.percent == [.oneMonth: 0, .tenYears: 2.24])
    }

    @Test("each tenor is the element of its name; null, empty and display-only elements are left out")
    func entries() throws {
        let parsed = try read(TreasurySample.text)
        #expect(parsed.errors == [])
        #expect(
            parsed.content == [
                YieldCurve(Fixture.day("2024-05-15"), percent: [.oneMonth: 5.5, .tenYears: 4.36]),
                YieldCurve(Fixture.day("2024-05-16"), percent: [.oneMonth: 5.51, .twoYears: 4.78, .tenYears: 4.38]),
            ])
    }

    @Test("the document has the same yields as the table")
    func sameAsTable() throws {
        let table = try TreasuryTable.read(
            Array("Date,\"1 Mo\",\"2 Yr\",\"10 Yr\"\n05/16/2024,5.51,4.78,4.38\n05/15/2024,5.50,,4.36".utf8))
        #expect(try read(TreasurySample.text).content == table.content)
    }

    @Test("an invalid yield is reported with its line and left out")
    func badValues() throws {
        let parsed = try read(
            TreasurySample.feed(
                TreasurySample.entry(
                    "2024-05-16",
                    "<d:BC_2YEAR>x</d:BC_2YEAR>\n<d:BC_10YEAR>0.00</d:BC_10YEAR><d:BC_7YEAR>4.4</d:BC_7YEAR>")))
        #expect(parsed.content == [YieldCurve(Fixture.day("2024-05-16"), percent: [.sevenYears: 4.4])])
        #expect(
            parsed.errors == [
                FeedError("treasury", line: 6, expected: "a yield in percent in <BC_2YEAR>", found: "x"),
                FeedError("treasury", line: 7, expected: "a yield in percent in <BC_10YEAR>", found: "0.00"),
            ])
    }

    @Test("an entry without a date is reported and left out")
    func noDate() throws {
        let good = TreasurySample.entry("2024-05-16", "<d:BC_10YEAR>4.38</d:BC_10YEAR>")
        let parsed = try read(TreasurySample.feed(TreasurySample.entry("", "<d:BC_10YEAR>1.0</d:BC_10YEAR>"), good))
        #expect(parsed.content.count == 1 && parsed.errors.count == 1)
        #expect(throws: FeedError.self) { try read(TreasurySample.feed(TreasurySample.entry("soon", ""))) }
    }

    @Test("a year without a day yet is a feed without entries, and not an error")
    func emptyYear() throws {
        let parsed = try read(TreasurySample.feed())
        #expect(parsed.content.isEmpty && parsed.errors.isEmpty)
    }

    @Test("another document, or one cut off anywhere, is a bad file")
    func badFiles() {
        #expect(throws: FeedError.self) { try read("<html><body/></html>") }
        let end = TreasurySample.text.utf8.count - 1
        for length in stride(from: 0, to: end, by: 1) {
            #expect(throws: FeedError.self) {
                try TreasuryDocument.read(Array(TreasurySample.text.utf8.prefix(length)))
            }
        }
    }
}
