import Foundation
import Model
import Testing

@testable import Feeds

/// Recordings of EDGAR.
@Suite("Recordings of EDGAR", .enabled(if: Recordings.areThere))
struct EDGARRecordingTests {
    private func bytes(_ name: String) throws -> [UInt8] { try Recordings.bytes("edgar/" + name) }

    @Test("a page of all forms: an answer to an offer, two completions")
    func allForms() throws {
        let page = try EDGARFeed.read(bytes("getcurrent-type-all-start700.atom.xml"))
        #expect(page.faults == [] && page.content.entries == 100)
        let answer = try #require(page.content.filings.first { $0.form == "SC 14D9" })
        #expect(answer.parties == [.init(cik: 1_029_142, name: "DYNAVAX TECHNOLOGIES CORP", role: .subject)])
        #expect(answer.accession == "0001193125-26-009777" && answer.accepted.description == "2026-01-12T12:32:33Z")
        let fis = try #require(page.content.filings.first { $0.parties.first?.cik == 1_136_893 })
        #expect(fis.items == ["2.01", "7.01", "9.01"] && fis.weight == 2)
        let payments = try #require(page.content.filings.first { $0.parties.first?.cik == 1_123_360 })
        #expect(payments.items == ["1.01", "2.01", "3.02", "7.01", "9.01"] && payments.weight == 3)
        var ledger = FilingLedger()
        ledger.take(page.content.filings)
        #expect(ledger.deals().isEmpty)
        #expect(Set(ledger.leads().map(\.accession)) == [answer.accession, fis.accession, payments.accession])
    }

    @Test("a page of forms that begin alike: communications of three deals")
    func prefixes() throws {
        let page = try EDGARFeed.read(bytes("getcurrent-type-4-prefix-match-start2700.atom.xml"))
        #expect(page.faults == [] && page.content.entries == 100)
        #expect(page.content.filings.allSatisfy { $0.form == "425" } && page.content.filings.count == 6)
        var ledger = FilingLedger()
        ledger.take(page.content.filings)
        let deals = ledger.deals()
        #expect(
            deals.map { "\($0.acquirer) > \($0.target)" }.sorted() == [
                "FG Merger II Corp. > BOXABL Inc.", "Strive, Inc. > Semler Scientific, Inc.",
            ])
        #expect(deals.allSatisfy { $0.announced == Dated(Fixture.day("2025-12-11")) })
        #expect(ledger.leads().map { $0.parties.first?.name } == ["Enova International, Inc."])
        #expect(try EDGARFeed.read(bytes("getcurrent-type-all-start0.atom.xml")).content.filings.isEmpty)
    }

    @Test("files of companies and the list of tickers")
    func companies() throws {
        let vincerx = try SubmissionsFile.read(bytes("submissions-CIK0001796129-Vincerx-SIC2834.json"))
        #expect(vincerx.content.name == "Vincerx Pharma, Inc." && vincerx.content.industry?.code == 2834)
        #expect(vincerx.content.industry?.area == "biotech")
        #expect(vincerx.content.announcement(before: Fixture.day("2025-03-20")) == Fixture.day("2025-03-18"))
        #expect(vincerx.content.announcement(before: Fixture.day("2020-12-20")) == Fixture.day("2020-10-08"))
        #expect(vincerx.content.filings.filter { $0.mergerForm != nil }.count >= 3)
        let small = try SubmissionsFile.read(bytes("submissions-CIK0001940261-small.json")).content
        #expect(small.name == "NVC Holdings, LLC" && small.industry == nil && small.filings.isEmpty)
        let tickers = try CompanyTickersFile.read(bytes("company_tickers.excerpt.json")).content
        #expect(tickers[1_067_983] == ["BRK-B"] && tickers[320_193] == ["AAPL"])
        #expect(throws: FeedError.self) { try SubmissionsFile.read(bytes("submissions-404.xml")) }
        #expect(throws: FeedError.self) { try EDGARFeed.read(bytes("getcurrent-past-end-503.html")) }
    }
}
