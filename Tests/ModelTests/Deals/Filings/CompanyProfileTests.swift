import Model
import TestSupport
import Testing

struct CompanyProfileTests {
    /// Filings of Vincerx: the merger documents of 2020, later agreements and the communication of March 2025.
    private let profile = CompanyProfile(
        cik: 1_796_129, name: "Vincerx Pharma, Inc.", industry: Industry(code: 2834), tickers: [],
        filings: [
            filing("DEFM14A", "2020-12-04"), filing("PREM14A", "2020-10-08"), filing("425", "2025-03-18"),
            filing("8-K", "2025-03-18", ["1.01", "8.01", "9.01"]),
            filing("8-K", "2024-12-27", ["1.01", "2.05", "8.01"]),
            filing("8-K", "2020-09-29", ["1.01", "3.02", "7.01", "9.01"]),
        ])

    @Test("a series of merger forms is dated by its first form, or by the agreement just before it")
    func run() throws {
        #expect(profile.announcement(before: try #require(Day("2025-04-02"))).description == "2025-03-18")
        #expect(profile.announcement(before: try #require(Day("2020-12-20"))).description == "2020-10-08")
    }

    @Test("a merger proxy follows the agreement by weeks, a communication comes with it")
    func late() throws {
        func announced(_ form: String) -> String {
            let filings = [filing("8-K", "2025-02-01", ["1.01", "8.01"]), filing(form, "2025-03-01")]
            let profile = CompanyProfile(cik: 1, name: "A", industry: nil, tickers: [], filings: filings)
            return profile.announcement(before: Day("2025-03-20") ?? Spring2024.day).description
        }
        #expect(announced("PREM14A") == "2025-02-01")
        #expect(announced("425") == "2025-03-01")
    }

    @Test("a lone agreement counts for six weeks; without one the given day is used")
    func agreement() throws {
        let lone = CompanyProfile(
            cik: 1, name: "A", industry: nil, tickers: [], filings: [filing("8-K", "2025-12-24", ["1.01"])])
        #expect(lone.announcement(before: try #require(Day("2026-01-12"))).description == "2025-12-24")
        #expect(lone.announcement(before: try #require(Day("2026-03-12"))).description == "2026-03-12")
        let none = CompanyProfile(cik: 1, name: "A", industry: nil, tickers: [], filings: [])
        #expect(none.announcement(before: Spring2024.day) == Spring2024.day)
    }

    @Test(
        "the industry code determines the area of a deal",
        arguments: [
            (2834, "biotech"), (2836, "biotech"), (8731, "biotech"), (2833, "pharma"), (2835, "diagnostics"),
            (3841, "medical devices"), (3845, "medical devices"), (7372, "software"), (3674, "semiconductors"),
            (6770, "blank check"), (6022, "banks"), (1311, "oil and gas"), (6798, "real estate"),
            (2621, "manufacturing"),
            (8090, "health-care services"), (7389, "services"),
        ])
    func areas(code: Int, area: String) {
        #expect(Industry(code: code)?.area == area)
    }

    @Test("an area belongs to a sector, and a code out of range is rejected")
    func sectors() {
        #expect(deal("biotech").sector == .healthCare)
        #expect(deal("banks").sector == .financials)
        #expect(deal("manufacturing").sector == nil)
        #expect(Industry(code: 0) == nil && Industry(code: 10_000) == nil)
        #expect(Industry(code: 6770)?.isBlankCheck == true)
    }

    private func deal(_ area: String) -> Deal {
        Deal(announced: Dated(Spring2024.day), acquirer: "A", target: "B", kind: .acquisition, area: area, source: "")
    }
}

private func filing(_ form: String, _ day: String, _ items: [String] = []) -> Filing {
    Filings.filing(form, day, [Filings.party(1_796_129, "Vincerx Pharma, Inc.", .filer)], items: items)
}
