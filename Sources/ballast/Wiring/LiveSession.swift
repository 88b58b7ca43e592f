package import Model
import Networking
import Playback
import Services
import Store
import Synchronization

/// A live market with its services, and the store for their data: from the first request to the last write.
final class LiveSession: Sendable {
    /// The live market as a source.
    let source: LiveSource
    /// The configured services.
    let services: LiveServices
    private let live: LiveMarket
    private let storeSession: StoreSession
    private let recording: Recording?
    private let ownSources: [LiveSource.Service]

    /// Creates a session that starts from a market. Nothing is polled, opened or written before its source is read; a
    /// recording has already started.
    init(_ tables: Tables, _ market: Market, _ resolved: ResolvedOptions, _ recording: Recording? = nil) {
        let live = LiveMarket(market)
        self.live = live
        let storeSession = StoreSession(tables, resolved)
        let validators: any ValidatorCache =
            tables.readStore.map { StoredValidatorCache($0, storeSession) } ?? MemoryValidatorCache()
        let cache: any ResponseCache =
            tables.readStore.map { StoredResponseCache(store: $0.store) } ?? MemoryResponseCache()
        let resources = ServiceResources(
            live, environment: ProcessEnvironment.variables, validators: validators, cache: cache)
        let configuration = resolved.configuration
        let services = LiveServices(ServiceFactory(resources), configuration.sources)
        self.services = services
        self.storeSession = storeSession
        self.recording = recording
        let ownSources = [storeSession.statuses, recording?.statuses].compactMap(\.self).map { LiveSource.Service($0) }
        self.ownSources = ownSources
        source = LiveSource(
            live, services.follow(configuration.sources, wanted: configuration.wanted) + ownSources,
            wallClock: ProcessEnvironment.now,
            later: { first in
                storeSession.begin()
                let omitted = tables.updatesOfOmitted()
                if !omitted.isEmpty {
                    recording?.recorder.record(.batch(omitted), at: ProcessEnvironment.now())
                    first(omitted)
                }
                let rest = tables.restBehindFirstFrame()
                services.ingest(rest)
                let updates = rest + services.off.map { .source($0) }
                recording?.recorder.record(.batch(updates), at: ProcessEnvironment.now())
                return updates
            },
            observer: { update, receipt in
                storeSession.post(update, receivedAt: receipt)
                recording?.recorder.record(update, at: receipt)
            })
    }

    /// The current market.
    var market: Market { live.market }

    /// The alerts that are kept in the store.
    var keptAlerts: KeptAlerts { KeptAlerts { [storeSession] in await storeSession.openStore() } }

    /// Polls from now on what a changed configuration requires, and nothing else.
    func follow(_ configuration: Configuration, _ instruments: [Instrument]) {
        source.publish(instruments.map { .instrument($0) })
        services.follow(configuration.sources, wanted: configuration.wanted)
        source.replace(services.sources + ownSources)
        source.publish(services.off.map { .source($0) })
    }

    /// Writes all waiting updates, and returns a message if some could not be stored. Connections are closed
    /// concurrently without waiting for them: without a network, resolving a name takes seconds and cannot be
    /// cancelled.
    ///
    /// - Parameter limit: the time to wait for a store that another program holds; nil for no limit.
    @discardableResult
    func end(within limit: Duration? = nil) async -> String? {
        Task { [services] in await services.shutDown() }
        let loss = await storeSession.end(within: limit)
        recording?.recorder.finish()
        return loss
    }
}

/// Statuses of the program itself, as a source.
package final class StatusSource: MarketSource {
    package let name: String
    private let stream: AsyncStream<MarketUpdate>
    private let continuation: AsyncStream<MarketUpdate>.Continuation

    init(_ name: String) {
        self.name = name
        (stream, continuation) = AsyncStream.makeStream()
    }

    package func updates() -> AsyncStream<MarketUpdate> { stream }

    func publish(_ status: SourceStatus) { continuation.yield(.source(status)) }
}
