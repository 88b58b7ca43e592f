import Model
import TestSupport
import Testing

@testable import Formats
@testable import Networking
@testable import Services

struct EDGARFilesTests {
    private typealias S = EDGARSamples

    private let vincerx = S.submissions(
        1_796_129, "Vincerx Pharma, Inc.", sic: "2834", tickers: ["VINC", "bad ticker"],
        rows: [
            ("8-K", "2025-03-18T09:02:48.000Z", "1.01,8.01,9.01"), ("425", "2025-03-18T09:05:43.000Z", ""),
            ("10-K", "2025-03-10T09:05:43.000Z", ""), ("DEFM14A", "2020-12-04T20:48:06.000Z", ""),
        ])

    @Test("a company's file: its industry, its tickers, and its filings of deals")
    func submissions() throws {
        let parsed = try SubmissionsFile.read(Array(vincerx.utf8))
        let profile = parsed.content
        #expect(profile.cik == 1_796_129)
        #expect(profile.industry?.code == 2834)
        #expect(profile.industry?.area == "biotech")
        #expect(profile.tickers == ["VINC"])
        #expect(profile.filings.map(\.form) == ["425", "8-K", "DEFM14A"])
        #expect(
            profile.filings.map(\.day.description) == ["2025-03-18", "2025-03-18", "2020-12-04"], "New York's days")
        #expect(profile.filings[1].items == ["1.01", "8.01", "9.01"])
        #expect(profile.filings[0].link == "https://www.sec.gov/Archives/edgar/data/1796129/000000000025000001/d1.htm")
        #expect(profile.announcement(before: Fixture.day("2025-04-01")) == Fixture.day("2025-03-18"))
    }

    @Test("a stored profile reads the same")
    func stored() throws {
        let profile = try SubmissionsFile.read(Array(vincerx.utf8)).content
        #expect(try SubmissionsFile.read(ProfileFile.text(of: profile)).content == profile)
    }

    @Test("a stored profile keeps filings without a document, and documents in a folder; items are cleaned")
    func storedDocuments() throws {
        let text = #"""
            {"cik":7,"name":"A","filings":{"recent":{"form":["8-K","8-K","8-K"],
            "accessionNumber":["0000000007-25-000001","0000000007-25-000002","000000000725000003…"],
            "acceptanceDateTime":["2025-03-18T09:02:48Z","2025-03-18T09:02:49Z","2025-03-18T09:02:50Z"],
            "items":["1.01,\u202e,9.01","1.01,","1.01"],"primaryDocument":["","xsl/d.htm","d.htm"]}}}
            """#
        let profile = try SubmissionsFile.read(Array(text.utf8)).content
        let folder = "https://www.sec.gov/Archives/edgar/data/7/"
        #expect(
            profile.filings.map(\.link) == ["\(folder)000000000725000001/", "\(folder)000000000725000002/xsl/d.htm"])
        #expect(profile.filings.map(\.items) == [["1.01", "9.01"], ["1.01"]])
        #expect(try SubmissionsFile.read(ProfileFile.text(of: profile)).content == profile)
    }

    @Test("facts kept under a number that no company has are left out")
    func storedFacts() throws {
        let text = #"[{"cik":9223372036854775807,"name":"A"},{"cik":10000000000},{"cik":0},{"cik":7,"name":"B\u202e"}]"#
        let facts = try FactsFile.read(Array(text.utf8))
        #expect(facts.map(\.cik) == [7] && facts.map(\.name) == ["B"])
        #expect(try FactsFile.read(FactsFile.text(of: facts)) == facts)
    }

    @Test("a company without an industry, and fields of other types")
    func tolerant() throws {
        let small = try SubmissionsFile.read(Array(S.submissions(1_940_261, "NVC Holdings, LLC", sic: "").utf8)).content
        #expect(small.industry == nil && small.tickers.isEmpty && small.filings.isEmpty)
        let odd =
            #"{"cik":7,"name":null,"sic":2836,"tickers":"X","filings":{"recent":{"form":["8-K"],"accessionNumber":[null]}}}"#
        let profile = try SubmissionsFile.read(Array(odd.utf8))
        #expect(profile.content.industry?.code == 2836 && !profile.errors.isEmpty)
        #expect(throws: FeedError.self) { try SubmissionsFile.read(Array("{}".utf8)) }
        #expect(throws: FeedError.self) { try SubmissionsFile.read(Array("<Error/>".utf8)) }
    }

    @Test("the list of tickers, the main one first")
    func tickers() throws {
        let text = """
            {"10":{"cik_str":1652044,"ticker":"GOOG","title":"Alphabet Inc."},"3":{"cik_str":1652044,"ticker":"GOOGL","title":"A"},
            "6":{"cik_str":1067983,"ticker":"BRK-B","title":"BERKSHIRE HATHAWAY INC"},"7":{"cik_str":null,"ticker":"X"}}
            """
        let tickers = try CompanyTickersFile.read(Array(text.utf8)).content
        #expect(tickers == [1_652_044: ["GOOGL", "GOOG"], 1_067_983: ["BRK-B"]])
        #expect(throws: FeedError.self) { try CompanyTickersFile.read(Array("{}".utf8)) }
    }

    @Test("a frame has a figure for each company, the newest of several; classes of shares are added up")
    func frame() throws {
        let text = """
            {"tag":"EntityCommonStockSharesOutstanding","uom":"shares","data":[
            {"accn":"a","cik":1,"entityName":"One","end":"2025-10-20","val":100},
            {"accn":"b","cik":2,"entityName":"Two","end":"2025-10-20","val":10},
            {"accn":"b","cik":2,"entityName":"Two","end":"2025-10-20","val":20},
            {"accn":"c","cik":3,"entityName":"Three","end":"2025-07-20","val":1},
            {"accn":"d","cik":3,"entityName":"Three","end":"2025-10-20","val":2},
            {"accn":"e","cik":4,"entityName":"Four","end":"2025-10-20","val":null},
            {"accn":"f","cik":null,"end":"2025-10-20","val":5},{"accn":"g","cik":6,"end":"never","val":5}]}
            """
        let frame = try FactsFrame.read(Array(text.utf8)).content
        #expect(frame.mapValues(\.fact.value) == [1: 100, 2: 30, 3: 2])
        #expect(frame[1]?.name == "One")
        #expect(frame[1]?.fact.tag == "EntityCommonStockSharesOutstanding")
        #expect(throws: FeedError.self) { try FactsFrame.read(Array("{}".utf8)) }
    }

    @Test("a concept of one company: its newest day, the last filed; or its newest year")
    func concept() throws {
        let text = """
            {"cik":1,"taxonomy":"us-gaap","tag":"InterestExpense","units":{"USD":[
            {"start":"2023-01-01","end":"2023-12-31","val":5,"accn":"a","filed":"2024-02-01"},
            {"start":"2024-01-01","end":"2024-12-31","val":7,"accn":"b","filed":"2025-02-01"},
            {"start":"2024-01-01","end":"2024-12-31","val":8,"accn":"c","filed":"2025-05-01"},
            {"start":"2025-01-01","end":"2025-03-31","val":2,"accn":"d","filed":"2025-05-01"},
            {"end":"2025-03-31","val":99,"accn":"d","filed":"2025-05-01"}]}}
            """
        let year = try #require(try FactsFrame.readConcept(Array(text.utf8), isAnnual: true).content)
        #expect(year.value == 8 && year.end.description == "2024-12-31")
        #expect(try FactsFrame.readConcept(Array(text.utf8)).content?.value == 99)
    }

    @Test("frames at the ends of the last quarters for figures of a day, of the last years for the others")
    func periods() {
        let day = Fixture.day("2026-01-12")
        #expect(FactsPlan.periods(of: .shares, at: day) == ["CY2025Q4I", "CY2025Q3I", "CY2025Q2I"])
        #expect(FactsPlan.periods(of: .interestExpense, at: day) == ["CY2025", "CY2024"])
        #expect(FactsPlan.periods(of: .longTermDebt, at: Fixture.day("2026-05-01")).first == "CY2026Q1I")
    }

    @Test("files cut off anywhere are errors")
    func truncation() throws {
        let frame = S.frame("LongTermDebt", [(1, 5), (2, 6)], end: "2025-09-30")
        for text in [vincerx, frame] {
            let bytes = Array(text.utf8)
            for length in stride(from: 0, to: bytes.count - 1, by: 5) {
                let cut = Array(bytes[..<length])
                #expect(throws: FeedError.self) { _ = try SubmissionsFile.read(cut) }
                #expect(throws: FeedError.self) { _ = try FactsFrame.read(cut) }
            }
        }
    }

    @Test(
        "an e-mail address is a contact, a web address is not",
        arguments: [
            ("name@example.org", true), ("  Jo Doe jo@example.org ", true), (nil, false), ("", false), ("name", false),
            ("https://example.org", false), ("name@example.org https://x.org", false), ("www.example.org", false),
            ("name@localhost", false), ("@example.org", false), ("a@b@c.org", false), ("n@example.org\r\nX: y", false),
        ])
    func contacts(text: String?, isGood: Bool) {
        #expect((EDGARContact.agent(text) != nil) == isGood)
        if isGood, let text { #expect(EDGARContact.agent(text) == .declared("Ballast/1.0 " + text.trimmed)) }
    }
}
