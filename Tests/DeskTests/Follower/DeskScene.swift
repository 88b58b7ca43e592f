import Model
import Playback
import TestSupport

@testable import Desk

/// A collector and a dashboard without a network: what is published is delivered, lost or kept at a test's will.
struct DeskScene {
    var publisher: DeskPublisher
    var machine = FollowerMachine(name: "desk", address: "nats://test:4222", seed: 1)
    /// The dashboard's market.
    var market = Market(Moment(Fixture.first, mode: .bundled))
    /// The statuses of the desk, in order.
    var statuses: [SourceStatus] = []
    /// How often the dashboard has asked for a snapshot.
    var asks = 0
    var now = Duration.zero
    /// When the next updates are published: so late that none must wait.
    private var drained = Duration.zero

    static let start = Timestamp(milliseconds: 1_686_150_000_000)

    init(_ market: Market = Fixture.market, epoch: Int64 = 1) {
        publisher = DeskPublisher(DeskEpoch(start: epoch, collector: 1), market)
    }

    var wall: Timestamp { Timestamp(milliseconds: DeskScene.start.milliseconds + Int64(now / .milliseconds(1))) }

    /// The price of an instrument some seconds after the start.
    static func quote(_ symbol: Symbol, _ cents: Int64, _ second: Int64 = 0) -> MarketUpdate {
        .quote(
            Quote(
                symbol, last: Price(units: cents, decimals: 2), session: Fixture.fourth + 1,
                time: Timestamp(milliseconds: start.milliseconds + second * 1000)))
    }

    /// Publishes updates, without delivering them.
    mutating func publish(_ updates: MarketUpdate...) -> [DeskMessage] {
        for update in updates { publisher.add(update, receivedAt: wall, at: now) }
        defer { drained += OutgoingUpdates.pause }
        return publisher.drain(at: drained)
    }

    var heartbeat: DeskMessage { publisher.heartbeat(watching: 1, wall: wall) }

    /// A snapshot as of now.
    func snapshot(longest: Int = 1 << 20) -> [DeskMessage] {
        DeskSnapshot.messages(
            of: publisher.market, program: "test", header: DeskHeader(publisher.epoch, publisher.sequence, at: wall),
            longest: longest)
    }

    mutating func deliver(_ messages: [DeskMessage]) {
        for message in messages { machine.receive(message, at: now, wall: wall) }
        apply()
    }

    /// Time passes, in steps of a tenth of a second.
    mutating func wait(_ time: Duration, heartbeats: Bool = false) {
        let end = now + time
        while now < end {
            now += .milliseconds(100)
            if heartbeats, (now / .milliseconds(1)).truncatingRemainder(dividingBy: 1000) == 0 { deliver([heartbeat]) }
            machine.tick(at: now)
            apply()
        }
    }

    /// Connects, and brings the dashboard up to date.
    mutating func connect() {
        machine.connect(at: now)
        wait(.milliseconds(300))
        deliver(snapshot())
    }

    private mutating func apply() {
        if machine.drainAsk() { asks += 1 }
        for update in machine.drain(bytes: 0, wall: wall).flatMap(\.flattened) {
            if case .source(let status) = update, status.name == "desk" {
                statuses.append(status)
            } else {
                market.apply(update)
            }
        }
    }

    /// Whether the dashboard's market is the collector's, to the bit.
    var isEqual: Bool {
        UpdateCoding.bytes(of: .snapshot(market)) == UpdateCoding.bytes(of: .snapshot(publisher.market))
    }

    var status: SourceStatus? { statuses.last }
}
