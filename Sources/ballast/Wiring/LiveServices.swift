import Feeds
import Model
import Synchronization

/// The services of the live market, as a user wants them asked. Where that changes, those that it concerns are made anew,
/// and the others go on.
final class LiveServices: Sendable {
    /// Services that depend on the same settings, and what they were made from.
    private struct Group: Sendable {
        let part: ServicePart
        let settings: SourcesConfiguration
        let instruments: [Instrument]
        let made: ServicePart.Made
    }

    private let makers: ServiceMakers
    private let groups: Mutex<[Group]>
    private let configuration: Mutex<Configuration>

    /// Services that know what a market knows already. None is made before they begin, nor asked before its source is read.
    init(
        _ configuration: Configuration, knowing live: LiveMarket,
        validators: any Validators = MemoryValidators(), cache: any ResponseCache = MemoryResponseCache()
    ) {
        makers = ServiceMakers(live, validators, cache)
        groups = Mutex([])
        self.configuration = Mutex(configuration)
    }

    /// Makes them, and gives them as sources of the live market.
    func begin() -> [LiveSource.Service] {
        follow(configuration.withLock(\.self))
        return sources
    }

    /// As sources of the live market; none before they begin.
    var sources: [LiveSource.Service] { groups.withLock(\.self).flatMap(\.made.services) }

    /// What is to be said of those that are not asked.
    var off: [SourceStatus] { ServiceMakers.off(configuration.withLock(\.sources)) }

    /// Makes what other settings, or other instruments on the market, want made anew.
    func follow(_ configuration: Configuration) {
        self.configuration.withLock { $0 = configuration }
        let instruments = configuration.wanted(makers.live.market.listings.map(\.instrument))
        groups.withLock { groups in
            groups = ServicePart.allCases.map { part in
                let own = part.settings(of: configuration.sources), listed = part == .prices ? instruments : []
                guard let former = groups.first(where: { $0.part == part && $0.settings == own }) else {
                    return Group(part: part, settings: own, instruments: listed, made: makers.make(part, own, listed))
                }
                if former.instruments == listed { return former }
                let made = makers.widened(former.made, own, listed)
                return Group(part: part, settings: own, instruments: listed, made: made)
            }
        }
    }

    /// Takes what is loaded after the first frame, before anything is asked: whose sector is known from there.
    func learn(_ updates: [MarketUpdate]) { makers.book.learn(updates) }

    /// Asks everything now, as far as the services let themselves be asked.
    func refresh() { for group in groups.withLock(\.self) { group.made.polled?.refresh() } }

    /// How far the first round is of each service that is asked.
    var rounds: [(service: String, answered: Int, asked: Int, of: Int)] {
        groups.withLock(\.self).flatMap { $0.made.polled?.rounds ?? [] }
    }

    /// Whether all have been asked once, and a market has heard all that they say.
    func isSettled(in market: Market) -> Bool {
        let groups = groups.withLock(\.self)
        return !groups.isEmpty
            && groups.compactMap(\.made.polled).allSatisfy { $0.settled?.allSatisfy(market.sources.contains) ?? false }
    }

    /// Closes all connections.
    func shutDown() async { await makers.shutDown() }
}

/// Services that are made together.
enum ServicePart: CaseIterable {
    case prices, rates, funds, deals, wires

    /// What was made of a part.
    struct Made: Sendable {
        var polled: PolledSource?
        var services: [LiveSource.Service] = []
    }

    /// The settings with only those in them that this part depends on.
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
