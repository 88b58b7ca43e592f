import Desk
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
    private let follower: Follower?
    private let relay: LiveSource.Service?
    private let usage: Mutex<Usage>

    /// What the figures come from.
    private struct Usage: Sendable {
        var configuration: Configuration
        var hasServices: Bool
        var hasDesk: Bool
    }

    /// What receives the session's updates in addition to the store.
    struct Observer: Sendable {
        /// Called once all tables have been loaded.
        let loaded: @Sendable () -> Void
        /// Called with each accepted update and when it came.
        let update: @Sendable (MarketUpdate, Timestamp) -> Void
    }

    /// Creates a session that starts from a market. Nothing is polled, opened or written before its source is read; a
    /// recording has already started.
    ///
    /// - Parameter follower: the desk that is followed instead of polling services; nil without one.
    init(
        _ tables: Tables, _ market: Market, _ resolved: ResolvedOptions, _ recording: Recording? = nil,
        follower: Follower? = nil, observer: Observer? = nil
    ) {
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
        let relay = follower.map { LiveSource.Service(relaying: $0) }
        (self.follower, self.relay) = (follower, relay)
        usage = Mutex(Usage(configuration: configuration, hasServices: relay == nil, hasDesk: relay != nil))
        source = LiveSource(
            live,
            LiveSession.initial(observer) {
                let first =
                    relay.map { [$0] } ?? services.follow(configuration.sources, wanted: configuration.wanted)
                return first + ownSources
            },
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
                let off = relay == nil ? services.off : []
                let updates = rest + off.map { .source($0) }
                recording?.recorder.record(.batch(updates), at: ProcessEnvironment.now())
                return updates
            },
            observer: { update, receipt in
                storeSession.post(update, receivedAt: receipt)
                recording?.recorder.record(update, at: receipt)
                observer?.update(update, receipt)
            })
    }

    /// The first sources of the market, which are created when all tables have been loaded.
    private static func initial(
        _ observer: Observer?, _ create: () -> [LiveSource.Service]
    ) -> [LiveSource.Service] {
        observer?.loaded()
        return create()
    }

    /// The current market.
    var market: Market { live.market }

    /// The alerts that are kept in the store.
    var keptAlerts: KeptAlerts { KeptAlerts { [storeSession] in await storeSession.openStore() } }

    /// Polls from now on what a changed configuration requires, and nothing else.
    func follow(_ configuration: Configuration, _ instruments: [Instrument]) {
        source.publish(instruments.map { .instrument($0) })
        let hasServices = usage.withLock { usage in
            usage.configuration = configuration
            return usage.hasServices
        }
        if hasServices { replaceSources() }
    }

    /// Takes figures from services, from the desk, or from both from now on.
    func use(services: Bool, desk: Bool) {
        usage.withLock { usage in (usage.hasServices, usage.hasDesk) = (services, desk) }
        replaceSources()
    }

    private func replaceSources() {
        let usage = usage.withLock(\.self)
        if usage.hasServices {
            services.follow(usage.configuration.sources, wanted: usage.configuration.wanted)
        }
        let polled = usage.hasServices ? services.sources : []
        source.replace((usage.hasDesk ? [relay].compactMap(\.self) : []) + polled + ownSources)
        if usage.hasServices { source.publish(services.off.map { .source($0) }) }
        if relay != nil, !usage.hasDesk {
            source.publish([.source(SourceStatus(DeskName.sourceName, .off, reason: "it is collected here"))])
        }
    }

    /// Polls everything now, or asks the desk for all it has.
    func refresh() {
        services.refresh()
        follower?.refresh()
    }

    /// What polls services while the desk is lost; nil unless the configuration wants that.
    func fallback(_ resolved: ResolvedOptions) -> Task<Void, Never>? {
        guard let follower, resolved.configuration.desk.hasFallback else { return nil }
        return Task { [self] in await DeskFallback(session: self, follower: follower).run() }
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

extension LiveSession {
    /// Runs it without a reader until its market is as wanted or the time is up, and then ends it.
    ///
    /// - Returns: Whether the market was as wanted.
    func run(within limit: Duration, until isWanted: (Market) -> Bool) async -> Bool {
        let reading = Task.detached { [self] in for await _ in source.updates() {} }
        let deadline = ContinuousClock.now + limit
        var isDone = false
        while !isDone, ContinuousClock.now < deadline {
            try? await Task.sleep(for: .milliseconds(50))
            isDone = isWanted(market)
        }
        reading.cancel()
        await reading.value
        await end()
        return isDone
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
