import Model
import PlaybackSupport
import TestSupport
import Testing

@testable import Formats
@testable import Networking
@testable import Services

struct TreasuryServiceTests {
    private static let folder = "http://t/resource-center/data-chart-center/interest-rates"
    private static func table(_ year: Int) -> String {
        "\(folder)/daily-treasury-rates.csv/\(year)/all?type=daily_treasury_yield_curve"
            + "&field_tdr_date_value=\(year)&page&_format=csv"
    }
    private static func feed(_ year: Int) -> String {
        "\(folder)/pages/xml?data=daily_treasury_yield_curve&field_tdr_date_value=\(year)"
    }

    private let memory = RatesMemory(
        Rates(yields: [
            .twoYears: DatedValues([(Fixture.day("2024-05-15"), 4.73), (Fixture.day("2024-05-16"), 4.78)]),
            .tenYears: DatedValues([(Fixture.day("2024-05-15"), 4.36), (Fixture.day("2024-05-16"), 4.38)]),
        ]))

    private func service(on day: String, _ memory: RatesMemory? = nil) -> Service {
        let settings = TreasurySettings(isOn: true, address: "http://t", interval: .always(.seconds(3600)))
        return .treasury(settings, memory: memory ?? self.memory, clock: .noon(on: Fixture.day(day)))
    }

    private let page = """
        Date,"2 Yr","10 Yr"
        05/20/2024,4.84,4.44
        05/17/2024,4.83,4.42
        05/16/2024,4.78,4.38
        05/15/2024,4.73,4.36
        """

    @Test("new days and their source are reported once")
    func newDays() async throws {
        let transport = ScriptedTransport([Self.table(2024): page])
        let service = service(on: "2024-05-20")
        let pollResult = try await service.run("table", transport)
        #expect(
            pollResult.updates.map(\.summary) == [
                "2024-05-17: 2Y 4.83, 10Y 4.42", "2024-05-20: 2Y 4.84, 10Y 4.44", "yields of U.S. Treasury, end of day",
            ])
        #expect(pollResult.errors == [])
        #expect(try await service.run("table", transport).updates.isEmpty)
        #expect(transport.requests.map(\.content) == [.csv, .csv])
        #expect(transport.requests.allSatisfy { $0.isConditional && $0.deadline == .seconds(40) })
    }

    @Test("a corrected day is reported again, without the source of the newest")
    func correction() async throws {
        let corrected = page.replacing("05/16/2024,4.78,4.38", with: "05/16/2024,4.78,4.39")
        _ = try await service(on: "2024-05-20").run("table", ScriptedTransport([Self.table(2024): page]))
        let pollResult = try await service(on: "2024-05-20").run(
            "table", ScriptedTransport([Self.table(2024): corrected]))
        #expect(pollResult.updates.map(\.summary) == ["2024-05-16: 2Y 4.78, 10Y 4.39"])
    }

    @Test("a gap of years is filled year by year, in order of date")
    func gap() async throws {
        let transport = ScriptedTransport([
            Self.table(2024): page, Self.table(2025): "Date,10 Yr\n01/02/2025,4.57\n",
            Self.table(2026): "Date,10 Yr\n02/27/2026,3.97\n",
        ])
        let pollResult = try await service(on: "2026-03-01").run("table", transport)
        #expect(
            pollResult.updates.map(\.summary) == [
                "2024-05-17: 2Y 4.83, 10Y 4.42", "2024-05-20: 2Y 4.84, 10Y 4.44", "2025-01-02: 10Y 4.57",
                "2026-02-27: 10Y 3.97", "yields of U.S. Treasury, end of day",
            ])
        _ = try await service(on: "2026-03-01").run("table", transport)
        #expect(transport.requests.map(\.url) == [2024, 2025, 2026, 2026].map(Self.table))
    }

    @Test("an error within a gap reports nothing at all, so that the next request fills it completely")
    func errorInGap() async throws {
        let pages = [Self.table(2024): page, Self.table(2025): "Date,10 Yr\n01/02/2025,4.57\n"]
        await #expect(throws: SourceError.self) {
            try await service(on: "2026-03-01").run("table", ScriptedTransport(pages))
        }
        let complete = pages.merging([Self.table(2026): "Date,10 Yr\n02/27/2026,3.97\n"]) { a, _ in a }
        #expect(try await service(on: "2026-03-01").run("table", ScriptedTransport(complete)).updates.count == 5)
    }

    @Test("around New Year the previous year is requested too, and an empty year is not an error")
    func newYear() async throws {
        let memory = RatesMemory(Rates(yields: [.tenYears: DatedValues([(Fixture.day("2024-12-31"), 4.58)])]))
        let transport = ScriptedTransport([
            Self.table(2024): "Date,10 Yr\n12/31/2024,4.58\n12/30/2024,4.55\n", Self.table(2025): "Date,10 Yr",
        ])
        let pollResult = try await service(on: "2025-01-02", memory).run("table", transport)
        #expect(pollResult.updates.map(\.summary).first == "2024-12-30: 10Y 4.55" && pollResult.errors == [])
        #expect(transport.requests.count == 2)
        await #expect(throws: SourceError(.empty, "no yields of 2025")) {
            try await service(on: "2025-01-20", memory).run("table", transport)
        }
    }

    @Test("without stored yields the request begins with the previous year")
    func nothingStored() async throws {
        #expect(
            TreasuryYields(address: "", memory: RatesMemory(), now: SourceClock.now).years(
                until: Fixture.day("2026-03-01")) == 2025...2026)
    }

    @Test("a day after today is an error and is left out")
    func future() async throws {
        let pollResult = try await service(on: "2024-05-17").run("table", ScriptedTransport([Self.table(2024): page]))
        #expect(pollResult.updates.first?.summary == "2024-05-17: 2Y 4.83, 10Y 4.42")
        #expect(pollResult.errors == [FeedError("treasury", expected: "no day after 2024-05-17", found: "2024-05-20")])
    }

    @Test("the feed is the fallback for the table, and yields the same")
    func feed() async throws {
        let service = service(on: "2024-05-16", RatesMemory())
        #expect(service.pollRequests.map(\.fallbackFor) == [nil, PollRequest.ID("treasury", "table")])
        let transport = ScriptedTransport([
            Self.feed(2024): TreasurySample.text, Self.feed(2023): TreasurySample.text,
        ])
        let pollResult = try await service.run("feed", transport)
        #expect(
            pollResult.updates.map(\.summary).suffix(2) == [
                "2024-05-16: 1M 5.51, 2Y 4.78, 10Y 4.38", "yields of U.S. Treasury, end of day",
            ])
        #expect(transport.requests.map(\.content) == [.xml, .xml])
    }

    @Test("an unchanged response yields no updates")
    func unchanged() async throws {
        let pollResult = try await service(on: "2024-05-20").run("table", ScriptedTransport { _ in nil })
        #expect(pollResult.updates.isEmpty && pollResult.errors == [])
    }

    @Test("a page in place of the table is content of the wrong kind")
    func page() async throws {
        await #expect(throws: SourceError.self) {
            try await service(on: "2024-05-20").run("table", ScriptedTransport([Self.table(2024): "<html></html>"]))
        }
    }
}

extension MarketUpdate {
    /// The rates in this update as short text.
    var summary: String {
        switch self {
        case .curve(let curve):
            let tenors = curve.percent.sorted { $0.key.years < $1.key.years }
            return "\(curve.day): " + tenors.map { "\($0.key.rawValue) \($0.value)" }.joined(separator: ", ")
        case .policy(let day, let percent): return "\(day): policy \(percent)"
        case .ratesProvenance(let provenance):
            return "yields of \(provenance.source), \(provenance.freshness.rawValue)"
        default: return "\(self)"
        }
    }
}
