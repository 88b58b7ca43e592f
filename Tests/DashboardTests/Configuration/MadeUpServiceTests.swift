import Formats
import Model
import Networking
import Services
import Testing

@testable import ballast

/// A service that exists only here: a definition is all it takes to be configured, polled, examined and listed.
@Suite struct MadeUpServiceTests {
    private struct TideSettings: ServiceSettings {
        var isOn = true
        var harbour = "Boston"
    }

    private static let key = SettingsKey("tides", standard: TideSettings())

    /// Reports a yield curve whose 10-year has as many percent as the harbour has letters.
    private static let tides: ServiceDefinition = {
        var service = ServiceDefinition(
            key, .rates, "The tides of a harbour.",
            settings: [key.setting("harbour", .text("the name of a harbour"), \.harbour, "Where they are measured.")])
        service.requirement = { settings, _ in
            guard settings[key].harbour == "Atlantis" else { return nil }
            return ServiceDefinition.Requirement(reason: "it has sunk", advice: "name another harbour")
        }
        service.services = { context in
            let percent = Double(context.settings[key].harbour.count)
            let request = PollRequest("curve", every: .always(.seconds(60))) { _ throws(SourceError) in
                PollResult([.curve(YieldCurve(Day(number: 19_000), percent: [.tenYears: percent]))])
            }
            return [Service("tides", at: "https://tides.invalid", pollRequests: [request])]
        }
        return service
    }()

    private func settings(_ text: String) throws -> SourcesConfiguration {
        let (configuration, errors) = Configuration.parsing(text, file: "config.toml", services: [Self.tides])
        try #require(errors.isEmpty, "\(errors)")
        return configuration.sources
    }

    @Test("it is configured in a section of its own, with documentation")
    func configured() throws {
        let settings = try settings("[sources.tides]\non = false\nharbour = \"Dover\"")
        #expect(settings[Self.key] == TideSettings(isOn: false, harbour: "Dover"))
        let (_, errors) = Configuration.parsing(
            "[sources.tides]\nharbour = 3", file: "config.toml", services: [Self.tides])
        #expect(errors.first?.description.contains("the name of a harbour") == true)
        let lines = ConfigurationText.section(ConfigurationSchema.section(of: Self.tides))
        #expect(lines.contains("[sources.tides]") && lines.contains("# harbour = \"Boston\""))
        #expect(lines.contains("## The tides of a harbour.") && lines.contains("## Where they are measured."))
    }

    @Test("it is polled with its settings, and anew when they change")
    func polled() async throws {
        let live = LiveMarket(Market(Moment(Day(number: 19_000), mode: .live)))
        let services = LiveServices(
            ServiceFactory(ServiceResources(live), of: [Self.tides]),
            try settings("[sources.tides]\nharbour = \"Dover\""))
        let source = LiveSource(
            live, services.follow(), wallClock: { NewYorkTime.timestamp(Day(number: 19_000), minute: 12 * 60) })
        for await _ in source.updates() where live.market.rates[.tenYears].last == 5 { break }
        source.replace(services.follow(try settings("[sources.tides]\nharbour = \"Nice\"")))
        for await _ in source.updates() where live.market.rates[.tenYears].last == 4 { break }
        #expect(live.market.sources.map(\.name) == ["tides"])
        await services.shutDown()
    }

    @Test("the doctor examines it")
    func examined() async throws {
        let examination = SourceExamination(
            settings: SourcesConfiguration(), limit: .seconds(60), definitions: [Self.tides])
        let checks = await examination.run()
        #expect(checks.map(\.name) == ["tides"] && checks.first?.rows == 1)
    }

    @Test("it is listed while it is off, with the reason")
    func listed() throws {
        func off(_ text: String) throws -> [SourceStatus] {
            [Self.tides].statusesOff(try settings(text), environment: [:])
        }
        #expect(try off("").isEmpty)
        #expect(try off("[sources.tides]\non = false") == [SourceStatus("tides", .off, reason: "switched off")])
        let sunk = try off("[sources.tides]\nharbour = \"Atlantis\"")
        #expect(sunk == [SourceStatus("tides", .off, reason: "it has sunk")])
    }
}
