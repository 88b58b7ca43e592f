import Feeds
import Model

/// The services of the live market, as a user wants them asked.
struct LiveServices: Sendable {
    /// As sources of the live market.
    let sources: [LiveSource.Service]
    /// What is to be said of those that are not asked.
    let off: [SourceStatus]
    private let polled: [PolledSource]
    private let web: HTTPWeb

    /// Services that know what a market knows already. None is asked before its source is read.
    init(_ settings: SourcesConfiguration, knowing market: Market, validators: any Validators = MemoryValidators()) {
        let web = HTTPWeb(environment: Surroundings.variables)
        func source(_ services: [Service]) -> PolledSource? {
            services.isEmpty ? nil : PolledSource(services, web: web, validators: validators)
        }
        polled = [source(LiveServices.rates(settings, market))].compactMap(\.self)
        sources = polled.map { LiveSource.Service($0) }
        off = SourceWord.allCases.filter { !settings[isOn: $0] }.map {
            SourceStatus($0.rawValue, .off, reason: "switched off")
        }
        self.web = web
    }

    /// Asks everything now, as far as the services let themselves be asked.
    func refresh() { for source in polled { source.refresh() } }

    /// Closes all connections.
    func shutDown() async { await web.shutDown() }

    private static func rates(_ settings: SourcesConfiguration, _ market: Market) -> [Service] {
        let memory = RatesMemory(market.rates)
        return [
            settings.treasury.isOn ? Service.treasury(settings.treasury, memory: memory) : nil,
            settings.fred.isOn ? Service.fred(settings.fred, memory: memory) : nil,
        ].compactMap(\.self)
    }
}
