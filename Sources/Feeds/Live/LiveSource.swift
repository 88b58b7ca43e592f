public import Model
import Synchronization

/// The live market as a source: what its services say, in one order, steered by the viewer's commands.
///
/// It is asked, never pushed: of what happens while nobody takes an update only the newest quotes wait. One reader at a
/// time; the services are asked only while there is one.
public final class LiveSource: SteeredSource {
    /// A service, and what may be expected of it.
    public struct Service: Sendable {
        let origin: LiveOrigin
        let source: any MarketSource
        let id = Identity()

        /// Tells a service from any other, also of the same name.
        final class Identity: Sendable {}

        /// A service.
        ///
        /// - Parameter word: what stands beside its figures, where that is not its own name.
        public init(
            _ source: any MarketSource, word: String? = nil, quoteInterval: Duration? = nil,
            promised: Freshness = .live
        ) {
            origin = LiveOrigin(word ?? source.name, promised: promised, quoteInterval: quoteInterval)
            self.source = source
        }
    }

    /// Its word beside its figures.
    public let name = "live"
    private let services = Mutex<[Service]?>(nil)
    private let first: @Sendable () -> [Service]
    private let turnover = Bell()
    private let wallClock: @Sendable () -> Timestamp
    private let clock: ReplayClock
    private let later: @Sendable () -> [MarketUpdate]
    private let observer: @Sendable (MarketUpdate, Timestamp) -> Void
    private let live: LiveMarket
    private let bell = Bell()

    /// A live market.
    ///
    /// - Parameters:
    ///   - live: what is known at the start and shown already.
    ///   - services: who is asked; made once what is loaded later is there, so that nobody waits for them before.
    ///   - wallClock: the time of day.
    ///   - later: what is to be loaded before the services are asked; asked once, away from the main thread.
    ///   - observer: is told each update that counts and when it came, in order: a store, a recorder.
    public init(
        _ live: LiveMarket, _ services: @escaping @autoclosure @Sendable () -> [Service],
        wallClock: @escaping @Sendable () -> Timestamp,
        clock: some Clock<Duration> = ContinuousClock(), later: @escaping @Sendable () -> [MarketUpdate] = { [] },
        observer: @escaping @Sendable (MarketUpdate, Timestamp) -> Void = { _, _ in }
    ) {
        first = services
        self.wallClock = wallClock
        self.clock = ReplayClock(clock)
        self.later = later
        self.observer = observer
        self.live = live
    }

    /// Where the viewer is, the commands sent so far included.
    public var state: ReplayState { live.sharedState.withLock(\.machine.state) }

    /// Does what a viewer asks. It never waits; what changes is the next update.
    public func send(_ command: ReplayCommand) {
        let now = clock.now()
        live.sharedState.withLock { sharedState in
            sharedState.tell(now)
            sharedState.machine.send(command)
        }
        bell.ring()
    }

    /// Its updates, without an end.
    public func updates() -> LiveUpdates { LiveUpdates(self) }

    /// Asks other services from now on. Those that were among the former ones go on as they are.
    public func replace(_ services: [Service]) {
        self.services.withLock { $0 = services }
        turnover.ring()
    }

    /// Takes in what no service says: what a viewer has chosen.
    public func say(_ updates: [MarketUpdate]) {
        let now = wallClock()
        for update in updates { tell { $0.receive(update, from: LiveOrigin(name), at: now) } }
    }
}

extension LiveSource {
    /// The next update; nil where the reader is cancelled.
    func next() async -> MarketUpdate? {
        while !Task.isCancelled {
            let now = clock.now()
            let (update, due) = live.sharedState.withLock { $0.take(now) }
            if let update { return update }
            await bell.wait(until: due, on: clock)
        }
        return nil
    }

    /// Loads what comes later, then asks the services until cancelled.
    func run() async {
        let learned = later()
        if !learned.isEmpty {
            live.sharedState.withLock { $0.machine.learn(learned) }
            bell.ring()
        }
        let made = first()
        services.withLock { $0 = $0 ?? made }
        async let ticking: Void = tick()
        await followServices()
        await ticking
    }

    /// Follows the services that there are, each for as long as it is among them.
    private func followServices() async {
        var following: [ObjectIdentifier: (service: Service, task: Task<Void, Never>)] = [:]
        while !Task.isCancelled {
            let services = services.withLock(\.self) ?? []
            let ids = Set(services.map { ObjectIdentifier($0.id) })
            for (id, gone) in following where !ids.contains(id) {
                gone.task.cancel()
                following[id] = nil
            }
            for service in services where following[ObjectIdentifier(service.id)] == nil {
                let task = Task { [self] in await follow(service.source, service.origin) }
                following[ObjectIdentifier(service.id)] = (service, task)
            }
            await turnover.wait()
        }
        for follower in following.values { follower.task.cancel() }
        for follower in following.values { await follower.task.value }
    }

    private func follow(_ source: some MarketSource, _ origin: LiveOrigin) async {
        for await update in source.updates() {
            let now = wallClock()
            tell { $0.receive(update, from: origin, at: now) }
        }
    }

    /// Tells the machine each minute of the wall clock.
    private func tick() async {
        while !Task.isCancelled {
            let now = wallClock()
            tell { $0.tick(at: now) }
            let left = 60_000 - (now.milliseconds % 60_000 + 60_000) % 60_000
            await clock.sleep(clock.now() + .milliseconds(left))
        }
    }

    /// Changes the machine, and passes on what counts. The observer is told inside the lock, so that it hears the same order
    /// as the viewer.
    private func tell(_ change: (inout LiveMachine) -> [MarketUpdate]) {
        let now = wallClock()
        live.sharedState.withLock { sharedState in
            for update in change(&sharedState.machine) { observer(update, now) }
        }
        bell.ring()
    }
}

/// The updates of a live market. Its services are asked while an iterator lives.
public struct LiveUpdates: AsyncSequence, Sendable {
    private let source: LiveSource

    init(_ source: LiveSource) { self.source = source }

    /// Begins to ask the services.
    public func makeAsyncIterator() -> Iterator { Iterator(source) }

    /// The one reader.
    public final class Iterator: AsyncIteratorProtocol {
        private let source: LiveSource
        private let asking: Task<Void, Never>

        fileprivate init(_ source: LiveSource) {
            self.source = source
            asking = Task.detached { await source.run() }
        }

        deinit { asking.cancel() }

        /// The next update; nil where the reader is cancelled.
        public func next() async -> MarketUpdate? { await source.next() }
    }
}
