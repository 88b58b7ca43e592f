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
        validators: any Validators = MemoryValidators(), shelf: any AnswerShelf = MemoryShelf()
    ) {
        let market = live.market
        let web = HTTPWeb(environment: Surroundings.variables)
        func source(_ services: [Service]) -> PolledSource? {
            services.isEmpty ? nil : PolledSource(services, web: web, validators: validators)
        }
        let prices = source(LiveServices.prices(settings, live, watched))
        let rates = source(LiveServices.rates(settings, market))
        let regulator = RequestBudget.edgar()
        let funds = source(LiveServices.funds(settings, market, regulator))
        let deals = source(LiveServices.deals(settings, live, regulator, shelf))
        let wires = source(settings.wires.isOn ? [Service.wires(settings.wires)] : [])
        let others = [rates, funds, deals, wires].compactMap(\.self)
        polled = [prices].compactMap(\.self) + others
        sources =
            [prices.map { LiveSource.Service($0, quoteInterval: settings.yahoo.quotes.open) }].compactMap(\.self)
            + others.map { LiveSource.Service($0) }
        off = LiveServices.off(settings)
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

    /// The sponsors, and behind them the regulator, who is late and wants to know who asks.
    private static func funds(
        _ settings: SourcesConfiguration, _ market: Market, _ budget: RequestBudget
    ) -> [Service] {
        let book = SectorBook(market.holdingsTables)
        var services: [Service] = []
        var sponsored: [Symbol: String] = [:]
        if settings.ishares.isOn {
            services.append(.ishares(settings.ishares, book: book))
            for fund in settings.ishares.funds.keys { sponsored[fund] = SourceWord.ishares.rawValue }
        }
        if settings.invesco.isOn {
            services.append(.invesco(settings.invesco, book: book))
            for fund in settings.invesco.funds.keys { sponsored[fund] = SourceWord.invesco.rawValue }
        }
        if settings.nport.isOn, let contact = settings.edgar.contact, EDGARContact.agent(contact) != nil {
            services.append(
                .nport(settings.nport, contact: contact, book: book, budget: budget, sponsored: sponsored))
        }
        return services
    }

    private static func deals(
        _ settings: SourcesConfiguration, _ live: LiveMarket, _ budget: RequestBudget, _ shelf: any AnswerShelf
    ) -> [Service] {
        guard settings.edgar.isOn else { return [] }
        let service = Service.edgar(settings.edgar, budget: budget, shelf: shelf) {
            live.market.holdingsTables.flatMap(\.holdings).map(\.ticker)
        }
        return [service].compactMap(\.self)
    }

    /// Those that are switched off, and those that cannot be asked as they are configured.
    private static func off(_ settings: SourcesConfiguration) -> [SourceStatus] {
        SourceWord.allCases.compactMap { word in
            if !settings[isOn: word] { return SourceStatus(word.rawValue, .off, reason: "switched off") }
            guard word == .edgar || word == .nport else { return nil }
            let isKnown = EDGARContact.agent(settings.edgar.contact) != nil
            return isKnown ? nil : SourceStatus(word.rawValue, .off, reason: EDGARContact.reason)
        }
    }
}
