import Model
import Networking
import Playback
import Services

/// Creates services, and holds what they share.
struct ServiceMakers: Sendable {
    /// The market from which they start.
    let live: LiveMarket
    /// The network clients for requests and for streams.
    let transport = NetworkTransport(environment: ProcessEnvironment.variables)
    let streams = WebSocketClient(environment: ProcessEnvironment.variables)
    private let validators: any Validators
    private let cache: any ResponseCache
    private let memory: PriceMemory
    /// The sectors of companies; extended with data loaded after the first frame.
    let book: SectorBook
    /// Shared by all services of the SEC.
    private let regulator = RequestBudget.edgar()

    init(
        _ live: LiveMarket, _ validators: any Validators = MemoryValidators(),
        _ cache: any ResponseCache = MemoryResponseCache()
    ) {
        self.live = live
        self.validators = validators
        self.cache = cache
        book = SectorBook(live.market.holdingsTables)
        memory = PriceMemory { symbol in
            live[symbol].map { StoredHistory($0.series, isBundled: $0.provenance.freshness == .bundled) }
        }
    }

    /// The services of a part as sources of the live market; prices are for the given instruments.
    func make(_ part: ServicePart, _ settings: SourcesConfiguration, _ instruments: [Instrument]) -> ServicePart.Made {
        let services = services(part, settings, instruments)
        guard part == .prices else { return polled(services) }
        var made = polled(services, quoteInterval: settings.yahoo.quotes.open)
        made.services += followed(settings, instruments)
        return made
    }

    /// The polled services of a part.
    func services(_ part: ServicePart, _ settings: SourcesConfiguration, _ instruments: [Instrument]) -> [Service] {
        switch part {
        case .prices: yahoo(settings, instruments)
        case .rates: rates(settings)
        case .funds: funds(settings)
        case .deals: deals(settings)
        case .wires: settings.wires.isOn ? [.wires(settings.wires)] : []
        }
    }

    /// The price services for other instruments. The polled source retains its state.
    func widened(
        _ part: ServicePart.Made, _ settings: SourcesConfiguration, _ instruments: [Instrument]
    ) -> ServicePart.Made {
        for service in yahoo(settings, instruments) { part.polled?.replace(service.pollRequests, of: service.name) }
        var part = part
        part.services = part.services.prefix(part.polled == nil ? 0 : 1) + followed(settings, instruments)
        return part
    }

    private func yahoo(_ settings: SourcesConfiguration, _ instruments: [Instrument]) -> [Service] {
        let (described, watched) = ServiceMakers.parted(instruments)
        return settings.yahoo.isOn
            ? [.yahoo(settings.yahoo, instruments: described, watched: watched, memory: memory)] : []
    }

    /// Separates the instruments with a description from the symbols of those without.
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
            source.name == SourceID.alpaca.rawValue
                ? LiveSource.Service(source, quoteInterval: .seconds(60))
                : LiveSource.Service(
                    source, name: SourceID.yahoo.rawValue, quoteInterval: settings.yahoo.quotes.open)
        }
    }

    /// The streams: Yahoo's, and Alpaca's if there is a key.
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
        try AlpacaKeys.find(file: settings.alpaca.keyFile, environment: ProcessEnvironment.variables)
    }

    private func rates(_ settings: SourcesConfiguration) -> [Service] {
        let memory = RatesMemory(live.market.rates)
        return [
            settings.treasury.isOn ? Service.treasury(settings.treasury, memory: memory) : nil,
            settings.fred.isOn ? Service.fred(settings.fred, memory: memory) : nil,
        ].compactMap(\.self)
    }

    /// The fund sponsors, and after them the SEC, whose data is late and which requires a contact.
    private func funds(_ settings: SourcesConfiguration) -> [Service] {
        var services: [Service] = []
        var sponsored: [Symbol: String] = [:]
        if settings.ishares.isOn {
            services.append(.ishares(settings.ishares, book: book))
            for fund in settings.ishares.funds.keys { sponsored[fund] = SourceID.ishares.rawValue }
        }
        if settings.invesco.isOn {
            services.append(.invesco(settings.invesco, book: book))
            for fund in settings.invesco.funds.keys { sponsored[fund] = SourceID.invesco.rawValue }
        }
        if settings.nport.isOn, let contact = settings.edgar.contact, EDGARContact.agent(contact) != nil {
            services.append(
                .nport(
                    settings.nport, contact: contact, book: book, budget: regulator, cache: cache,
                    holdings: { [live] fund in
                        live.market.holdingsTables.filter { $0.fund == fund }.max { $0.asOf.day < $1.asOf.day }
                    },
                    sponsored: sponsored))
        }
        return services
    }

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

    /// The statuses of the sources that are switched off or lack required settings.
    static func off(_ settings: SourcesConfiguration) -> [SourceStatus] {
        let isStreaming = settings.yahoo.isOn && settings.yahoo.isStreaming
        let stream = SourceStatus(StreamedSource.yahooTitle, .off, reason: reason(settings))
        return named(settings) + (isStreaming ? [] : [stream])
    }

    private static func reason(_ settings: SourcesConfiguration) -> String {
        settings.isOffline ? SourcesConfiguration.offlineReason : SourcesConfiguration.offReason
    }

    private static func named(_ settings: SourcesConfiguration) -> [SourceStatus] {
        SourceID.allCases.compactMap { source in
            if !settings[isOn: source] { return SourceStatus(source.rawValue, .off, reason: reason(settings)) }
            switch source {
            case .edgar, .nport:
                let isKnown = EDGARContact.agent(settings.edgar.contact) != nil
                return isKnown ? nil : SourceStatus(source.rawValue, .off, reason: EDGARContact.reason)
            case .alpaca:
                do throws(SourceError) {
                    _ = try alpacaKeys(settings)
                    return nil
                } catch { return SourceStatus(source.rawValue, .off, reason: error.reason) }
            default: return nil
            }
        }
    }
}

extension SourcesConfiguration {
    /// Why a source is not polled.
    static let offReason = "switched off", offlineReason = "off because of --offline"
}
