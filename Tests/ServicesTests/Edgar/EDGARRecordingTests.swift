import Foundation
import Model
import TestSupport
import Testing

@testable import Formats
@testable import Networking
@testable import Services

/// Recordings of EDGAR's responses, compared with a plain reading of the same bytes.
@Suite("Recordings of EDGAR", .enabled(if: Recordings.areAvailable))
struct EDGARRecordingTests {
    private func bytes(_ name: String) throws -> [UInt8] { try Recordings.bytes("edgar/" + name) }

    @Test("a page of all forms: a reply to an offer, two completions")
    func allForms() throws {
        let page = try EDGARFeed.read(bytes("getcurrent-type-all-start700.atom.xml"))
        #expect(page.errors == [] && page.content.entries == 100)
        let reply = try #require(page.content.filings.first { $0.form == "SC 14D9" })
        #expect(reply.parties == [.init(cik: 1_029_142, name: "DYNAVAX TECHNOLOGIES CORP", role: .subject)])
        #expect(reply.accession == "0001193125-26-009777" && reply.accepted.description == "2026-01-12T12:32:33Z")
        let fis = try #require(page.content.filings.first { $0.parties.first?.cik == 1_136_893 })
        #expect(fis.items == ["2.01", "7.01", "9.01"] && fis.weight == 2)
        let payments = try #require(page.content.filings.first { $0.parties.first?.cik == 1_123_360 })
        #expect(payments.items == ["1.01", "2.01", "3.02", "7.01", "9.01"] && payments.weight == 3)
        var ledger = FilingLedger()
        ledger.add(page.content.filings)
        #expect(ledger.deals().isEmpty)
        #expect(Set(ledger.leads().map(\.accession)) == [reply.accession, fis.accession, payments.accession])
    }

    @Test("a page of forms with one prefix: communications of three deals")
    func prefixes() throws {
        let page = try EDGARFeed.read(bytes("getcurrent-type-4-prefix-match-start2700.atom.xml"))
        #expect(page.errors == [] && page.content.entries == 100)
        #expect(page.content.filings.allSatisfy { $0.form == "425" } && page.content.filings.count == 6)
        var ledger = FilingLedger()
        ledger.add(page.content.filings)
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

    @Test(
        "a page has the filings of its entries", arguments: ["all-start0", "all-start700", "4-prefix-match-start2700"])
    func entries(name: String) throws {
        let name = "getcurrent-type-\(name).atom.xml"
        let page = try EDGARFeed.read(bytes(name)).content
        let parts = String(decoding: try bytes(name), as: UTF8.self).components(separatedBy: "<entry>").dropFirst()
        func value(_ part: String, _ start: String, to end: Character) -> String? {
            part.range(of: start).map { String(part[$0.upperBound...].prefix { $0 != end }) }
        }
        let numbers = parts.map { value($0, "accession-number=", to: "<") }
        #expect(page.entries == parts.count && Set(numbers) == Set(page.accessions.map(Optional.some)))
        let times = parts.compactMap { value($0, "<updated>", to: "<") }
        #expect(page.oldest?.description == times.map { String($0.prefix(10)) }.min())
        for filing in page.filings {
            let part = try #require(parts.first { value($0, "accession-number=", to: "<") == filing.accession })
            #expect(filing.form == value(part, "term=\"", to: "\"") && filing.link == value(part, "href=\"", to: "\""))
            let time = PlainDate.text(filing.accepted, in: "America/New_York", "yyyy-MM-dd'T'HH:mm:ssxxx")
            #expect(time == value(part, "<updated>", to: "<"))
            let items = part.components(separatedBy: "br&gt;Item ").dropFirst().map { String($0.prefix { $0 != ":" }) }
            #expect(filing.items == items)
        }
    }

    @Test(
        "each filing of a company's file is the one of its row, dated by New York time",
        arguments: ["CIK0001796129-Vincerx-SIC2834", "CIK0001940261-small"])
    func filings(name: String) throws {
        let bytes = try bytes("submissions-\(name).json")
        let parsed = try SubmissionsFile.read(bytes), plain = try PlainJSON(bytes), profile = parsed.content
        #expect(parsed.errors == [] && profile.name == plain["name"].text)
        #expect(profile.cik == plain["cik"].text.flatMap(Int.init))
        #expect(profile.industry?.code == plain["sic"].text.flatMap(Int.init))
        #expect(profile.tickers.map(\.name) == plain["tickers"].elements.map(\.text))
        let recent = plain["filings"]["recent"], numbers = recent["accessionNumber"].elements.map(\.text)
        let forms: Set = ["425", "DEFM14A", "PREM14A", "S-4", "SC TO-T", "SC 14D9"]
        let known = Set(profile.filings.map(\.accession))
        for (index, form) in recent["form"].elements.enumerated() where forms.contains(form.text ?? "") {
            #expect(known.contains(numbers[index] ?? ""), "\(form)")
        }
        for filing in profile.filings {
            let index = try #require(numbers.firstIndex(of: filing.accession))
            func text(_ column: String) -> String { recent[column][index].text ?? "" }
            #expect(filing.form == text("form") && filing.items.joined(separator: ",") == text("items"))
            let time = PlainDate.text(filing.accepted, in: "America/New_York", "yyyy-MM-dd'T'HH:mm")
            #expect(time == text("acceptanceDateTime").prefix(16))
            #expect(filing.link.hasSuffix("/\(text("primaryDocument"))"))
        }
    }

    @Test("each company of the list has its tickers in order")
    func tickers() throws {
        let bytes = try bytes("company_tickers.excerpt.json")
        let parsed = try CompanyTickersFile.read(bytes)
        let entries = try PlainJSON(bytes).members.sorted { Int($0.key) ?? 0 < Int($1.key) ?? 0 }.map(\.value)
        var expected: [Int: [Symbol]] = [:]
        for entry in entries {
            expected[Int(try #require(entry["cik_str"].integer)), default: []] += [
                Symbol(try #require(entry["ticker"].text))
            ]
        }
        #expect(parsed.errors == [] && parsed.content == expected && !expected.isEmpty)
    }

    @Test("a file of older filings is not a company's file")
    func olderFilings() throws {
        #expect(throws: FeedError.self) {
            try SubmissionsFile.read(bytes("submissions-CIK0001009672-submissions-001.json"))
        }
    }

    @Test(
        "a missing file is not found, and a maintenance page is a server error",
        arguments: [
            ("archives-403.xml", 403, .notFound), ("submissions-404.xml", 404, .notFound),
            ("getcurrent-past-end-503.html", 503, .server),
        ] as [(String, Int, SourceError.Kind)])
    func refusals(name: String, status: Int, kind: SourceError.Kind) throws {
        let refusal = Refusal(status: status, fields: [:], body: try bytes(name), now: YahooSample.now)
        #expect(SourceError(refusal).kind == kind)
        guard kind == .server else { return }
        #expect(SourceError(refusal).reason == "503: a maintenance page")
        #expect(ResponseCheck.error(in: refusal.body, as: .xml)?.kind == .wrongContent)
    }
}
