import Model
import Testing

@testable import Store

@Suite("Filings, headlines, companies") struct ReportTests {
    let folder: TemporaryFolder
    let store: MarketStore

    init() throws {
        folder = try TemporaryFolder()
        store = try MarketStore.open(folder: folder.path, now: .hour(0))
        try store.importTables(SmallMarket.bundled, mark: "a")
    }

    private func whole() throws -> Market {
        let picture = try #require(try store.firstPicture())
        return try store.rest().reduce(picture) { $0.applying($1) }
    }

    @Test("a filing comes back with its companies, and a newer word of it counts")
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
        #expect(try whole().filings == [other, filing])
        var amended = filing
        amended.parties = [target]
        try store.save([.filing(amended)], receivedAt: .hour(16))
        try store.save([.filing(filing)], receivedAt: .hour(14))
        #expect(try whole().filings == [other, amended])
    }

    @Test("headlines come back, newest first")
    func headlines() throws {
        let first = Headline(
            "Merck to acquire Alpine", time: .hour(12), link: "https://example.org/a", wire: "GlobeNewswire",
            tickers: ["MRK", "ALPN"])
        let second = Headline("Vertex closes", time: .hour(13), link: "https://example.org/b", wire: "PR Newswire")
        try store.save([.headline(second), .headline(first)], receivedAt: .hour(15))
        #expect(try whole().headlines == [second, first])
    }

    @Test("of what companies report the later day counts")
    func companies() throws {
        let day = SmallMarket.firstDay
        func facts(_ shares: Double, _ end: Day) -> CompanyFacts {
            CompanyFacts(
                cik: 7, tickers: ["ALPN"], name: "Alpine", shares: CompanyFact(shares, end: end, tag: "Shares"),
                interestExpense: CompanyFact(5, start: day - 365, end: day, tag: "InterestExpense"))
        }
        try store.save([.companies([facts(100, day)])], receivedAt: .hour(1))
        try store.save([.companies([facts(90, day - 90)])], receivedAt: .hour(2))
        #expect(try whole().companies.all == [facts(100, day)])
        try store.save([.companies([facts(101, day)])], receivedAt: .hour(3))
        #expect(try whole().companies["ALPN"] == facts(101, day))
    }

    @Test("two reports of a deal are kept apart and become one on the market")
    func twoReports() throws {
        let day = SmallMarket.firstDay
        let filed = Deal(
            announced: Dated(day + 1), acquirer: "MERCK & CO INC", target: "KARUNA", targetTicker: "KRTX",
            kind: .acquisition, area: Deal.unknownArea, source: "https://example.org/filing", otherSources: ["x", "y"],
            stage: .completed)
        try store.save([.deal(filed)], receivedAt: .hour(1))
        let known = try whole().deals.filter { $0.target == "Karuna" }
        #expect(known.count == 1)
        #expect(known.first?.upfrontUSDMillions == 14_000)
        #expect(known.first?.targetTicker == "KRTX")
        #expect(known.first?.stage == .completed)
        #expect(try OtherProgram(folder.file).number("SELECT count(*) FROM deals WHERE target LIKE 'karuna'") == 2)
    }

    @Test("days of which deals are known stay apart where they are")
    func spans() throws {
        let day = SmallMarket.firstDay
        let before = try #require(try store.firstPicture()).dealSpans
        #expect(before == SmallMarket.bundled.dealSpans)
        try store.save(
            [
                .dealsKnown(day + 400...day + 402), .dealsKnown(day + 403...day + 403),
                .dealsKnown(day + 401...day + 402),
            ],
            receivedAt: .hour(1))
        #expect(try store.firstPicture()?.dealSpans == before + [day + 400...day + 403])
        #expect(
            try OtherProgram(folder.file).number("SELECT count(*) FROM deal_spans WHERE first > \(day.number + 300)")
                == 1)
    }

    @Test("where there are more deals than the first picture has, it does not say that it knows the older days")
    func manyDeals() throws {
        let day = SmallMarket.firstDay
        let deals = (0..<300).map { number in
            SmallMarket.deal("Target\(String(repeating: "x", count: number + 1))", on: day - number)
        }
        try store.save(deals.map { .deal($0) }, receivedAt: .hour(1))
        let picture = try #require(try store.firstPicture())
        #expect(picture.deals.count == 100)
        #expect(picture.dealSpans.first?.lowerBound == picture.deals.last?.announced.day)
        let whole = try whole()
        #expect(whole.deals.count == 302)
        #expect(whole.dealSpans == [day - 299...day])
    }

    @Test("what is written when nothing has changed is the same as before")
    func quarters() throws {
        let before = try whole()
        try store.importTables(SmallMarket.bundled, mark: "b")
        let after = try whole()
        #expect(before.deals == after.deals)
        #expect(before.dealSpans == after.dealSpans)
    }
}
