import Model
import Testing

@testable import Formats
@testable import Playback

struct NPORTDocumentTests {
    static let text = """
        <?xml version="1.0" encoding="UTF-8"?>
        <edgarSubmission xmlns="http://www.sec.gov/edgar/nport" xmlns:com="http://www.sec.gov/edgar/common">
        <headerData><submissionType>NPORT-P</submissionType></headerData>
        <formData>
        <genInfo><regName>Some Trust</regName><seriesName>Some Fund</seriesName><seriesId>S000012345</seriesId>
        <repPdEnd>2026-12-31</repPdEnd><repPdDate>2026-06-30</repPdDate></genInfo>
        <fundInfo><totAssets>1010000.0</totAssets><netAssets>1000000.000</netAssets></fundInfo>
        <invstOrSecs>
        <invstOrSec><name>Apple Inc</name><lei>N/A</lei><title>Apple Inc</title><cusip>037833100</cusip>
        <identifiers><isin value="US0378331005"/><ticker value="AAPL"/></identifiers><balance>2000.0</balance>
        <units>NS</units><curCd>USD</curCd><valUSD>500000.00</valUSD><pctVal>50.000000000</pctVal>
        <payoffProfile>Long</payoffProfile><assetCat>EC</assetCat></invstOrSec>
        <invstOrSec><name>N/A</name><title>Insmed &amp; Co</title><cusip>000000000</cusip>
        <identifiers><other otherDesc="Internal" value="x"/></identifiers><balance>1000</balance><units>NS</units>
        <valUSD>400000</valUSD><assetCat>EP</assetCat></invstOrSec>
        <invstOrSec><name>Money Fund</name><cusip>N/A</cusip><balance>90000</balance><units>OU</units>
        <valUSD>90000</valUSD><pctVal>9.0</pctVal><assetCat>STIV</assetCat></invstOrSec>
        <invstOrSec><name>Future</name><pctVal>-.01</pctVal><assetCat>DE</assetCat></invstOrSec>
        <invstOrSec><name>Bond</name><pctVal>1.5</pctVal><assetCat>DBT</assetCat></invstOrSec>
        <invstOrSec><name>Odd</name><pctVal>0.5</pctVal><assetConditional desc="x" assetCat="OTHER"/></invstOrSec>
        </invstOrSecs></formData></edgarSubmission>
        """

    private func read(_ text: String) throws(FeedError) -> Parsed<NPORTReport> {
        try NPORTDocument.read(Array(text.utf8))
    }

    @Test("positions have their kind by category, their weight in percent of net assets, and the day of the report")
    func positions() throws {
        let parsed = try read(Self.text)
        #expect(parsed.errors == [])
        let report = parsed.content
        #expect(
            report.series == "S000012345" && report.file.name == "Some Fund" && report.file.asOf == Day(2026, 6, 30))
        let positions = report.file.positions
        #expect(positions.map(\.name) == ["Apple Inc", "Insmed & Co", "Money Fund", "Future", "Bond", "Odd"])
        #expect(positions.map(\.kind) == [.share, .share, .cash, .cash, .other, .other])
        #expect(positions.map(\.ticker) == ["AAPL", "", "", "", "", ""])
        #expect(positions.map(\.cusip) == ["037833100", nil, nil, nil, nil, nil])
        #expect(positions.map(\.weight) == [0.5, 0.4, 0.09, -0.0001, 0.015, 0.005])
        #expect(positions.map(\.shares) == [2000, 1000, nil, nil, nil, nil])
        #expect(positions.map(\.price) == [250, 400, nil, nil, nil, nil])
        try report.file.checkComplete("t")
    }

    @Test("a position without a weight or a category is reported with its line and skipped")
    func badPositions() throws {
        let text = Self.text.replacing("<pctVal>1.5</pctVal>", with: "<pctVal>much</pctVal>")
            .replacing("<assetCat>DE</assetCat>", with: "")
        let parsed = try read(text)
        #expect(parsed.content.file.positions.count == 4)
        #expect(
            parsed.errors == [
                FeedError("nport", line: 18, expected: "<assetCat> of Future", found: "none"),
                FeedError("nport", line: 19, expected: "<pctVal> with a percent of Bond", found: "much"),
            ])
    }

    @Test(
        "anything but such a report is a bad file",
        arguments: [
            "<feed/>", "<edgarSubmission/>", "<html></html>", "",
            text.replacing("<repPdDate>2026-06-30</repPdDate>", with: ""),
            text.replacing("2026-06-30", with: "soon"),
            text.replacing("invstOrSec>", with: "other>"),
        ])
    func badFiles(text: String) {
        #expect(throws: FeedError.self) { try read(text) }
    }

    @Test("a report cut off anywhere is a bad file")
    func truncation() {
        let bytes = Array(Self.text.utf8)
        for length in 0..<bytes.count {
            #expect(throws: FeedError.self) { try NPORTDocument.read(Array(bytes.prefix(length))) }
        }
    }
}
