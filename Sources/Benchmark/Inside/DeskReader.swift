import Desk
import Model
import Synchronization

/// Delays in whole milliseconds, counted.
struct DelayCount: Sendable {
    private var counts = [Int](repeating: 0, count: 10_000)
    private(set) var total = 0

    mutating func add(_ milliseconds: Int64) {
        counts[Int(min(max(milliseconds, 0), 9999))] += 1
        total += 1
    }

    static func + (a: DelayCount, b: DelayCount) -> DelayCount {
        var sum = a
        for index in sum.counts.indices { sum.counts[index] += b.counts[index] }
        sum.total += b.total
        return sum
    }

    /// The delay that `percent` per cent do not exceed; nil without any.
    func percentile(_ percent: Double) -> Double? {
        var left = Int((percent / 100 * Double(total)).rounded(.up))
        guard total > 0 else { return nil }
        for (delay, count) in counts.enumerated() {
            left -= count
            if left <= 0 { return Double(delay) }
        }
        return nil
    }
}

/// A dashboard's source without a screen: it applies what it receives, and measures how old that is.
final class DeskReader: Sendable {
    fileprivate struct State: Sendable {
        var market = Market(Moment(SyntheticMarket.day, mode: .bundled))
        var delays = DelayCount()
        var newest = [Symbol: Timestamp]()
        var disorder = 0
        var failures = 0
    }

    private let follower: Follower
    private let clock: DeskClock
    private let state = Mutex(State())

    init(_ address: NATSAddress, client: NATSClient, clock: DeskClock) {
        follower = Follower(.standard, NATSRequest(address), client: client, clock: clock.source)
        self.clock = clock
    }

    /// Follows until it is cancelled.
    func run() async {
        for await update in follower.updates() {
            state.withLock { state in
                state.market.apply(update)
                let now = clock.wall().milliseconds
                for update in update.flattened { state.note(update, now) }
            }
        }
    }

    var isFollowing: Bool { follower.isFollowing }
    /// The bytes received so far.
    var bytes: Int { follower.bytes }
    /// The delays since the last call.
    func drainDelays() -> DelayCount {
        state.withLock { state in
            defer { state.delays = DelayCount() }
            return state.delays
        }
    }
    /// Prices that are older than one before, and failures of the desk since the last call.
    func drainFaults() -> (disorder: Int, failures: Int) {
        state.withLock { state in
            defer { (state.disorder, state.failures) = (0, 0) }
            return (state.disorder, state.failures)
        }
    }
    /// The number of instruments with a price.
    var priced: Int { state.withLock { $0.market.listings.count { $0.quote != nil } } }
}

extension DeskReader.State {
    fileprivate mutating func note(_ update: MarketUpdate, _ now: Int64) {
        switch update {
        case .quote(let quote):
            delays.add(now - quote.time.milliseconds)
            if let before = newest[quote.symbol], quote.time < before { disorder += 1 }
            newest[quote.symbol] = quote.time
        case .source(let status): if status.state == .failed { failures += 1 }
        default: break
        }
    }
}
