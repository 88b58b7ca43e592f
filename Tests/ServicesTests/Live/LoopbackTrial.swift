import LoopbackMarket
import Model
import Synchronization
import Testing

@testable import Networking
@testable import Playback
@testable import Services

/// The live market on the services of a loopback market, on a Wednesday at eleven in New York.
final class LoopbackTrial: Sendable {
    let loopback: LoopbackMarket
    /// The market that its services and its viewer share.
    let live: LiveMarket
    private let seen: Mutex<Market>
    private let source: LiveSource
    private let services: LiveServices
    private let wall: @Sendable () -> Timestamp

    /// The current time in the trial.
    func now() -> Timestamp { wall() }

    /// The market as the viewer has seen it so far.
    var market: Market { seen.withLock { $0 } }

    /// Runs `body` while a viewer follows the market, and shuts everything down.
    ///
    /// - Parameter documents: whether funds, filings and headlines are requested too.
    static func run(
        symbols count: Int = 30, speed: Int = 20, documents: Bool = false,
        observer: @escaping @Sendable (MarketUpdate, Timestamp) -> Void = { _, _ in },
        _ body: (LoopbackTrial) async throws -> Void
    ) async throws {
        let trial = try await LoopbackTrial(
            opening(symbols: count), speed: speed, documents: documents, observer: observer)
        let viewer = Task { await trial.follow() }
        defer { viewer.cancel() }
        try await body(trial)
        viewer.cancel()
        await viewer.value
        try await trial.loopback.stop()
    }

    /// The day of the trial.
    private static let day = Day(number: 20_775)

    /// The market at the start.
    static func opening(symbols count: Int) -> Market {
        let listings = (0..<count).map { number in
            Listing(
                Instrument(Symbol("T\(number)"), name: "T\(number)", kind: .etf, group: "", basis: .adjusted),
                provenance: Provenance("bundled", .bundled))
        }
        return Market(Moment(day - 400, mode: .bundled), listings: listings)
    }

    private init(
        _ bundled: Market, speed: Int, documents: Bool, observer: @escaping @Sendable (MarketUpdate, Timestamp) -> Void
    ) async throws {
        let clock = FastClock(factor: speed)
        let start = clock.now
        let eleven = NewYorkTime.timestamp(LoopbackTrial.day, minute: 11 * 60)
        wall = { @Sendable in
            let passed = (clock.now - start).components
            return Timestamp(
                milliseconds: eleven.milliseconds + passed.seconds * 1000 + passed.attoseconds / 1_000_000_000_000_000)
        }
        let instruments = bundled.listings.map(\.instrument)
        loopback = LoopbackMarket(LoopbackPrices(instruments.map(\.symbol)), rate: 500, now: wall)
        try await loopback.start()
        seen = Mutex(bundled)
        let live = LiveMarket(bundled)
        self.live = live
        var settings = SourcesConfiguration.loopback(port: loopback.port)
        for service in ServiceDefinition.all where !documents && ![.quotes, .rates].contains(service.role) {
            settings[isOn: service] = false
        }
        let resources = ServiceResources(live, clock: SourceClock(clock, wall: wall))
        let services = LiveServices(ServiceFactory(resources, seed: 7), settings)
        self.services = services
        source = LiveSource(live, services.follow(), wallClock: wall, clock: clock, observer: observer)
    }

    private func follow() async {
        for await update in source.updates() { seen.withLock { $0.apply(update) } }
    }

    /// Polls everything now.
    func refresh() { services.refresh() }

    /// The market as soon as a condition holds. The deadline is generous, since other tests may occupy every thread for
    /// a while.
    func until(_ what: String, _ condition: (Market) -> Bool) async throws -> Market {
        let deadline = ContinuousClock.now + .seconds(300)
        while ContinuousClock.now < deadline {
            let market = market
            if condition(market) { return market }
            try await Task.sleep(for: .milliseconds(5))
        }
        let statuses = market.sources.map { "\($0.name) \($0.state.rawValue) \($0.reason ?? "")" }
        let quotes = market.listings.map { "\($0.instrument.symbol) \($0.quote.map { "\($0.time)" } ?? "none")" }
        throw ConditionNotMet(message: "\(what) never came by \(now()); \(statuses); \(quotes)")
    }

    struct ConditionNotMet: Error, CustomStringConvertible {
        let message: String
        var description: String { message }
    }

    /// Whether the shown values of an instrument match those of the loopback market.
    func matchesService(_ listing: Listing) -> Bool {
        let symbol = listing.instrument.symbol
        if let quote = listing.quote, loopback.prices.cents(symbol, at: quote.time) != quote.last.units { return false }
        let closed = listing.series.closed
        return (0..<closed.count).allSatisfy { index in
            loopback.prices.close(symbol, on: closed.day(index)).map {
                abs(Double($0) / 100 - closed.close(index)) < 1e-6
            }
                ?? false
        }
    }
}
