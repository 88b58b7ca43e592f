import Model
import TestSupport
import Testing

@testable import Networking
@testable import Services

struct EDGARFactsTests {
    private typealias S = EDGARSamples

    private let settings = EDGARSettings(
        isOn: true, address: "http://sec", factsAddress: "http://data", filings: .always(.seconds(120)),
        facts: .always(.seconds(604_800)), contact: "name@example.org")

    private func service(cache: any ResponseCache = MemoryResponseCache(), wanted: [String] = []) throws -> Service {
        let clock = SourceClock.noon(on: Fixture.day("2026-01-12"))
        let service = Service.edgar(
            settings, budget: .regulator(clock: clock), cache: cache, clock: clock, wanted: { wanted })
        return try #require(service)
    }

    private static func frame(_ path: String) -> String { "http://data/api/xbrl/frames/\(path).json" }

    /// The newest quarter does not exist yet; company 2 is in an older one only, and has its debt under another name.
    private let pages = [
        "http://sec/files/company_tickers.json":
            #"{"0":{"cik_str":1,"ticker":"AAA"},"1":{"cik_str":2,"ticker":"BBB"},"2":{"cik_str":3,"ticker":"CCC-A"}}"#,
        frame("dei/EntityCommonStockSharesOutstanding/shares/CY2025Q3I"): S.frame(
            "EntityCommonStockSharesOutstanding", [(1, 100), (9, 5)], unit: "shares", end: "2025-10-24"),
        frame("dei/EntityCommonStockSharesOutstanding/shares/CY2025Q2I"): S.frame(
            "EntityCommonStockSharesOutstanding", [(1, 90), (2, 50)], unit: "shares", end: "2025-07-24"),
        frame("us-gaap/LongTermDebt/USD/CY2025Q3I"): S.frame("LongTermDebt", [(1, 1000)], end: "2025-09-30"),
        frame("us-gaap/LongTermDebtNoncurrent/USD/CY2025Q3I"): S.frame(
            "LongTermDebtNoncurrent", [(1, 800), (2, 400)], end: "2025-09-30"),
        frame("us-gaap/InterestExpense/USD/CY2024"): S.frame(
            "InterestExpense", [(1, 60)], start: "2024-01-01", end: "2024-12-31"),
        frame("us-gaap/OperatingIncomeLoss/USD/CY2024"): S.frame(
            "OperatingIncomeLoss", [(1, 300), (2, -20)], start: "2024-01-01", end: "2024-12-31"),
    ]

    private func facts(_ pollResult: PollResult) throws -> [CompanyFacts] {
        guard case .companies(let facts) = try #require(pollResult.updates.first) else { return [] }
        return facts
    }

    @Test(
        "the newest available period, the preferred name where a company uses it, and only companies with a ticker")
    func frames() async throws {
        let facts = try facts(await service().run("facts", ScriptedTransport(pages)))
        #expect(facts.map(\.cik) == [1, 2])
        #expect(
            facts[0].shares
                == CompanyFact(100, end: Fixture.day("2025-10-24"), tag: "EntityCommonStockSharesOutstanding"))
        #expect(facts[0].longTermDebt?.tag == "LongTermDebt" && facts[0].longTermDebt?.value == 1000)
        #expect(facts[0].interestExpense?.start == Fixture.day("2024-01-01"))
        #expect(facts[1].shares?.end == Fixture.day("2025-07-24"), "a quarter before")
        #expect(facts[1].longTermDebt?.tag == "LongTermDebtNoncurrent")
        #expect(facts[1].interestExpense == nil && facts[1].operatingIncome?.value == -20)
        #expect(facts[0].tickers == ["AAA"])
    }

    @Test("a wanted company that is in no frame is requested by itself")
    func concept() async throws {
        let concept = """
            {"cik":3,"taxonomy":"dei","tag":"EntityCommonStockSharesOutstanding","units":{"shares":[
            {"end":"2025-07-20","val":70,"accn":"a","filed":"2025-08-01"},{"end":"2025-10-20","val":77,"accn":"b","filed":"2025-11-01"}]}}
            """
        var pages = pages
        pages["http://data/api/xbrl/companyconcept/CIK0000000003/dei/EntityCommonStockSharesOutstanding.json"] = concept
        let facts = try facts(await service(wanted: ["CCC-A", "AAA", "NONE"]).run("facts", ScriptedTransport(pages)))
        #expect(facts.map(\.cik) == [1, 2, 3])
        #expect(facts[2].shares?.value == 77)
    }

    @Test("stored facts are reported for a week without a request")
    func stored() async throws {
        let cache = MemoryResponseCache()
        let first = try facts(await service(cache: cache).run("facts", ScriptedTransport(pages)))
        let transport = ScriptedTransport([:])
        #expect(try facts(await service(cache: cache).run("facts", transport)) == first)
        #expect(transport.requests.isEmpty)
    }

    @Test("it is an error if there is no frame at all, and if the request of one fails")
    func errors() async throws {
        let tickers = pages.filter { $0.key.hasSuffix("tickers.json") }
        await #expect(throws: SourceError.self) { try await service().run("facts", ScriptedTransport(tickers)) }
        let pages = pages
        await #expect(throws: SourceError.self) {
            try await service().run(
                "facts",
                ScriptedTransport { request throws(SourceError) in
                    if request.url.contains("LongTermDebt/") { throw SourceError(.timedOut, "late") }
                    guard let page = pages[request.url] else { throw SourceError(.notFound, "404") }
                    return Array(page.utf8)
                })
        }
    }
}
