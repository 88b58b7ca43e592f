import Model
import Networking
import Services

/// Polls each service once, all at the same time, with as few requests as show whether it works.
struct SourceExamination: Sendable {
    let settings: SourcesConfiguration
    /// The time limit per service.
    let limit: Duration
    /// Symbols of watch lists, which a service may not have; those that fit into one request are included.
    var watched: [Symbol] = []
    var definitions = ServiceDefinition.all

    /// The results, in the order of the services.
    func run() async -> [ServiceCheck] {
        let resources = ServiceResources(
            LiveMarket(SourceExamination.market), environment: ProcessEnvironment.variables)
        let factory = ServiceFactory(resources, of: definitions)
        let instruments =
            SourceExamination.market.listings.map(\.instrument)
            + watched.prefix(16).map { Instrument.undescribed($0, group: Instrument.watchGroup) }
        let created = ServiceDefinition.Role.allCases.map { factory.create($0, settings, instruments) }
        let services = created.flatMap(\.services), streams = created.flatMap(\.streams).map(\.source)
        let limit = limit
        let checks = await withTaskGroup(of: (Int, ServiceCheck).self) { group in
            for (index, service) in services.enumerated() {
                let key = sufficientKey(service)
                group.addTask {
                    let check = await service.check(
                        { key == nil || $0 == key }, transport: resources.transport, within: limit)
                    return (index, check)
                }
            }
            for (index, stream) in streams.enumerated() {
                group.addTask { (services.count + index, await stream.check(within: min(limit, .seconds(5)))) }
            }
            var checks: [(Int, ServiceCheck)] = []
            for await check in group { checks.append(check) }
            return checks.sorted { $0.0 < $1.0 }.map(\.1)
        }
        await resources.shutDown()
        return checks
    }

    /// The key of the request that suffices to check a service; nil to send all of them.
    private func sufficientKey(_ service: Service) -> String? {
        switch definitions.first(where: { $0.name == service.name })?.probe(settings) ?? .first {
        case .all: nil
        case .first: service.pollRequests.first?.key
        case .request(let key): key
        }
    }

    /// A few funds that every price source has.
    private static let market = Market(
        Moment(ExchangeCalendar.nyse.lastClose(before: ProcessEnvironment.now()), mode: .live),
        listings: ["SPY", "IWM"].map { name in
            Listing(
                Instrument(Symbol(name), name: name, kind: .etf, group: "", basis: .adjusted),
                provenance: Provenance("", .stale))
        })
}
