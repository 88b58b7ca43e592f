import Feeds
import Model

/// Asks each source once, all at the same time, and as little as tells whether it works.
struct SourceExamination: Sendable {
    let settings: SourcesConfiguration
    /// The time for each.
    let limit: Duration
    let environment: [String: String]

    /// What came, in the order of the sources.
    func run() async -> [ServiceCheck] {
        let web = HTTPWeb(environment: environment), client = WebSocketClient(environment: environment)
        let services = services, streams = streams(client), limit = limit
        let checks = await withTaskGroup(of: (Int, ServiceCheck).self) { group in
            for (place, (service, key)) in services.enumerated() {
                group.addTask {
                    (place, await service.check({ key == nil || $0 == key }, web: web, within: limit))
                }
            }
            for (place, stream) in streams.enumerated() {
                group.addTask { (1000 + place, await stream.check(within: min(limit, .seconds(5)))) }
            }
            var checks: [(Int, ServiceCheck)] = []
            for await check in group { checks.append(check) }
            return checks.sorted { $0.0 < $1.0 }.map(\.1)
        }
        await web.shutDown()
        await client.shutDown()
        return checks
    }

    /// A few funds that every service of prices knows.
    private static let instruments = ["SPY", "IWM"].map {
        Instrument(Symbol($0), name: $0, kind: .etf, group: "", basis: .adjusted)
    }

    /// The services that can be asked, each with the errand that is run; nil for all.
    private var services: [(Service, String?)] {
        let book = SectorBook([]), budget = RequestBudget.edgar()
        var services: [(Service, String?)] = []
        if settings.yahoo.isOn {
            let service = Service.yahoo(
                settings.yahoo, instruments: SourceExamination.instruments, memory: PriceMemory())
            services.append((service, "quotes 1"))
        }
        if settings.treasury.isOn { services.append((.treasury(settings.treasury, memory: RatesMemory()), "table")) }
        if settings.fred.isOn {
            services.append((.fred(settings.fred, memory: RatesMemory()), settings.fred.policy == nil ? nil : "policy"))
        }
        func first(_ service: Service) { services.append((service, service.errands.first?.key)) }
        if settings.ishares.isOn { first(.ishares(settings.ishares, book: book)) }
        if settings.invesco.isOn { first(.invesco(settings.invesco, book: book)) }
        if let contact = settings.edgar.contact, EDGARContact.agent(contact) != nil {
            if settings.nport.isOn {
                first(.nport(settings.nport, contact: contact, book: book, budget: budget))
            }
            if settings.edgar.isOn, let edgar = Service.edgar(settings.edgar, budget: budget) {
                services.append((edgar, "SC TO-T"))
            }
        }
        if settings.wires.isOn { services.append((.wires(settings.wires), nil)) }
        return services
    }

    private func streams(_ client: WebSocketClient) -> [StreamedSource] {
        var streams: [StreamedSource] = []
        if settings.yahoo.isOn, settings.yahoo.isStreaming {
            streams.append(
                .yahoo(
                    settings.yahoo, instruments: SourceExamination.instruments, memory: PriceMemory(), client: client))
        }
        let keys = try? AlpacaKeys.find(file: settings.alpaca.keyFile, environment: environment)
        if settings.alpaca.isOn, let keys {
            streams.append(
                .alpaca(settings.alpaca, keys: keys, instruments: SourceExamination.instruments, client: client))
        }
        return streams
    }
}
