import Feeds
import Model

/// What services are made with, and how.
struct ServiceMakers: Sendable {
    /// The market that they know of.
    let live: LiveMarket
    /// The network, of questions and of streams.
    let transport = NetworkTransport(environment: Surroundings.variables)
    let streams = WebSocketClient(environment: Surroundings.variables)
    private let validators: any Validators
    private let cache: any ResponseCache
    private let memory: PriceMemory
    /// Whose sector is known; it learns from what is loaded after the first frame.
    let book: SectorBook
    /// Shared by all who ask the regulator.
    private let regulator = RequestBudget.edgar()

    /// Makers for a market.
    init(
        _ live: LiveMarket, _ validators: any Validators = MemoryValidators(),
        _ cache: any ResponseCache = MemoryResponseCache()
    ) {
        self.live = live
        self.validators = validators
        self.cache = cache
        book = SectorBook(live.market.holdingsTables)
        memory = PriceMemory { symbol in
            live[symbol].map { KnownHistory($0.series, isBundled: $0.provenance.freshness == .bundled) }
        }
    }

    /// A part, as sources of the live market; prices are those of some instruments.
    func make(_ part: ServicePart, _ settings: SourcesConfiguration, _ instruments: [Instrument]) -> ServicePart.Made {
        let services = services(part, settings, instruments)
        guard part == .prices else { return polled(services) }
        var made = polled(services, quoteInterval: settings.yahoo.quotes.open)
        made.services += followed(settings, instruments)
        return made
    }

    /// The services of a part that are asked by turns.
    func services(_ part: ServicePart, _ settings: SourcesConfiguration, _ instruments: [Instrument]) -> [Service] {
        switch part {
        case .prices: yahoo(settings, instruments)
        case .rates: rates(settings)
        case .funds: funds(settings)
        case .deals: deals(settings)
        case .wires: settings.wires.isOn ? [.wires(settings.wires)] : []
        }
    }

    /// The services of prices for other instruments. Who is asked goes on with what they know of the service's polling.
    func widened(
        _ made: ServicePart.Made, _ settings: SourcesConfiguration, _ instruments: [Instrument]
    ) -> ServicePart.Made {
        for service in yahoo(settings, instruments) { made.polled?.replace(service.pollRequests, of: service.name) }
        var made = made
        made.services = made.services.prefix(made.polled == nil ? 0 : 1) + followed(settings, instruments)
        return made
    }

    private func yahoo(_ settings: SourcesConfiguration, _ instruments: [Instrument]) -> [Service] {
        let (described, watched) = ServiceMakers.parted(instruments)
        return settings.yahoo.isOn
            ? [.yahoo(settings.yahoo, instruments: described, watched: watched, memory: memory)] : []
    }

    /// The instruments that are described, and the symbols of those that are to be.
    private static func parted(_ instruments: [Instrument]) -> (described: [Instrument], watched: [Symbol]) {
        (instruments.filter { !$0.isUndescribed }, instruments.filter(\.isUndescribed).map(\.symbol))
    }

    private func polled(_ services: [Service], quoteInterval: Duration? = nil) -> ServicePart.Made {
        guard !services.isEmpty else { return ServicePart.Made() }
        let source = PolledSource(services, transport: transport, validators: validators)
        return ServicePart.Made(polled: source, services: [LiveSource.Service(source, quoteInterval: quoteInterval)])
    }

    private func followed(
        _ settings: SourcesConfiguration, _ instruments: [Instrument]
    ) -> [LiveSource.Service] {
        streamed(settings, instruments).map { source in
            source.name == SourceWord.alpaca.rawValue
                ? LiveSource.Service(source, quoteInterval: .seconds(60))
                : LiveSource.Service(
                    source, word: SourceWord.yahoo.rawValue, quoteInterval: settings.yahoo.quotes.open)
        }
    }

    /// What speaks of itself: Yahoo's stream, and Alpaca's for those who have a key.
    func streamed(_ settings: SourcesConfiguration, _ instruments: [Instrument]) -> [StreamedSource] {
        var sources: [StreamedSource] = []
        let (described, watched) = ServiceMakers.parted(instruments)
        if settings.yahoo.isOn, settings.yahoo.isStreaming {
            sources.append(
                .yahoo(settings.yahoo, instruments: described, watched: watched, memory: memory, client: streams))
        }
        if settings.alpaca.isOn, let keys = try? ServiceMakers.alpacaKeys(settings) {
            sources.append(
                .alpaca(settings.alpaca, keys: keys, instruments: described, watched: watched, client: streams))
        }
        return sources
    }

    private static func alpacaKeys(_ settings: SourcesConfiguration) throws(SourceError) -> AlpacaKeys {
        try AlpacaKeys.find(file: settings.alpaca.keyFile, environment: Surroundings.variables)
    }

    private func rates(_ settings: SourcesConfiguration) -> [Service] {
        let memory = RatesMemory(live.market.rates)
        return [
            settings.treasury.isOn ? Service.treasury(settings.treasury, memory: memory) : nil,
            settings.fred.isOn ? Service.fred(settings.fred, memory: memory) : nil,
        ].compactMap(\.self)
    }

    /// The sponsors, and behind them the regulator, who is late and wants to know who asks.
    private func funds(_ settings: SourcesConfiguration) -> [Service] {
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
                .nport(
                    settings.nport, contact: contact, book: book, budget: regulator, cache: cache,
                    known: { [live] fund in
                        live.market.holdingsTables.filter { $0.fund == fund }.max { $0.asOf.day < $1.asOf.day }
                    },
                    sponsored: sponsored))
        }
        return services
    }

    /// Closes all connections.
    func shutDown() async {
        await transport.shutDown()
        await streams.shutDown()
    }

    private func deals(_ settings: SourcesConfiguration) -> [Service] {
        guard settings.edgar.isOn else { return [] }
        let service = Service.edgar(settings.edgar, budget: regulator, cache: cache) { [live] in
            live.market.holdingsTables.flatMap(\.holdings).map(\.ticker)
        }
        return [service].compactMap(\.self)
    }

    /// Those that are switched off, and those that cannot be asked as they are configured.
    static func off(_ settings: SourcesConfiguration) -> [SourceStatus] {
        let isStreaming = settings.yahoo.isOn && settings.yahoo.isStreaming
        let stream = SourceStatus(StreamedSource.yahooTitle, .off, reason: reason(settings))
        return named(settings) + (isStreaming ? [] : [stream])
    }

    private static func reason(_ settings: SourcesConfiguration) -> String {
        settings.isOffline ? SourcesConfiguration.offlineReason : SourcesConfiguration.offReason
    }

    private static func named(_ settings: SourcesConfiguration) -> [SourceStatus] {
        SourceWord.allCases.compactMap { word in
            if !settings[isOn: word] { return SourceStatus(word.rawValue, .off, reason: reason(settings)) }
            switch word {
            case .edgar, .nport:
                let isKnown = EDGARContact.agent(settings.edgar.contact) != nil
                return isKnown ? nil : SourceStatus(word.rawValue, .off, reason: EDGARContact.reason)
            case .alpaca:
                do throws(SourceError) {
                    _ = try alpacaKeys(settings)
                    return nil
                } catch { return SourceStatus(word.rawValue, .off, reason: error.reason) }
            default: return nil
            }
        }
    }
}

extension SourcesConfiguration {
    /// Why a source is not asked.
    static let offReason = "switched off", offlineReason = "not asked, for --offline says so"
}
