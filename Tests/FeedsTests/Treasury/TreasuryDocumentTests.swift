import Model
import Testing

@testable import Formats
@testable import Playback

struct TreasuryDocumentTests {
    static func entry(_ date: String, _ values: String) -> String {
        """
        <entry><id>x</id><title type="text"></title><content type="application/xml"><m:properties>
        <d:Id m:type="Edm.Int32">1</d:Id><d:NEW_DATE m:type="Edm.DateTime">\(date)</d:NEW_DATE>
        \(values)
        </m:properties></content></entry>

        """
    }

    static func feed(_ entries: String...) -> String {
        """
        <?xml version="1.0" encoding="utf-8" standalone="yes" ?>
        <feed xml:base="https://home.treasury.gov/" xmlns:d="http://schemas.microsoft.com/ado/2007/08/dataservices" \
        xmlns:m="http://schemas.microsoft.com/ado/2007/08/dataservices/metadata" xmlns="http://www.w3.org/2005/Atom">
        <title type="text"></title>
        \(entries.joined())</feed>

        """
    }

    static let text = feed(
        entry(
            "2024-05-15T00:00:00",
            """
            <d:BC_1MONTH m:type="Edm.Double">5.50</d:BC_1MONTH><d:BC_1_5MONTH m:type="Edm.Double" m:null="true" />
            <d:BC_10YEAR m:type="Edm.Double">4.36</d:BC_10YEAR>
            """),
        entry(
            "2024-05-16T00:00:00",
            """
            <d:BC_1MONTH m:type="Edm.Double">5.51</d:BC_1MONTH>
            <d:BC_2MONTH m:type="Edm.Double">5.49</d:BC_2MONTH>
            <d:BC_2YEAR m:type="Edm.Double">4.78</d:BC_2YEAR>
            <d:BC_10YEAR m:type="Edm.Double"> 4.38 </d:BC_10YEAR>
            <d:BC_20YEAR m:type="Edm.Double"></d:BC_20YEAR>
            <d:BC_30YEAR m:null="true">4.00</d:BC_30YEAR>
            <d:BC_30YEARDISPLAY m:type="Edm.Double">0.00</d:BC_30YEARDISPLAY>
            """))

    private func read(_ text: String) throws(FeedError) -> Parsed<[YieldCurve]> {
        try TreasuryDocument.read(Array(text.utf8))
    }

    @Test("an entry of zeros is a holiday and not a curve")
    func holiday() throws {
        func values(_ tenYears: String) -> String {
            "<d:BC_1MONTH>0.00</d:BC_1MONTH><d:BC_10YEAR>\(tenYears)</d:BC_10YEAR><d:BC_30YEARDISPLAY>0</d:BC_30YEARDISPLAY>"
        }
        let text = Self.feed(
            Self.entry("2017-04-13T00:00:00", values("2.24")), Self.entry("2017-04-14T00:00:00", values("0.00")))
        let parsed = try TreasuryDocument.read(Array(text.utf8))
        #expect(parsed.errors == [] && parsed.content.map(\.day.description) == ["2017-04-13"])
        #expect(parsed.content.first?.percent == [.oneMonth: 0, .tenYears: 2.24])
    }

    @Test("each tenor is the element of its name; null, empty and display-only elements are left out")
    func entries() throws {
        let parsed = try read(Self.text)
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
        #expect(try read(Self.text).content == table.content)
    }

    @Test("an invalid yield is reported with its line and left out")
    func badValues() throws {
        let parsed = try read(
            Self.feed(
                Self.entry(
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
        let good = Self.entry("2024-05-16", "<d:BC_10YEAR>4.38</d:BC_10YEAR>")
        let parsed = try read(Self.feed(Self.entry("", "<d:BC_10YEAR>1.0</d:BC_10YEAR>"), good))
        #expect(parsed.content.count == 1 && parsed.errors.count == 1)
        #expect(throws: FeedError.self) { try read(Self.feed(Self.entry("soon", ""))) }
    }

    @Test("a year without a day yet is a feed without entries, and not an error")
    func emptyYear() throws {
        let parsed = try read(Self.feed())
        #expect(parsed.content.isEmpty && parsed.errors.isEmpty)
    }

    @Test("another document, or one cut off anywhere, is a bad file")
    func badFiles() {
        #expect(throws: FeedError.self) { try read("<html><body/></html>") }
        let end = Self.text.utf8.count - 1
        for length in stride(from: 0, to: end, by: 1) {
            #expect(throws: FeedError.self) { try TreasuryDocument.read(Array(Self.text.utf8.prefix(length))) }
        }
    }
}
