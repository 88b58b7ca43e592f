import Foundation
import Model
import Reports
import Testing

/// Compares recaps with approved text files that `make frames` rewrites.
@Suite struct ApprovedRecapTests {
    /// A recap to compare.
    struct Approved: CustomTestStringConvertible {
        let date: String
        var since: String?
        var markdown = false

        var name: String { "recap-\(date)" + (since.map { "-since-\($0)" } ?? "") + (markdown ? ".md" : ".txt") }
        var testDescription: String { name }
    }

    @Test(
        "the recap matches the approved text",
        arguments: [
            Approved(date: "2024-05-16"), Approved(date: "2024-05-16", markdown: true),
            Approved(date: "2024-05-18"), Approved(date: "2024-05-16", since: "2024-05-10"),
            Approved(date: "2024-04-01"), Approved(date: "2024-05-28"), Approved(date: "2025-09-24"),
            Approved(date: "2021-10-11"), Approved(date: "2020-03-16"), Approved(date: "2001-09-17"),
            Approved(date: "1999-01-04"),
        ])
    func approved(_ approved: Approved) throws {
        let recap = try Bundled.market.recap(
            on: Day(approved.date), since: approved.since.flatMap { Day($0) }, thesis: Bundled.thesis)
        let text = approved.markdown ? recap.markdown : recap.text()
        let path = FrameTests.folder + "/" + approved.name
        if FrameTests.isRewriting { try text.write(toFile: path, atomically: true, encoding: .utf8) }
        let stored = try String(contentsOfFile: path, encoding: .utf8)
        #expect(text == stored, "\(approved.name) differs from the approved text: make frames rewrites it")
    }
}
