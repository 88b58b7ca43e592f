import Model
import PlaybackSupport
import TestSupport
import Testing

@testable import Formats
@testable import Networking
@testable import Playback
@testable import Services

struct NPORTServiceTests {
    private static func list(_ accession: String, _ day: String, form: String = "NPORT-P") -> String {
        """
        <entry><category label="form type" scheme="https://www.sec.gov/" term="\(form)" />
        <content type="text/xml"><accession-number>\(accession)</accession-number><filing-date>\(day)</filing-date>
        <filing-href>https://www.sec.gov/Archives/edgar/data/1/\(accession.replacing("-", with: ""))/\(accession)-index.htm\
        </filing-href><filing-type>\(form)</filing-type></content>
        <title>\(form)  - Monthly Portfolio Investments Report</title></entry>
        """
    }
    private static func feed(_ entries: String...) -> String {
        "<?xml version=\"1.0\" encoding=\"ISO-8859-1\" ?><feed xmlns=\"http://www.w3.org/2005/Atom\">\(entries.joined())</feed>"
    }
    private static let directory = """
        {"fields":["symbol","cik","seriesId","classId"],"data":[["IYW",1100663,"S000004354","C000012084"],
        ["XBI",1064642,"S000012345","C000034021"],["VTWO",52848,"bad",null],[]]}
        """
    private static func query(_ number: String) -> String {
        "http://s/cgi-bin/browse-edgar?action=getcompany&CIK=\(number)&type=NPORT-P&dateb=&owner=include&count=10&output=atom"
    }
    private static let document = "http://s/Archives/edgar/data/1/000000000126000002/primary_doc.xml"
    static let pages = [
        "http://s/files/company_tickers_mf.json": directory,
        query("S000012345"): feed(
            list("0000000001-26-000001", "2026-05-29"), list("0000000001-26-000002", "2026-08-28"),
            list("0000000001-26-000009", "2026-08-30", form: "NPORT-EX")),
        document: NPORTSample.text,
    ]

    private func service(
        sponsored: [Symbol: String] = [:], cache: any ResponseCache = MemoryResponseCache(),
        known: HoldingsTable? = nil,
        on day: String = "2026-09-01"
    ) -> Service {
        let book = SectorBook([
            HoldingsTable(
                fund: "IVV", asOf: Dated(Fixture.day("2026-06-01")),
                holdings: [
                    Holding(ticker: "AAPL", name: "APPLE INC", sector: .informationTechnology, weight: 0.5),
                    Holding(ticker: "INSM", name: "INSMED & CO", sector: .healthCare, weight: 0.5),
                ], source: "t")
        ])
        return .nport(
            NPORTSettings(
                isOn: true, address: "http://s", interval: .always(.seconds(604_800)), funds: ["XBI", "SPY", "VTWO"]),
            contact: "name@example.org", book: book, cache: cache, holdings: { $0 == known?.fund ? known : nil },
            sponsored: sponsored, clock: .noon(on: Fixture.day(day)))
    }

    @Test("the next start reads neither the report nor the list of funds again while both are stored")
    func nextStart() async throws {
        let cache = MemoryResponseCache()
        let first = try await service(cache: cache).run("XBI", ScriptedTransport(Self.pages))
        guard case .holdings(let table) = try #require(first.updates.first) else { throw SourceError(.empty, "none") }
        let list = Self.query("S000012345"), funds = "http://s/files/company_tickers_mf.json"
        func urls(_ known: HoldingsTable?, on day: String) async throws -> [String] {
            let transport = ScriptedTransport(Self.pages)
            _ = try await service(cache: cache, known: known, on: day).run("XBI", transport)
            return transport.requests.map(\.url)
        }
        #expect(try await urls(table, on: "2026-09-03") == [list])
        #expect(try await urls(nil, on: "2026-09-03") == [list, Self.document], "its table was never stored")
        #expect(try await urls(table, on: "2026-09-12") == [funds, list], "a week later")
        let other = HoldingsTable(fund: "XBI", asOf: table.asOf, holdings: table.holdings, source: "another")
        #expect(try await urls(other, on: "2026-09-12") == [list, Self.document], "another source's table is stored")
    }

    @Test("errors in a report are reported for as long as it is the newest, though it is read once per start")
    func badPosition() async throws {
        var pages = Self.pages
        pages[Self.document] = NPORTSample.text.replacing(">1.5<", with: ">much<")
        let transport = ScriptedTransport(pages), cache = MemoryResponseCache(), service = service(cache: cache)
        let first = try await service.run("XBI", transport)
        #expect(first.updates.count == 2 && first.errors.count == 1)
        let second = try await service.run("XBI", transport)
        #expect(second.updates.isEmpty && second.isUnderstood && second.errors == first.errors)
        #expect(transport.requests.count { $0.url == Self.document } == 1)
        guard case .holdings(let table) = try #require(first.updates.first) else { throw SourceError(.empty, "none") }
        #expect(try await self.service(cache: cache, known: table).run("XBI", transport).errors == first.errors)
    }

    @Test("the newest report of a fund's series is read, with sectors joined by ticker and name")
    func report() async throws {
        let transport = ScriptedTransport(Self.pages), service = service()
        let pollResult = try await service.run("XBI", transport)
        #expect(pollResult.errors == [] && pollResult.updates.count == 2)
        guard case .holdings(let holdings) = pollResult.updates[0], case .sectors(let sectors) = pollResult.updates[1]
        else {
            Issue.record("unexpected updates")
            return
        }
        #expect(holdings.fund == "XBI" && holdings.asOf == Dated(Fixture.day("2026-06-30")))
        #expect(holdings.source == "N-PORT-P of 2026-06-30")
        #expect(sectors[.informationTechnology]?.weight == 0.5 && sectors[.healthCare]?.weight == 0.4)
        #expect(sectors[.unassigned]?.weight == 0.02)
        #expect(transport.requests.allSatisfy { $0.agent == .declared("Ballast/1.0 name@example.org") })
        #expect(transport.requests.map(\.url).last == Self.document)
        #expect(try await service.run("XBI", transport).updates.isEmpty)
        #expect(transport.requests.count == 4)
    }

    @Test("a trust that is not on the list is requested by its own number, also if the list is unavailable")
    func trust() async throws {
        for directory in [Self.directory, nil] {
            var pages = Self.pages
            pages["http://s/files/company_tickers_mf.json"] = directory
            pages[Self.query("0000884394")] = Self.feed(Self.list("0000000001-26-000002", "2026-08-28"))
            #expect(try await service().run("SPY", ScriptedTransport(pages)).updates.count == 2)
        }
    }

    @Test("a fund that is not on the list, has no report, or gets a report of another fund is an error")
    func errors() async throws {
        var pages = Self.pages
        await #expect(throws: SourceError.self) { try await service().run("VTWO", ScriptedTransport(pages)) }
        pages[Self.document] = NPORTSample.text.replacing("S000012345", with: "S000099999")
        await #expect(throws: SourceError(.wrongContent, "a report of Some Fund instead of XBI")) {
            try await service().run("XBI", ScriptedTransport(pages))
        }
        pages[Self.query("S000012345")] = Self.feed()
        await #expect(throws: SourceError(.empty, "no reports of XBI")) {
            try await service().run("XBI", ScriptedTransport(pages))
        }
    }

    @Test("N-PORT is the fallback for the sponsors, fund by fund")
    func fallbacks() {
        let pollRequests = service(sponsored: ["IWM": "ishares", "SPY": "invesco"]).pollRequests
        #expect(pollRequests.map(\.key) == ["XBI", "VTWO", "IWM", "SPY"])
        #expect(
            pollRequests.map(\.fallbackFor) == [
                nil, nil, PollRequest.ID("ishares", "IWM"), PollRequest.ID("invesco", "SPY"),
            ])
    }

    @Test("filings are sorted newest first, and one at an unexpected location is left out")
    func filings() throws {
        let text = Self.feed(
            Self.list("0000000001-26-000001", "2026-05-29"), Self.list("0000000001-26-000002", "2026-08-28"),
            Self.list("0000000001-26-000003", "2026-08-29").replacing("/Archives/edgar/", with: "/Archives/../"))
        let parsed = try NPORTFilings.read(Array(text.utf8))
        #expect(parsed.content.map(\.accession) == ["0000000001-26-000002", "0000000001-26-000001"])
        #expect(parsed.content.first?.folder == "/Archives/edgar/data/1/000000000126000002/")
        #expect(parsed.errors.count == 1)
    }

    @Test(
        "the list of funds is read by its field names, in any order",
        arguments: ["", "<html>", "{}", "{\"fields\":[\"a\"],\"data\":[]}"])
    func directory(bad: String) throws {
        let found = try FundDirectory.read(Array(Self.directory.utf8), funds: ["XBI", "IYW", "VTWO", "SPY"])
        #expect(found == ["XBI": "S000012345", "IYW": "S000004354"])
        #expect(throws: FeedError.self) { try FundDirectory.read(Array(bad.utf8), funds: ["XBI"]) }
    }
}
