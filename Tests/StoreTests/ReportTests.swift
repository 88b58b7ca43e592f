import Model
import TestSupport
import Testing

@testable import Store

@Suite("Filings, headlines, companies") struct ReportTests {
    let folder: TemporaryFolder
    let store: MarketStore

    init() throws { (folder, store) = try TemporaryFolder.withStore() }

    private func fullMarket() throws -> Market {
        let snapshot = try #require(try store.firstSnapshot())
        return try store.rest().reduce(snapshot) { $0.applying($1) }
    }

    @Test("a filing is read back with its companies, and a newer receipt replaces it")
    func filings() throws {
        let target = Filing.Party(
            cik: 1, name: "ALPINE IMMUNE SCIENCES", role: .subject, industry: Industry(code: 2836), ticker: "ALPN")
        let acquirer = Filing.Party(cik: 2, name: "VERTEX PHARMACEUTICALS", role: .filedBy)
        let filing = Filing(
            accession: "0001-24-1", form: "SC TO-T", parties: [target, acquirer], accepted: .hour(13),
            items: ["1.01", "8.01"], link: "https://example.org/1", isNearMergerForm: true)
        let other = Filing(
            accession: "0001-24-2", form: "8-K", parties: [], accepted: .hour(14), link: "https://example.org/2")
        try store.save([.filing(other), .filing(filing)], receivedAt: .hour(15))
        #expect(try fullMarket().filings == [other, filing])
        var amended = filing
        amended.parties = [target]
        try store.save([.filing(amended)], receivedAt: .hour(16))
        try store.save([.filing(filing)], receivedAt: .hour(14))
        #expect(try fullMarket().filings == [other, amended])
    }

    @Test("headlines are read back newest first")
    func headlines() throws {
        let first = Headline(
            "Merck to acquire Alpine", time: .hour(12), link: "https://example.org/a", wire: "GlobeNewswire",
            tickers: ["MRK", "ALPN"])
        let second = Headline("Vertex closes", time: .hour(13), link: "https://example.org/b", wire: "PR Newswire")
        try store.save([.headline(second), .headline(first)], receivedAt: .hour(15))
        #expect(try fullMarket().headlines == [second, first])
    }

    @Test("the figure for the later day counts among a company's reports")
    func companies() throws {
        let day = SmallMarket.firstDay
        func facts(_ shares: Double, _ end: Day) -> CompanyFacts {
            CompanyFacts(
                cik: 7, tickers: ["ALPN"], name: "Alpine", shares: CompanyFact(shares, end: end, tag: "Shares"),
                interestExpense: CompanyFact(5, start: day - 365, end: day, tag: "InterestExpense"))
        }
        try store.save([.companies([facts(100, day)])], receivedAt: .hour(1))
        try store.save([.companies([facts(90, day - 90)])], receivedAt: .hour(2))
        #expect(try fullMarket().companies.all == [facts(100, day)])
        try store.save([.companies([facts(101, day)])], receivedAt: .hour(3))
        #expect(try fullMarket().companies["ALPN"] == facts(101, day))
    }

    @Test("two reports of a deal are stored separately and merged in the market")
    func twoReports() throws {
        let day = SmallMarket.firstDay
        let filed = Deal(
            announced: Dated(day + 1), acquirer: "MERCK & CO INC", target: "KARUNA", targetTicker: "KRTX",
            kind: .acquisition, area: Deal.unknownArea, source: "https://example.org/filing", otherSources: ["x", "y"],
            stage: .completed)
        try store.save([.deal(filed)], receivedAt: .hour(1))
        let matching = try fullMarket().deals.filter { $0.target == "Karuna" }
        #expect(matching.count == 1)
        #expect(matching.first?.upfrontUSDMillions == 14_000)
        #expect(matching.first?.targetTicker == "KRTX")
        #expect(matching.first?.stage == .completed)
        #expect(try OtherProgram(folder.file).number("SELECT count(*) FROM deals WHERE target LIKE 'karuna'") == 2)
    }

    @Test("separate spans of covered days stay separate")
    func spans() throws {
        let day = SmallMarket.firstDay
        let before = try #require(try store.firstSnapshot()).dealSpans
        #expect(before == SmallMarket.bundled.dealSpans)
        try store.save(
            [
                .dealsCovered(day + 400...day + 402), .dealsCovered(day + 403...day + 403),
                .dealsCovered(day + 401...day + 402),
            ],
            receivedAt: .hour(1))
        #expect(try store.firstSnapshot()?.dealSpans == before + [day + 400...day + 403])
        #expect(
            try OtherProgram(folder.file).number("SELECT count(*) FROM deal_spans WHERE first > \(day.number + 300)")
                == 1)
    }

    @Test("a first snapshot that leaves out older deals does not claim coverage of their days")
    func manyDeals() throws {
        let day = SmallMarket.firstDay
        let deals = (0..<300).map { number in
            SmallMarket.deal("Target\(String(repeating: "x", count: number + 1))", on: day - number)
        }
        try store.save(deals.map { .deal($0) } + [.dealsCovered(day - 299...day)], receivedAt: .hour(1))
        let snapshot = try #require(try store.firstSnapshot())
        #expect(snapshot.deals.count == 100)
        #expect(snapshot.dealSpans.first?.lowerBound == snapshot.deals.last?.announced.day)
        let fullMarket = try fullMarket()
        #expect(fullMarket.deals.count == 302)
        #expect(fullMarket.dealSpans == [day - 299...day])
    }

    @Test("importing the same tables again changes nothing")
    func quarters() throws {
        let before = try fullMarket()
        try store.importTables(SmallMarket.bundled, fingerprint: "b")
        let after = try fullMarket()
        #expect(before.deals == after.deals)
        #expect(before.dealSpans == after.dealSpans)
    }
}
