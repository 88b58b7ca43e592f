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
    private let streams: WebSocketClient

    /// Services that know what a market knows already. None is asked before its source is read.
    init(
        _ settings: SourcesConfiguration, knowing live: LiveMarket, watched: [Symbol] = [],
        validators: any Validators = MemoryValidators(), shelf: any AnswerShelf = MemoryShelf()
    ) {
        let market = live.market
        let web = HTTPWeb(environment: Surroundings.variables)
        let client = WebSocketClient(environment: Surroundings.variables)
        func source(_ services: [Service]) -> PolledSource? {
            services.isEmpty ? nil : PolledSource(services, web: web, validators: validators)
        }
        let memory = PriceMemory { symbol in
            live[symbol].map { KnownHistory($0.series, isBundled: $0.provenance.freshness == .bundled) }
        }
        let instruments = market.listings.map(\.instrument)
        let prices = source(
            settings.yahoo.isOn
                ? [.yahoo(settings.yahoo, instruments: instruments, watched: watched, memory: memory)] : [])
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
            + LiveServices.streams(settings, instruments, watched, memory, client)
        off = LiveServices.off(settings)
        self.web = web
        streams = client
    }

    /// Asks everything now, as far as the services let themselves be asked.
    func refresh() { for source in polled { source.refresh() } }

    /// Closes all connections.
    func shutDown() async {
        await web.shutDown()
        await streams.shutDown()
    }

    /// What speaks of itself: Yahoo's stream, and Alpaca's for those who have a key.
    private static func streams(
        _ settings: SourcesConfiguration, _ instruments: [Instrument], _ watched: [Symbol], _ memory: PriceMemory,
        _ client: WebSocketClient
    ) -> [LiveSource.Service] {
        var services: [LiveSource.Service] = []
        if settings.yahoo.isOn, settings.yahoo.isStreaming {
            let source = StreamedSource.yahoo(
                settings.yahoo, instruments: instruments, watched: watched, memory: memory, client: client)
            services.append(
                LiveSource.Service(source, word: SourceWord.yahoo.rawValue, quoteInterval: settings.yahoo.quotes.open))
        }
        if settings.alpaca.isOn, let keys = try? alpacaKeys(settings) {
            let source = StreamedSource.alpaca(
                settings.alpaca, keys: keys, instruments: instruments, watched: watched, client: client)
            services.append(LiveSource.Service(source, quoteInterval: .seconds(60)))
        }
        return services
    }

    private static func alpacaKeys(_ settings: SourcesConfiguration) throws(SourceFault) -> AlpacaKeys {
        try AlpacaKeys.find(file: settings.alpaca.keyFile, environment: Surroundings.variables)
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
            switch word {
            case .edgar, .nport:
                let isKnown = EDGARContact.agent(settings.edgar.contact) != nil
                return isKnown ? nil : SourceStatus(word.rawValue, .off, reason: EDGARContact.reason)
            case .alpaca:
                do throws(SourceFault) {
                    _ = try alpacaKeys(settings)
                    return nil
                } catch { return SourceStatus(word.rawValue, .off, reason: error.reason) }
            default: return nil
            }
        }
    }
}
