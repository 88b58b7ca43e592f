import Model
import TestSupport
import Testing

@testable import Formats
@testable import Networking
@testable import Services

struct FREDServiceTests {
    private let memory = RatesMemory(
        Rates(
            yields: [.tenYears: DatedValues([(Fixture.day("2024-05-15"), 4.36)])],
            policy: DatedValues([(Fixture.day("2024-05-13"), 5.33), (Fixture.day("2024-05-14"), 5.33)])))

    private var service: Service {
        let settings = FREDSettings(
            isOn: true, address: "http://f", interval: .always(.seconds(7200)),
            yields: [.twoYears: "DGS2", .tenYears: "DGS10"], policy: "DFF")
        return .fred(settings, memory: memory, clock: .noon(on: Fixture.day("2024-05-17")))
    }

    private static func address(_ series: String, _ first: String) -> String {
        "http://f/graph/fredgraph.csv?id=\(series)&cosd=\(first)"
    }

    private let two = "observation_date,DGS2\n2024-05-15,4.73\n2024-05-16,4.78\n2024-05-17,.\n"
    private let ten = "observation_date,DGS10\n1999-01-04,4.69\n2024-05-15,4.36\n2024-05-16,4.38\n2024-05-18,4.40\n"

    @Test("policy rates are reported by day, both new and corrected ones")
    func policy() async throws {
        let page = "observation_date,DFF\n2024-05-13,5.33\n2024-05-14,5.32\n2024-05-15,5.33\n"
        let transport = ScriptedTransport([Self.address("DFF", "2024-04-30"): page])
        let pollResult = try await service.run("policy", transport)
        #expect(pollResult.updates.map(\.summary) == ["2024-05-14: policy 5.32", "2024-05-15: policy 5.33"])
        #expect(pollResult.errors == [])
        let second = ScriptedTransport([Self.address("DFF", "2024-05-01"): page])
        #expect(try await service.run("policy", second).updates.isEmpty)
    }

    @Test("tenors are combined by day; days before the stored ones, future days and days without a value are left out")
    func yields() async throws {
        let transport = ScriptedTransport([
            Self.address("DGS2", "2024-05-01"): two, Self.address("DGS10", "2024-05-01"): ten,
        ])
        let pollResult = try await service.run("yields", transport)
        #expect(
            pollResult.updates.map(\.summary) == [
                "2024-05-15: 2Y 4.73, 10Y 4.36", "2024-05-16: 2Y 4.78, 10Y 4.38", "yields of FRED, end of day",
            ])
        #expect(service.pollRequests.last?.fallbackFor == PollRequest.ID("treasury", "feed"))
    }

    @Test("a series that fails is reported, and the others count")
    func partial() async throws {
        let transport = ScriptedTransport([Self.address("DGS10", "2024-05-01"): ten])
        let pollResult = try await service.run("yields", transport)
        #expect(pollResult.updates.first?.summary == "2024-05-16: 10Y 4.38")
        #expect(pollResult.errors.count == 1 && pollResult.errors.first?.source == "fred, DGS2")
        await #expect(throws: SourceError.self) { try await service.run("yields", ScriptedTransport([:])) }
    }

    @Test("yields reported by the Treasury are not reported again")
    func shared() async throws {
        _ = memory.news(
            of: [YieldCurve(Fixture.day("2024-05-16"), percent: [.twoYears: 4.78, .tenYears: 4.38])],
            from: "U.S. Treasury")
        let transport = ScriptedTransport([
            Self.address("DGS2", "2024-05-02"): two, Self.address("DGS10", "2024-05-02"): ten,
        ])
        #expect(try await service.run("yields", transport).updates.map(\.summary) == ["2024-05-15: 2Y 4.73, 10Y 4.36"])
    }

    @Test("an archive, as sent for several series at once, is content of the wrong kind")
    func archive() async throws {
        await #expect(throws: SourceError.self) {
            try await service.run("policy", ScriptedTransport { _ in Array("PK\u{3}\u{4}".utf8) })
        }
    }
}
