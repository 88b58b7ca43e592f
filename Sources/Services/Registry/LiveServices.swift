package import Model
import Networking
import Playback
import Synchronization

/// The configured services of the live market. When the settings change, only the services affected are created anew.
package final class LiveServices: Sendable {
    private let factory: ServiceFactory
    private let groups = Mutex<[ServiceGroup]>([])
    private let settings: Mutex<SourcesConfiguration>

    /// Creates no service yet: they are created by `follow`, and poll once their source is read.
    package init(_ factory: ServiceFactory, _ settings: SourcesConfiguration) {
        self.factory = factory
        self.settings = Mutex(settings)
    }

    /// Creates the services of the settings given at first, and returns them.
    package func follow() -> [LiveSource.Service] { follow(settings.withLock(\.self)) }

    /// Creates anew the services whose settings or instruments have changed, and returns all.
    ///
    /// - Parameter wanted: selects the instruments whose prices are requested from those of the market.
    @discardableResult
    package func follow(
        _ settings: SourcesConfiguration, wanted: ([Instrument]) -> [Instrument] = { $0 }
    ) -> [LiveSource.Service] {
        self.settings.withLock { $0 = settings }
        let instruments = wanted(factory.resources.live.market.listings.map(\.instrument))
        groups.withLock { groups in
            groups = ServiceDefinition.Role.allCases.map { role in
                let listed = role == .quotes ? instruments : []
                guard let existing = groups.first(where: { $0.role == role }),
                    existing.settings == factory.relevant(role, settings)
                else { return factory.group(role, settings, listed) }
                return existing.instruments == listed ? existing : existing.widened(to: listed, factory, settings)
            }
        }
        return sources
    }

    /// The services as sources of the live market; none before `follow`.
    package var sources: [LiveSource.Service] { groups.withLock(\.self).flatMap(\.sources) }

    /// The statuses of the services that are not polled.
    package var off: [SourceStatus] {
        factory.definitions.statusesOff(settings.withLock(\.self), environment: factory.resources.environment)
    }

    /// Adds data loaded after the first frame, before the first request: it contains the sectors of companies.
    package func ingest(_ updates: [MarketUpdate]) { factory.resources.book.ingest(updates) }

    /// Polls everything now, as far as the limits of the services permit.
    package func refresh() { for group in groups.withLock(\.self) { group.polled?.refresh() } }

    /// The progress of the first round of each polled service.
    package var rounds: [(service: String, finished: Int, requested: Int, total: Int)] {
        groups.withLock(\.self).flatMap { $0.polled?.rounds ?? [] }
    }

    /// Whether all services have been polled once, and a market has received all their results.
    package func isSettled(in market: Market) -> Bool {
        let groups = groups.withLock(\.self)
        return !groups.isEmpty
            && groups.compactMap(\.polled).allSatisfy { $0.settled?.allSatisfy(market.sources.contains) ?? false }
    }

    package func shutDown() async { await factory.resources.shutDown() }
}
