public import Model
public import Playback
import Synchronization
import Timing

/// The live market as a source: the updates of all services in one order, steered by the viewer's commands.
///
/// It is pulled, never pushed: while no update is requested, only the newest quotes are queued. One reader at a time;
/// the services run only while there is one.
public final class LiveSource: SteeredSource {
    /// A service, and what can be expected of it.
    public struct Service: Sendable {
        let origin: LiveOrigin
        let source: any MarketSource
        let id = Identity()

        /// Identifies a service, even among others of the same name.
        final class Identity: Sendable {}

        /// Creates a service.
        ///
        /// - Parameter name: the source name shown next to its figures, if that differs from its own name.
        public init(
            _ source: any MarketSource, name: String? = nil, quoteInterval: Duration? = nil,
            promised: Freshness = .live
        ) {
            origin = LiveOrigin(name ?? source.name, promised: promised, quoteInterval: quoteInterval)
            self.source = source
        }

        /// Creates a service that passes on another live market as it is.
        public init(relaying source: any MarketSource) {
            var origin = LiveOrigin(source.name)
            origin.isRelayed = true
            self.origin = origin
            self.source = source
        }
    }

    /// The source name shown next to its figures.
    public let name = "live"
    private let services = Mutex<[Service]?>(nil)
    private let initialServices: @Sendable () -> [Service]
    private let servicesChanged = WakeSignal()
    private let wallClock: @Sendable () -> Timestamp
    private let clock: ReplayClock
    private let later: @Sendable (_ first: ([MarketUpdate]) -> Void) -> [MarketUpdate]
    private let observer: @Sendable (MarketUpdate, Timestamp) -> Void
    private let live: LiveMarket
    private let bell = WakeSignal()

    /// Creates a live market.
    ///
    /// - Parameters:
    ///   - live: the market at the start, which is already on screen.
    ///   - services: the services to follow; created after the late tables are loaded, so that start-up does not wait
    ///     for them.
    ///   - wallClock: the time of day.
    ///   - later: loads further tables before the services start; called once, off the main thread. It passes what is to
    ///     be shown before all is loaded to the function that it is given, and returns the rest.
    ///   - observer: called with each accepted update and when it came, in order; for a store or a recorder.
    public init(
        _ live: LiveMarket, _ services: @escaping @autoclosure @Sendable () -> [Service],
        wallClock: @escaping @Sendable () -> Timestamp,
        clock: some Clock<Duration> = ContinuousClock(),
        later: @escaping @Sendable (_ first: ([MarketUpdate]) -> Void) -> [MarketUpdate] = { _ in [] },
        observer: @escaping @Sendable (MarketUpdate, Timestamp) -> Void = { _, _ in }
    ) {
        initialServices = services
        self.wallClock = wallClock
        self.clock = ReplayClock(clock)
        self.later = later
        self.observer = observer
        self.live = live
    }

    /// Applies a viewer's command. It never waits; the effect is the next update.
    public func send(_ command: PlaybackCommand) {
        let now = clock.now()
        live.sharedState.withLock { sharedState in
            sharedState.advance(to: now)
            sharedState.machine.send(command)
        }
        bell.send()
    }

    /// Its updates; the sequence does not end.
    public func updates() -> LiveUpdates { LiveUpdates(self) }

    /// Replaces the services. Those that are kept continue uninterrupted.
    public func replace(_ services: [Service]) {
        self.services.withLock { $0 = services }
        if !services.contains(where: \.origin.isRelayed) {
            let now = wallClock()
            apply { $0.endRelaying(at: now) }
        }
        servicesChanged.send()
    }

    /// Publishes updates that come from no service: the viewer's own choices.
    public func publish(_ updates: [MarketUpdate]) {
        let now = wallClock()
        for update in updates { apply { $0.receive(update, from: LiveOrigin(name), at: now) } }
    }
}

extension LiveSource {
    /// The next update; nil if the reader is cancelled.
    func next() async -> MarketUpdate? {
        while !Task.isCancelled {
            let now = clock.now()
            let (update, due) = live.sharedState.withLock { $0.drain(at: now) }
            if let update { return update }
            await bell.wait(until: due, sleep: clock.sleep)
        }
        return nil
    }

    /// Loads the late tables, then follows the services until cancelled.
    func run() async {
        let loaded = later { ingest($0, isLast: false) }
        ingest(loaded, isLast: true)
        let initial = initialServices()
        services.withLock { $0 = $0 ?? initial }
        async let ticking: Void = tick()
        await followServices()
        await ticking
    }

    private func ingest(_ updates: [MarketUpdate], isLast: Bool) {
        live.sharedState.withLock { $0.machine.ingest(updates, isLast: isLast) }
        bell.send()
    }

    /// Follows the current services, each until it is replaced.
    private func followServices() async {
        var following: [ObjectIdentifier: (service: Service, task: Task<Void, Never>)] = [:]
        while !Task.isCancelled {
            let services = services.withLock(\.self) ?? []
            let ids = Set(services.map { ObjectIdentifier($0.id) })
            for (id, removed) in following where !ids.contains(id) {
                removed.task.cancel()
                following[id] = nil
            }
            for service in services where following[ObjectIdentifier(service.id)] == nil {
                let task = Task { [self] in await follow(service.source, service.origin) }
                following[ObjectIdentifier(service.id)] = (service, task)
            }
            await servicesChanged.wait()
        }
        for follower in following.values { follower.task.cancel() }
        for follower in following.values { await follower.task.value }
    }

    private func follow(_ source: some MarketSource, _ origin: LiveOrigin) async {
        for await update in source.updates() {
            let now = wallClock()
            apply { $0.receive(update, from: origin, at: now) }
        }
    }

    /// Ticks the machine every minute of the wall clock.
    private func tick() async {
        while !Task.isCancelled {
            let now = wallClock()
            apply { $0.tick(at: now) }
            let left = 60_000 - (now.milliseconds % 60_000 + 60_000) % 60_000
            await clock.sleep(clock.now() + .milliseconds(left))
        }
    }

    /// Changes the machine and passes on what was accepted. The observer is called inside the lock, so that it receives
    /// updates in the same order as the viewer.
    private func apply(_ change: (inout LiveMachine) -> [MarketUpdate]) {
        let now = wallClock()
        live.sharedState.withLock { sharedState in
            for update in change(&sharedState.machine) { observer(update, now) }
        }
        bell.send()
    }
}

/// The updates of a live market. Its services run while an iterator exists.
public struct LiveUpdates: AsyncSequence, Sendable {
    private let source: LiveSource

    init(_ source: LiveSource) { self.source = source }

    /// Starts the services.
    public func makeAsyncIterator() -> Iterator { Iterator(source) }

    /// The single reader.
    public final class Iterator: AsyncIteratorProtocol {
        private let source: LiveSource
        private let polling: Task<Void, Never>

        fileprivate init(_ source: LiveSource) {
            self.source = source
            polling = Task.detached { await source.run() }
        }

        deinit { polling.cancel() }

        /// The next update; nil if the reader is cancelled.
        public func next() async -> MarketUpdate? { await source.next() }
    }
}
