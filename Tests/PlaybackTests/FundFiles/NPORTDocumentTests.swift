import Model
import PlaybackSupport
import Testing

@testable import Formats
@testable import Playback

struct NPORTDocumentTests {
    private func read(_ text: String) throws(FeedError) -> Parsed<NPORTReport> {
        try NPORTDocument.read(Array(text.utf8))
    }

    @Test("positions have their kind by category, their weight in percent of net assets, and the day of the report")
    func positions() throws {
        let parsed = try read(NPORTSample.text)
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
        let text = NPORTSample.text.replacing("<pctVal>1.5</pctVal>", with: "<pctVal>much</pctVal>")
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
            NPORTSample.text.replacing("<repPdDate>2026-06-30</repPdDate>", with: ""),
            NPORTSample.text.replacing("2026-06-30", with: "soon"),
            NPORTSample.text.replacing("invstOrSec>", with: "other>"),
        ])
    func badFiles(text: String) {
        #expect(throws: FeedError.self) { try read(text) }
    }

    @Test("a report cut off anywhere is a bad file")
    func truncation() {
        let bytes = Array(NPORTSample.text.utf8)
        for length in 0..<bytes.count {
            #expect(throws: FeedError.self) { try NPORTDocument.read(Array(bytes.prefix(length))) }
        }
    }
}
