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
    private let polled: [PolledSource]
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
        var settings = SourcesConfiguration.standard
        let address = "http://127.0.0.1:\(loopback.port)"
        settings.yahoo.addresses = [address]
        settings.treasury.address = address
        settings.fred.address = address
        let sourceClock = SourceClock(clock, wall: wall)
        let transport = NetworkTransport(clock: sourceClock)
        let memory = PriceMemory { symbol in live[symbol].map { StoredHistory($0.series, isBundled: false) } }
        let rates = RatesMemory()
        var polled = [
            PolledSource(
                [.yahoo(settings.yahoo, instruments: instruments, memory: memory, clock: sourceClock)],
                transport: transport, clock: sourceClock, seed: 7),
            PolledSource(
                [
                    .treasury(settings.treasury, memory: rates, clock: sourceClock),
                    .fred(settings.fred, memory: rates, clock: sourceClock),
                ], transport: transport, clock: sourceClock, seed: 8),
        ]
        if documents {
            polled += LoopbackTrial.documents(at: address, settings, sourceClock).map {
                PolledSource($0, transport: transport, clock: sourceClock, seed: 9)
            }
        }
        self.polled = polled
        let services = polled.map { LiveSource.Service($0, quoteInterval: .seconds(20)) }
        source = LiveSource(live, services, wallClock: wall, clock: clock, observer: observer)
    }

    private static func documents(
        at address: String, _ standard: SourcesConfiguration, _ clock: SourceClock
    ) -> [[Service]] {
        let book = SectorBook([])
        let often = PollRequest.Interval.always(.seconds(300))
        func sponsor(_ funds: [Symbol: String]) -> FundSettings {
            FundSettings(isOn: true, address: address, interval: often, funds: funds)
        }
        var edgar = standard.edgar
        (edgar.address, edgar.factsAddress, edgar.contact) = (address, address, "name@example.org")
        let wires = WireSettings(isOn: true, feeds: [address + "/wire.xml"], interval: often)
        let reports = NPORTSettings(isOn: true, address: address, interval: often, funds: ["XBI"])
        return [
            [
                .ishares(sponsor(["IWM": "239710"]), book: book, clock: clock),
                .invesco(sponsor(["QQQ": "46090E103"]), book: book, clock: clock),
                .nport(reports, contact: "name@example.org", book: book),
            ],
            [Service.edgar(edgar, budget: .edgar(clock: clock), clock: clock)].compactMap(\.self),
            [.wires(wires, clock: clock)],
        ]
    }

    private func follow() async {
        for await update in source.updates() { seen.withLock { $0.apply(update) } }
    }

    /// Polls everything now.
    func refresh() { for source in polled { source.refresh() } }

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
