import Model
import NetworkingSupport
import TestSupport
import Testing

@testable import Networking
@testable import Services

@Suite("Bad rows among stored ones") struct PersistentBadRowsTests {
    /// A service whose page contains a bad row that stays.
    struct Subject: Sendable, CustomTestStringConvertible {
        let name: String
        let page: LoopbackService.Response
        let make: @Sendable (_ base: String, _ clock: SourceClock) throws -> Service
        var testDescription: String { name }
    }

    static let subjects = [
        Subject(name: "treasury", page: .csv("Date,\"10 Yr\"\n03/09/2026,4.38\n03/06/2026,much\n")) { base, clock in
            let memory = RatesMemory(
                Rates(yields: [.tenYears: DatedValues([(Fixture.day("2026-03-09"), 4.38)])]))
            return .treasury(
                TreasurySettings(isOn: true, address: base, interval: .always(.seconds(3600))), memory: memory,
                clock: clock)
        },
        Subject(name: "fred", page: .csv("observation_date,DFF\n2026-03-06,much\n2026-03-09,3.64\n")) { base, clock in
            let memory = RatesMemory(Rates(policy: DatedValues([(Fixture.day("2026-03-09"), 3.64)])))
            return .fred(
                FREDSettings(
                    isOn: true, address: base, interval: .always(.seconds(7200)), yields: [:], policy: "DFF"),
                memory: memory, clock: clock)
        },
        Subject(name: "wires", page: .xml(WireSamples.globe)) { base, clock in
            .wires(
                WireSettings(isOn: true, feeds: [base + "/globe"], interval: .always(.seconds(600))), clock: clock)
        },
        Subject(
            name: "edgar",
            page: .xml(
                EDGARSamples.feed([
                    EDGARSamples.entry("424B2", "A", 1, "Filer", "0000000000-26-000001"), "<entry></entry>",
                ]))
        ) { base, clock in
            let settings = EDGARSettings(
                isOn: true, address: base, factsAddress: base, filings: .always(.seconds(120)),
                facts: PollRequest.Interval(open: nil, preMarket: nil, closed: nil, holiday: nil),
                contact: "name@example.org")
            return try #require(Service.edgar(settings, budget: RequestBudget(perSecond: 1000, burst: 1000, atOnce: 9)))
        },
    ]

    @Test("a row that stays bad while the others are stored is not a failure of the service", arguments: subjects)
    func stays(subject: Subject) async throws {
        let scene = try await PollingScene()
        scene.service.respond { _ in subject.page }
        let service = try subject.make(scene.service.base, scene.clock.source)
        let source = PolledSource([service], transport: scene.transport, clock: scene.clock.source, seed: 1)
        let log = UpdateLog(source, SmallFeed.market)
        let first = try await log.status("the response") { $0.state == .partial || $0.state == .failed }
        try #require(first.state == .partial, "\(first.reason ?? "")")
        for _ in 0..<2 {
            let before = log.statusCount
            scene.clock.time.advance(by: .seconds(15))
            source.refresh()
            let status = try await log.status(after: before, "requested again") {
                $0.lastSuccess == scene.clock.wall || $0.state == .failed
            }
            try #require(status.state == .partial, "\(status.reason ?? "")")
        }
    }
}
