import Model
import Networking
import Playback
import Services
import Synchronization

/// The configured services of the live market. When the configuration changes, only the services affected are created
/// anew.
final class LiveServices: Sendable {
    /// Services that depend on the same settings, and what they were created from.
    private struct Group: Sendable {
        let part: ServicePart
        let settings: SourcesConfiguration
        let instruments: [Instrument]
        let made: ServicePart.Made
    }

    private let makers: ServiceMakers
    private let groups: Mutex<[Group]>
    private let configuration: Mutex<Configuration>

    /// Creates services that start from a market. Services are created by `begin`, and poll once their source is read.
    init(
        _ configuration: Configuration, market live: LiveMarket,
        validators: any Validators = MemoryValidators(), cache: any ResponseCache = MemoryResponseCache()
    ) {
        makers = ServiceMakers(live, validators, cache)
        groups = Mutex([])
        self.configuration = Mutex(configuration)
    }

    /// Creates the services, and returns them as sources of the live market.
    func begin() -> [LiveSource.Service] {
        follow(configuration.withLock(\.self))
        return sources
    }

    /// The services as sources of the live market; none before `begin`.
    var sources: [LiveSource.Service] { groups.withLock(\.self).flatMap(\.made.services) }

    /// The statuses of the sources that are not polled.
    var off: [SourceStatus] { ServiceMakers.off(configuration.withLock(\.sources)) }

    /// Creates anew the services whose settings or instruments have changed.
    func follow(_ configuration: Configuration) {
        self.configuration.withLock { $0 = configuration }
        let instruments = configuration.wanted(makers.live.market.listings.map(\.instrument))
        groups.withLock { groups in
            groups = ServicePart.allCases.map { part in
                let own = part.settings(of: configuration.sources), listed = part == .prices ? instruments : []
                guard let existing = groups.first(where: { $0.part == part && $0.settings == own }) else {
                    return Group(part: part, settings: own, instruments: listed, made: makers.make(part, own, listed))
                }
                if existing.instruments == listed { return existing }
                let made = makers.widened(existing.made, own, listed)
                return Group(part: part, settings: own, instruments: listed, made: made)
            }
        }
    }

    /// Adds data loaded after the first frame, before the first request: it contains the sectors of companies.
    func ingest(_ updates: [MarketUpdate]) { makers.book.ingest(updates) }

    /// Polls everything now, as far as the limits of the services permit.
    func refresh() { for group in groups.withLock(\.self) { group.made.polled?.refresh() } }

    /// The progress of the first round of each polled service.
    var rounds: [(service: String, finished: Int, requested: Int, total: Int)] {
        groups.withLock(\.self).flatMap { $0.made.polled?.rounds ?? [] }
    }

    /// Whether all services have been polled once, and a market has received all their results.
    func isSettled(in market: Market) -> Bool {
        let groups = groups.withLock(\.self)
        return !groups.isEmpty
            && groups.compactMap(\.made.polled).allSatisfy { $0.settled?.allSatisfy(market.sources.contains) ?? false }
    }

    func shutDown() async { await makers.shutDown() }
}

/// Services that are created together.
enum ServicePart: CaseIterable {
    case prices, rates, funds, deals, wires

    /// The services of one part.
    struct Made: Sendable {
        var polled: PolledSource?
        var services: [LiveSource.Service] = []
    }

    /// The given settings, reduced to those that this part depends on.
    func settings(of all: SourcesConfiguration) -> SourcesConfiguration {
        var own = SourcesConfiguration.standard.offline
        switch self {
        case .prices: (own.yahoo, own.alpaca) = (all.yahoo, all.alpaca)
        case .rates: (own.treasury, own.fred) = (all.treasury, all.fred)
        case .funds:
            (own.ishares, own.invesco, own.nport, own.edgar.contact) =
                (all.ishares, all.invesco, all.nport, all.edgar.contact)
        case .deals: own.edgar = all.edgar
        case .wires: own.wires = all.wires
        }
        return own
    }
}
