import Foundation
import Model
import Networking
import Playback
import Synchronization
import TestSupport
import Testing

@testable import Desk

/// A collector of a made-up market, without services.
final class TestCollector: Sendable {
    let collector: Collector
    private let client = NATSClient()
    private let live: Mutex<Market>
    private let leads = Mutex(false)
    private let heard = Mutex<[String]>([])
    private let told = Mutex<[String]>([])
    private let running = Mutex<Task<Void, Never>?>(nil)

    init(_ request: NATSRequest, market: Market = Fixture.market, random: Double = 0) {
        collector = Collector(.standard, request, client: client, program: "test", random: random)
        live = Mutex(market)
    }

    /// A collector that leads and publishes.
    static func leading(
        _ request: NATSRequest, market: Market = Fixture.market, sourceLocation: SourceLocation = #_sourceLocation
    ) async throws -> TestCollector {
        let collector = TestCollector(request, market: market)
        collector.run()
        #expect(
            await eventually { collector.isLeading && collector.market != nil }, sourceLocation: sourceLocation)
        return collector
    }

    /// Whether it would ask services now.
    var isLeading: Bool { leads.withLock(\.self) }

    /// The requests to share something that it has received.
    var requests: [String] { heard.withLock(\.self) }

    /// The reasons why it was not connected, as they were told.
    var failures: [String] { told.withLock(\.self) }

    /// The market that it has published.
    var market: Market? { collector.publishedMarket }

    func run() {
        let task = Task { [self] in
            await collector.run(
                in: Collector.Environment(
                    market: { [self] in live.withLock(\.self) },
                    roleChanged: { [self] role in
                        let isLeading = if case .leading = role { true } else { false }
                        leads.withLock { $0 = isLeading }
                    },
                    requested: { [self] request in
                        heard.withLock { $0.append(request) }
                        collector.share("what is shared: \(request)")
                    },
                    failed: { [self] in told.withLock { $0.append(collector.health.error ?? "") } }))
        }
        running.withLock { $0 = task }
    }

    /// Applies an update as the live market does, and passes it on in the same order.
    func apply(_ update: MarketUpdate, at time: Timestamp = SourceClock.now()) {
        live.withLock { market in
            market.apply(update)
            collector.receive(update, receivedAt: time)
        }
    }

    /// Ends it, without a word to anyone.
    func stop() async {
        let task = running.withLock { running in
            defer { running = nil }
            return running
        }
        task?.cancel()
        await task?.value
        leads.withLock { $0 = false }
    }
}

/// A dashboard without a screen.
final class TestDashboard: Sendable {
    let follower: Follower
    private let client: NATSClient
    private let state = Mutex(State())
    private let reading = Mutex<Task<Void, Never>?>(nil)
    private let sharing = Mutex<Task<Void, Never>?>(nil)
    private let news = Mutex<[SharedNews]>([])

    private struct State: Sendable {
        var market = Market(Moment(Fixture.first, mode: .bundled))
        var statuses: [SourceStatus] = []
        var isPaused = false
    }

    init(_ request: NATSRequest, authorities: String? = nil) {
        client = NATSClient(authorities: authorities)
        follower = Follower(.standard, request, client: client)
    }

    func run() {
        let task = Task { [self] in
            for await update in follower.updates() {
                state.withLock { state in
                    for update in update.flattened {
                        if case .source(let status) = update, status.name == "desk" {
                            state.statuses.append(status)
                        } else {
                            state.market.apply(update)
                        }
                    }
                }
            }
        }
        reading.withLock { $0 = task }
        let hearing = Task { [self] in for await event in follower.sharing { news.withLock { $0.append(event) } } }
        sharing.withLock { $0 = hearing }
    }

    /// What it has heard of what is shared.
    var heard: [SharedNews] { news.withLock(\.self) }

    var market: Market { state.withLock(\.market) }

    /// The statuses of the desk, in order.
    var statuses: [SourceStatus] { state.withLock(\.statuses) }

    func stop() {
        reading.withLock { $0?.cancel() }
        sharing.withLock { $0?.cancel() }
    }

    /// Whether its market is that of a collector, to the bit.
    func isEqual(to collector: TestCollector) -> Bool {
        guard follower.isFollowing, let other = collector.market else { return false }
        return UpdateCoding.bytes(of: .snapshot(market)) == UpdateCoding.bytes(of: .snapshot(other))
    }
}

/// Waits until something is so; false if it is not within a time that is far longer than it takes.
func eventually(within seconds: Double = 60, _ condition: () throws -> Bool) async rethrows -> Bool {
    let deadline = Date.now + seconds
    while Date.now < deadline {
        if try condition() { return true }
        try? await Task.sleep(for: .milliseconds(20))
    }
    return try condition()
}

extension NATSServerProcess {
    /// A request to this server.
    func request(_ credentials: NATSCredentials? = nil, tls: Bool = false, host: String = "127.0.0.1") throws
        -> NATSRequest
    {
        let text = "\(tls ? "tls" : "nats")://\(host):\(port)"
        let address = try #require(NATSAddress(text))
        return NATSRequest(address, credentials: credentials)
    }
}

/// Prices that move at random, ever later.
struct MovingPrices {
    private var random: SplitMix
    private var time: Int64 = 1_686_150_000_000
    private let symbols: [Symbol]

    init(_ symbols: [Symbol] = ["AAA", "BBB", "CCC"], seed: UInt64) {
        self.symbols = symbols
        random = SplitMix(seed: seed)
    }

    mutating func next() -> MarketUpdate {
        time += 1
        let symbol = symbols[Int(random.next() % UInt64(symbols.count))]
        return .quote(
            Quote(
                symbol, last: Price(units: 1000 + Int64(random.next() % 200), decimals: 2), session: Fixture.fourth + 1,
                time: Timestamp(milliseconds: time)))
    }
}
