import Feeds
import LoopbackMarket
import Model
import Store
import Synchronization

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// How long services took to be well again after a fault had ended.
struct FaultEpisode: Sendable {
    /// The fault, by its word.
    let fault: String
    /// Seconds on the services' clock.
    let recovery: Double
    /// Whether they were back in the time that their back-off allows.
    let isBack: Bool
    /// Who was not well at the end, and why.
    let reason: String

    /// In words.
    var words: String { "\(fault) \(Measurement.text(recovery)) s \(reason)" }
}

/// The services on loopback, the live market that asks them, and a store that keeps what they say.
final class MarketStand: Sendable {
    let loopback: LoopbackMarket
    let opening: Market
    let source: LiveSource
    private let polled: [PolledSource]
    private let transport: NetworkTransport
    private let client: WebSocketClient
    private let live: LiveMarket
    private let wall: ShiftedWall
    private let clock: FastClock
    private let writing: Task<Void, Never>
    private let store: MarketStore
    private let folder: String

    init(_ load: MarketLoad) async throws {
        let clock = FastClock(factor: load.speed)
        let wall = ShiftedWall(clock)
        let symbols = (0..<load.symbols).map { Symbol("S\($0)") }
        let loopback = LoopbackMarket(LoopbackPrices(symbols), rate: load.quotesASecond, now: { wall.now() })
        try await loopback.start()
        let listings = symbols.map { symbol in
            Listing(
                Instrument(symbol, name: "\(symbol)", kind: .etf, group: "us-small", basis: .adjusted),
                provenance: Provenance("bundled", .bundled))
        }
        let opening = Market(Moment(ShiftedWall.day - 400, mode: .bundled), listings: listings)
        let live = LiveMarket(opening)
        let sourceClock = SourceClock(clock, wall: { wall.now() })
        let transport = NetworkTransport(clock: sourceClock), client = WebSocketClient(clock: sourceClock)
        let settings = MarketStand.settings(port: loopback.port)
        let memory = PriceMemory { symbol in live[symbol].map { KnownHistory($0.series, isBundled: false) } }
        let instruments = listings.map(\.instrument)
        let polled = MarketStand.services(settings, instruments, memory, sourceClock).map {
            PolledSource($0, transport: transport, clock: sourceClock)
        }
        let stream = StreamedSource.yahoo(
            settings.yahoo, instruments: instruments, memory: memory, client: client, clock: sourceClock)
        folder = "/tmp/ballast-bench-\(getpid())"
        mkdir(folder, 0o700)
        let store = try MarketStore.open(folder: folder, now: wall.now())
        try store.save(instruments.map { .instrument($0) }, receivedAt: wall.now())
        let writer = StoreWriter(store, wallClock: { wall.now() })
        writing = Task.detached(priority: .utility) { await writer.run() }
        let services =
            polled.map { LiveSource.Service($0, quoteInterval: .seconds(20)) }
            + [LiveSource.Service(stream, word: "yahoo", quoteInterval: .seconds(20))]
        source = LiveSource(
            live, services,
            wallClock: { wall.now() }, clock: clock, observer: { writer.post($0, receivedAt: $1) })
        (self.loopback, self.opening, self.transport, self.client) = (loopback, opening, transport, client)
        (self.live, self.wall, self.clock, self.store, self.polled) = (live, wall, clock, store, polled)
    }

    /// All services; those stand together that do in the program itself.
    private static func services(
        _ settings: SourcesConfiguration, _ instruments: [Instrument], _ memory: PriceMemory, _ clock: SourceClock
    ) -> [[Service]] {
        let rates = RatesMemory(), book = SectorBook([]), budget = RequestBudget.edgar(clock: clock)
        var sponsored: [Symbol: String] = [:]
        for fund in settings.ishares.funds.keys { sponsored[fund] = SourceWord.ishares.rawValue }
        for fund in settings.invesco.funds.keys { sponsored[fund] = SourceWord.invesco.rawValue }
        return [
            [.yahoo(settings.yahoo, instruments: instruments, memory: memory, clock: clock)],
            [
                .treasury(settings.treasury, memory: rates, clock: clock),
                .fred(settings.fred, memory: rates, clock: clock),
            ],
            [
                .ishares(settings.ishares, book: book, clock: clock),
                .invesco(settings.invesco, book: book, clock: clock),
                .nport(settings.nport, contact: contact, book: book, budget: budget, sponsored: sponsored),
            ],
            [Service.edgar(settings.edgar, budget: budget, clock: clock)].compactMap(\.self),
            [.wires(settings.wires, clock: clock)],
        ]
    }

    /// Who asks, which the regulator wants to be told.
    private static let contact = "name@example.org"

    /// The time it is there.
    func now() -> Timestamp { wall.now() }

    /// The sources that are not well, in words.
    func said() -> String {
        let ill = live.market.sources.filter { $0.state != .good && $0.state != .off }
        return ill.isEmpty
            ? "all sources well" : ill.map { "\($0.name): \($0.reason ?? $0.state.rawValue)" }.joined(separator: ", ")
    }

    /// Ends everything, and returns how many histories the store holds.
    func end() async throws -> Int {
        await transport.shutDown()
        await client.shutDown()
        try await loopback.stop()
        writing.cancel()
        await writing.value
        let kept = try store.firstPicture()?.listings.count { !$0.series.isEmpty } ?? 0
        for name in ["/market.sqlite", "/market.sqlite-wal", "/market.sqlite-shm"] { unlink(folder + name) }
        rmdir(folder)
        return kept
    }

    /// Where the first address does not answer, others stand in: one whose certificate cannot be right, for there is
    /// none, and one whose name nobody knows.
    private static func settings(port: Int) -> SourcesConfiguration {
        var settings = SourcesConfiguration.standard
        let address = "http://127.0.0.1:\(port)"
        settings.yahoo.addresses = [address, "https://127.0.0.1:\(port)", "http://nobody.invalid"]
        settings.yahoo.streamAddress = "ws://127.0.0.1:\(port)/"
        settings.treasury.address = address
        settings.fred.address = address
        // Files of a day are asked for every few minutes, so that they meet faults too.
        let often = PollRequest.Interval.always(.seconds(300))
        settings.ishares = FundSettings(isOn: true, address: address, interval: often, funds: ["IWM": "1"])
        settings.invesco = FundSettings(isOn: true, address: address, interval: often, funds: ["QQQ": "46090E103"])
        settings.nport = NPORTSettings(isOn: true, address: address, interval: often, funds: ["XBI"])
        settings.edgar.address = address
        settings.edgar.factsAddress = address
        settings.edgar.facts = often
        settings.edgar.contact = contact
        settings.wires.feeds = [address + "/wire.xml"]
        return settings
    }
}

extension MarketStand {
    /// Has one fault after the other, in an order at random, until cancelled.
    func misbehave() async -> [FaultEpisode] {
        guard await recovered(within: 1200) != nil else {
            return [FaultEpisode(fault: "none", recovery: 1200, isBack: false, reason: said())]
        }
        var episodes: [FaultEpisode] = []
        while !Task.isCancelled {
            for fault in LoopbackFault.allCases.map(\.rawValue).shuffled() + ["sleep", "clock"].shuffled() {
                let length = Double.random(in: 20...60)
                await suffer(fault, for: length)
                let allowed = MarketStand.longest(fault)
                let recovery = await recovered(within: allowed)
                if Task.isCancelled { return episodes }
                let isBack = recovery != nil
                let episode = FaultEpisode(
                    fault: fault, recovery: recovery ?? allowed, isBack: isBack, reason: isBack ? "" : said())
                Benchmark.say("    \(episode.words)")
                episodes.append(episode)
            }
        }
        return episodes
    }

    private func suffer(_ fault: String, for length: Double) async {
        switch fault {
        case "sleep": wall.shift(by: 600)
        case "clock": wall.shift(by: Double.random(in: -300 ... -60))
        default:
            loopback.fault = LoopbackFault(rawValue: fault)
            await pause(length)
            loopback.fault = nil
        }
    }

    /// How long all may take to be well after a fault: the longest wait that so short a fault can have led to, with what
    /// lengthens waits at random, and two turns of quotes.
    private static func longest(_ fault: String) -> Double {
        switch LoopbackFault(rawValue: fault) {
        case .missing: 600 * 1.25 + 120
        case .unauthorised, .forbidden, .forbiddenByRate, .notAcceptable, .tooMany: 900 * 1.25 + 120
        default: 240 * 1.25 + 120
        }
    }

    /// The seconds until every source is well and every quote newer than now; nil where that takes too long.
    private func recovered(within limit: Double) async -> Double? {
        let begun = clock.now, from = wall.now()
        while !Task.isCancelled {
            let market = live.market
            let isWell = market.sources.allSatisfy { $0.state == .good || $0.state == .off }
            let passed = (clock.now - begun) / .seconds(1)
            if isWell, market.listings.allSatisfy({ ($0.quote?.time ?? from) > from }) { return passed }
            if passed > limit { return nil }
            await pause(2)
        }
        return nil
    }

    private func pause(_ seconds: Double) async {
        try? await clock.sleep(until: clock.now + .seconds(seconds), tolerance: nil)
    }
}

/// A wall clock that can be set, from ten in the morning of a Wednesday in New York on.
final class ShiftedWall: Sendable {
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
        let ten = NewYorkTime.timestamp(ShiftedWall.day, minute: 600)
        return Timestamp(milliseconds: ten.milliseconds + Int64(passed / .milliseconds(1)))
    }

    func shift(by seconds: Double) { shift.withLock { $0 += .seconds(seconds) } }
}
