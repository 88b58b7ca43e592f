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
    init(
        _ settings: SourcesConfiguration, knowing live: LiveMarket, watched: [Symbol] = [],
        validators: any Validators = MemoryValidators()
    ) {
        let market = live.market
        let web = HTTPWeb(environment: Surroundings.variables)
        func source(_ services: [Service]) -> PolledSource? {
            services.isEmpty ? nil : PolledSource(services, web: web, validators: validators)
        }
        let prices = source(LiveServices.prices(settings, live, watched))
        let rates = source(LiveServices.rates(settings, market))
        polled = [prices, rates].compactMap(\.self)
        sources =
            [prices.map { LiveSource.Service($0, quoteInterval: settings.yahoo.quotes.open) }].compactMap(\.self)
            + [rates].compactMap(\.self).map { LiveSource.Service($0) }
        off = SourceWord.allCases.filter { !settings[isOn: $0] }.map {
            SourceStatus($0.rawValue, .off, reason: "switched off")
        }
        self.web = web
    }

    /// Asks everything now, as far as the services let themselves be asked.
    func refresh() { for source in polled { source.refresh() } }

    /// Closes all connections.
    func shutDown() async { await web.shutDown() }

    private static func prices(_ settings: SourcesConfiguration, _ live: LiveMarket, _ watched: [Symbol]) -> [Service] {
        guard settings.yahoo.isOn else { return [] }
        let memory = PriceMemory { symbol in
            live[symbol].map { KnownHistory($0.series, isBundled: $0.provenance.freshness == .bundled) }
        }
        let instruments = live.market.listings.map(\.instrument)
        return [Service.yahoo(settings.yahoo, instruments: instruments, watched: watched, memory: memory)]
    }

    private static func rates(_ settings: SourcesConfiguration, _ market: Market) -> [Service] {
        let memory = RatesMemory(market.rates)
        return [
            settings.treasury.isOn ? Service.treasury(settings.treasury, memory: memory) : nil,
            settings.fred.isOn ? Service.fred(settings.fred, memory: memory) : nil,
        ].compactMap(\.self)
    }
}
