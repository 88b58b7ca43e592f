import Feeds
import Model

/// Asks each source once, all at the same time, and as little as tells whether it works.
struct SourceExamination: Sendable {
    let settings: SourcesConfiguration
    /// The time for each.
    let limit: Duration
    /// Symbols of watch lists, which a service may not know; those that fit into one question are asked for.
    var watched: [Symbol] = []

    /// What came, in the order of the sources.
    func run() async -> [ServiceCheck] {
        let makers = ServiceMakers(LiveMarket(SourceExamination.market))
        let instruments =
            SourceExamination.market.listings.map(\.instrument)
            + watched.prefix(16).map { Instrument.undescribed($0, group: Instrument.watchGroup) }
        let services = ServicePart.allCases.flatMap { makers.services($0, settings, instruments) }
        let streams = makers.streamed(settings, instruments)
        let limit = limit
        let checks = await withTaskGroup(of: (Int, ServiceCheck).self) { group in
            for (place, service) in services.enumerated() {
                let key = telling(service)
                group.addTask {
                    (
                        place,
                        await service.check({ key == nil || $0 == key }, transport: makers.transport, within: limit)
                    )
                }
            }
            for (place, stream) in streams.enumerated() {
                group.addTask { (services.count + place, await stream.check(within: min(limit, .seconds(5)))) }
            }
            var checks: [(Int, ServiceCheck)] = []
            for await check in group { checks.append(check) }
            return checks.sorted { $0.0 < $1.0 }.map(\.1)
        }
        await makers.shutDown()
        return checks
    }

    /// The poll request that tells of a service; nil where all of them do.
    private func telling(_ service: Service) -> String? {
        switch SourceWord(rawValue: service.name) {
        case .wires: nil
        case .fred: settings.fred.policy == nil ? nil : "policy"
        case .edgar: "SC TO-T"
        default: service.pollRequests.first?.key
        }
    }

    /// A few funds that every service of prices knows.
    private static let market = Market(
        Moment(ExchangeCalendar.nyse.lastClose(before: Surroundings.now()), mode: .live),
        listings: ["SPY", "IWM"].map { name in
            Listing(
                Instrument(Symbol(name), name: name, kind: .etf, group: "", basis: .adjusted),
                provenance: Provenance("", .stale))
        })
}
