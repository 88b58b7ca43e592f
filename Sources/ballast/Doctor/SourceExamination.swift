import Model
import Networking
import Services

/// Polls each source once, all at the same time, with as few requests as show whether it works.
struct SourceExamination: Sendable {
    let settings: SourcesConfiguration
    /// The time limit per source.
    let limit: Duration
    /// Symbols of watch lists, which a source may not have; those that fit into one request are included.
    var watched: [Symbol] = []

    /// The results, in the order of the sources.
    func run() async -> [ServiceCheck] {
        let makers = ServiceMakers(LiveMarket(SourceExamination.market))
        let instruments =
            SourceExamination.market.listings.map(\.instrument)
            + watched.prefix(16).map { Instrument.undescribed($0, group: Instrument.watchGroup) }
        let services = ServicePart.allCases.flatMap { makers.services($0, settings, instruments) }
        let streams = makers.streamed(settings, instruments)
        let limit = limit
        let checks = await withTaskGroup(of: (Int, ServiceCheck).self) { group in
            for (index, service) in services.enumerated() {
                let key = sufficientKey(service)
                group.addTask {
                    (
                        index,
                        await service.check({ key == nil || $0 == key }, transport: makers.transport, within: limit)
                    )
                }
            }
            for (index, stream) in streams.enumerated() {
                group.addTask { (services.count + index, await stream.check(within: min(limit, .seconds(5)))) }
            }
            var checks: [(Int, ServiceCheck)] = []
            for await check in group { checks.append(check) }
            return checks.sorted { $0.0 < $1.0 }.map(\.1)
        }
        await makers.shutDown()
        return checks
    }

    /// The key of the request that suffices to check a service; nil to send all of them.
    private func sufficientKey(_ service: Service) -> String? {
        switch SourceID(rawValue: service.name) {
        case .wires: nil
        case .fred: settings.fred.policy == nil ? nil : "policy"
        case .edgar: "SC TO-T"
        default: service.pollRequests.first?.key
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
