import LoopbackMarket
import Model
import Networking
import Playback
import Services
import Store
import Synchronization

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// An injected failure, and the time that the services took to recover after it ended.
struct FailureEpisode: Sendable {
    /// The name of the failure.
    let failure: String
    /// Seconds until recovery, on the services' accelerated clock.
    let recovery: Double
    /// Whether they recovered in the time that their back-off allows.
    let hasRecovered: Bool
    /// The sources that had not recovered, and why.
    let reason: String

    var text: String { "\(failure) \(Measurement.text(recovery)) s \(reason)" }
}

/// A trial: the services on loopback, the live market that polls them, and a store that records the updates.
final class MarketTrial: Sendable {
    let loopback: LoopbackMarket
    let opening: Market
    let source: LiveSource
    private let services: LiveServices
    private let live: LiveMarket
    private let wall: AdjustableWallClock
    private let clock: FastClock
    private let writing: Task<Void, Never>
    private let store: MarketStore
    private let folder: String

    init(_ load: MarketLoad) async throws {
        let clock = FastClock(factor: load.speed)
        let wall = AdjustableWallClock(clock)
        let symbols = (0..<load.symbols).map { Symbol("S\($0)") }
        let loopback = LoopbackMarket(LoopbackPrices(symbols), rate: load.quotesASecond, now: { wall.now() })
        try await loopback.start()
        let listings = symbols.map { symbol in
            Listing(
                Instrument(symbol, name: "\(symbol)", kind: .etf, group: "us-small", basis: .adjusted),
                provenance: Provenance("bundled", .bundled))
        }
        let opening = Market(Moment(AdjustableWallClock.day - 400, mode: .bundled), listings: listings)
        let live = LiveMarket(opening)
        let resources = ServiceResources(live, clock: SourceClock(clock, wall: { wall.now() }))
        let services = LiveServices(ServiceFactory(resources), MarketTrial.settings(port: loopback.port))
        folder = "/tmp/ballast-bench-\(getpid())"
        mkdir(folder, 0o700)
        let store = try MarketStore.open(folder: folder, now: wall.now())
        try store.save(listings.map { .instrument($0.instrument) }, receivedAt: wall.now())
        let writer = StoreWriter(store, wallClock: { wall.now() })
        writing = Task.detached(priority: .utility) { await writer.run() }
        source = LiveSource(
            live, services.follow(),
            wallClock: { wall.now() }, clock: clock, observer: { writer.post($0, receivedAt: $1) })
        (self.loopback, self.opening, self.services) = (loopback, opening, services)
        (self.live, self.wall, self.clock, self.store) = (live, wall, clock, store)
    }

    /// The time of the trial's wall clock.
    func now() -> Timestamp { wall.now() }

    /// A description of the sources that are unhealthy.
    func statusText() -> String {
        let failing = live.market.sources.filter { $0.state != .good && $0.state != .off }
        return failing.isEmpty
            ? "all sources healthy"
            : failing.map { "\($0.name): \($0.reason ?? $0.state.rawValue)" }.joined(separator: ", ")
    }

    /// Stops the trial and removes its files. Returns the number of histories in the store.
    func stop() async throws -> Int {
        await services.shutDown()
        try await loopback.stop()
        writing.cancel()
        await writing.value
        let stored = try store.firstSnapshot()?.listings.count { !$0.series.isEmpty } ?? 0
        for name in ["/market.sqlite", "/market.sqlite-wal", "/market.sqlite-shm"] { unlink(folder + name) }
        rmdir(folder)
        return stored
    }

    /// The settings of the services. The first address has two fallbacks: one without a valid certificate, because there
    /// is no TLS, and one whose name does not resolve.
    private static func settings(port: Int) -> SourcesConfiguration {
        var settings = SourcesConfiguration.loopback(port: port, isStreaming: true)
        settings.yahoo.addresses += ["https://127.0.0.1:\(port)", "http://unknown.invalid"]
        return settings
    }
}

extension MarketTrial {
    /// Injects one failure after the other, in random order, until cancelled.
    func injectFailures() async -> [FailureEpisode] {
        guard await recovered(within: 1200) != nil else {
            return [FailureEpisode(failure: "none", recovery: 1200, hasRecovered: false, reason: statusText())]
        }
        var episodes: [FailureEpisode] = []
        while !Task.isCancelled {
            for failure in InjectedFailure.allCases.map(\.rawValue).shuffled() + ["sleep", "clock"].shuffled() {
                let length = Double.random(in: 20...60)
                await inject(failure, for: length)
                let allowed = MarketTrial.recoveryLimit(failure)
                let recovery = await recovered(within: allowed)
                if Task.isCancelled { return episodes }
                let isBack = recovery != nil
                let episode = FailureEpisode(
                    failure: failure, recovery: recovery ?? allowed, hasRecovered: isBack,
                    reason: isBack ? "" : statusText())
                Output.printProgress("    \(episode.text)")
                episodes.append(episode)
            }
        }
        return episodes
    }

    private func inject(_ failure: String, for length: Double) async {
        switch failure {
        case "sleep": wall.shift(by: 600)
        case "clock": wall.shift(by: Double.random(in: -300 ... -60))
        default:
            loopback.failure = InjectedFailure(rawValue: failure)
            await pause(length)
            loopback.failure = nil
        }
    }

    /// The time that recovery may take after a failure: the longest back-off that so short a failure can cause, with
    /// its random extension, and two rounds of quotes.
    private static func recoveryLimit(_ failure: String) -> Double {
        switch InjectedFailure(rawValue: failure) {
        case .missing: 600 * 1.25 + 120
        case .unauthorised, .forbidden, .forbiddenByRate, .notAcceptable, .tooMany: 900 * 1.25 + 120
        default: 240 * 1.25 + 120
        }
    }

    /// The seconds until every source is healthy and every quote newer than now; nil if that exceeds the limit.
    private func recovered(within limit: Double) async -> Double? {
        let started = clock.now, from = wall.now()
        while !Task.isCancelled {
            let market = live.market
            let isHealthy = market.sources.allSatisfy { $0.state == .good || $0.state == .off }
            let passed = (clock.now - started) / .seconds(1)
            if isHealthy, market.listings.allSatisfy({ ($0.quote?.time ?? from) > from }) { return passed }
            if passed > limit { return nil }
            await pause(2)
        }
        return nil
    }

    private func pause(_ seconds: Double) async {
        try? await clock.sleep(until: clock.now + .seconds(seconds), tolerance: nil)
    }
}

/// A wall clock that can be shifted. It starts at 10:00 on a Wednesday in New York.
final class AdjustableWallClock: Sendable {
    static let day = Day(number: 20_775)
    private let clock: FastClock
    private let start: ContinuousClock.Instant
    private let shift = Mutex(Duration.zero)

    init(_ clock: FastClock) {
        self.clock = clock
        start = clock.now
    }

    func now() -> Timestamp {
        let passed = clock.now - start + shift.withLock(\.self)
        let ten = NewYorkTime.timestamp(AdjustableWallClock.day, minute: 600)
        return Timestamp(milliseconds: ten.milliseconds + Int64(passed / .milliseconds(1)))
    }

    func shift(by seconds: Double) { shift.withLock { $0 += .seconds(seconds) } }
}
