import Model
import Testing

@testable import Formats
@testable import Services

struct EDGARFeedTests {
    private typealias S = EDGARSamples

    private func read(_ entries: [String]) throws -> Parsed<EDGARPage> {
        try EDGARFeed.read(Array(S.feed(entries).utf8))
    }

    @Test("entries with one accession number are one filing with every company in its role")
    func joins() throws {
        let page = try read(S.offer + S.reply)
        #expect(page.errors == [])
        #expect(page.content.entries == 4)
        #expect(page.content.filings.map(\.form) == ["SC TO-T", "SC 14D9"])
        let offer = try #require(page.content.filings.first)
        #expect(offer.parties.map(\.role) == [.subject, .filedBy, .filedBy])
        #expect(offer.parties.map(\.cik) == [1_029_142, 2_100_001, 1_121_404])
        #expect(offer.accepted.description == "2026-01-12T12:32:33Z")
        #expect(offer.day.description == "2026-01-12")
        #expect(offer.link.hasSuffix("1029142/0001193125-26-009651-index.htm"))
        #expect(offer.sides?.acquirer.name == "Sanofi")
        #expect(page.content.oldest?.description == "2026-01-12")
    }

    @Test("items of an 8-K, one per line")
    func items() throws {
        let page = try read([
            S.entry(
                "8-K", "GLOBAL PAYMENTS INC", 1_123_360, "Filer", "0001104659-26-002705",
                items: ["1.01", "2.01", "3.02", "9.01"])
        ])
        #expect(page.content.filings.first?.items == ["1.01", "2.01", "3.02", "9.01"])
    }

    @Test("other forms with the same prefix are seen and left out")
    func prefixes() throws {
        let forms = ["4", "40-17G", "424B2", "425", "485BXT", "497"]
        let page = try read(
            forms.enumerated().map { S.entry($1, "A", 1, $1 == "4" ? "Issuer" : "Filer", "0000000000-25-00000\($0)") })
        #expect(page.content.filings.map(\.form) == ["425"])
        #expect(page.content.accessions.count == 6)
    }

    @Test(
        "companies have odd names",
        arguments: [
            (
                "425 - BCPE Watson (DE) BML, LP (0001910890) (Filed by)", "425", 1_910_890, "BCPE Watson (DE) BML, LP",
                "Filed by"
            ),
            (
                "8-K - Grayscale Bittensor Trust (TAO) (0002029297) (Filer)", "8-K", 2_029_297,
                "Grayscale Bittensor Trust (TAO)", "Filer"
            ),
            ("S-4/A - KIMBERLY - CLARK CORP (0000055785) (Filer)", "S-4/A", 55785, "KIMBERLY - CLARK CORP", "Filer"),
            ("SC TO-T/A - Merus N.V. (1604465) (Subject)", "SC TO-T/A", 1_604_465, "Merus N.V.", "Subject"),
            (
                "425 - BANK OF AMERICA CORP /DE/ (0000070858) (Filed by)", "425", 70858, "BANK OF AMERICA CORP /DE/",
                "Filed by"
            ),
        ])
    func names(title: String, form: String, cik: Int, name: String, role: String) throws {
        let company = try #require(EDGAREntry.company(title, form: form))
        #expect(company.cik == cik && company.name == name && company.role == role)
    }

    @Test(
        "titles without a number, a name or a role are nil",
        arguments: ["", "8-K", "8-K - A (x) (Filer)", "8-K -  (0000000001) (Filer)", "8-K - A (0000000001)", "(Filer)"])
    func badTitles(title: String) {
        #expect(EDGAREntry.company(title, form: "8-K") == nil)
    }

    @Test("roles are case-insensitive, and times may be summer times and have fractions of seconds")
    func spellings() throws {
        let entries = [
            S.entry("SC TO-T", "Target &amp; Sons /DE/", 1, "SUBJECT", "0000000000-26-000001"),
            S.entry(
                "SC TO-T", "Buyer (Holdings) - New, Inc.", 2, "Filed By", "0000000000-26-000001",
                at: "2026-07-12T21:59:59.000-04:00"),
        ]
        let filing = try #require(try read(entries).content.filings.first)
        #expect(filing.parties.map(\.role) == [.subject, .filedBy])
        #expect(filing.parties.map(\.name) == ["Target & Sons /DE/", "Buyer (Holdings) - New, Inc."])
    }

    @Test("a bad entry is reported and does not affect the others")
    func badEntry() throws {
        let bad = S.reply[0].replacing("accession-number=0001193125-26-009777", with: "x").replacing(
            "AccNo:", with: "No:")
        let late = S.reply[0].replacing("2026-01-12T07:32:33-05:00", with: "yesterday")
        let page = try read([bad, late] + S.offer)
        #expect(page.content.filings.count == 1)
        #expect(page.errors.count == 2)
        #expect(throws: FeedError.self) { try read([bad]) }
    }

    @Test("ISO-8859-1 is read as such, and names are cleaned")
    func encoding() throws {
        let text = S.feed([S.entry("425", "Nestl\u{E9} &amp; \u{1B}Co", 1, "Subject", "0000000000-25-000001")])
        let bytes = text.unicodeScalars.map { UInt8($0.value & 0xFF) }
        #expect(try EDGARFeed.read(bytes).content.filings.first?.parties.first?.name == "Nestlé & Co")
    }

    @Test("an empty list is empty, and a page is an error")
    func empty() throws {
        let page = try read([])
        #expect(page.content.entries == 0 && page.content.oldest == nil && page.errors == [])
        #expect(throws: FeedError.self) { try EDGARFeed.read(Array("<html><body>x</body></html>".utf8)) }
    }

    @Test("a list cut off anywhere is an error and never half a list")
    func truncation() {
        let bytes = Array(S.feed(S.offer + S.reply).utf8)
        for length in stride(from: 0, to: bytes.count, by: 3) {
            #expect(throws: FeedError.self, "\(length) bytes") { try EDGARFeed.read(Array(bytes[..<length])) }
        }
    }

    @Test(
        "instants with their offset from UTC",
        arguments: [
            ("2026-01-12T07:32:33-05:00", "2026-01-12T12:32:33Z"),
            ("2025-07-01T17:00:00-04:00", "2025-07-01T21:00:00Z"),
            ("2025-03-18T09:05:43.000Z", "2025-03-18T09:05:43Z"), ("2025-03-18T09:05", "2025-03-18T09:05:00Z"),
            ("2025-03-18 09:05:43+0530", "2025-03-18T03:35:43Z"),
        ])
    func instants(text: String, instant: String) {
        #expect(Timestamp(iso: text)?.description == instant)
    }

    @Test(
        "invalid instants",
        arguments: [
            "", "2025-03-18", "2025-13-18T00:00:00Z", "2025-03-18T24:00:00Z", "2025-03-18T09:05:43X",
            "2025-03-18Tab:cd",
        ])
    func noInstants(text: String) {
        #expect(Timestamp(iso: text) == nil)
    }
}
