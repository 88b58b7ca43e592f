import Desk
import Model
import Networking

/// A time of day within one session, which two processes agree on: figures are checked against the calendar.
struct DeskClock: Sendable {
    /// When it began, in milliseconds since 1970.
    let since: Int64

    /// 10:00 in New York on the synthetic market's day, and the time since then.
    func wall() -> Timestamp {
        let passed = SourceClock.now().milliseconds - since
        return Timestamp(milliseconds: NewYorkTime.timestamp(SyntheticMarket.day, minute: 600).milliseconds + passed)
    }

    var source: SourceClock { SourceClock(wall: wall) }
}

/// A collector of a synthetic market in a process of its own: every instrument moves twice a second.
struct DeskCollector {
    let address: NATSAddress
    let clock: DeskClock
    /// Whether all move at one moment; otherwise each at its own, as a stream of prices has them.
    let isAtOnce: Bool

    static let instruments = 500
    private static let sessions = 20
    /// The number of moments in half a second.
    private static let moments = 50

    /// Collects until the process is ended.
    func run() async {
        let collector = Collector(
            .standard, NATSRequest(address), client: NATSClient(), program: "ballast-bench", clock: clock.source,
            random: 0)
        let collecting = Task { await collector.run(in: Collector.Environment(market: { Self.market }) { _ in }) }
        let start = ContinuousClock.now, groups = isAtOnce ? 1 : Self.moments
        for step in 1... {
            try? await Task.sleep(
                until: start + .milliseconds(500) * step / groups, tolerance: .milliseconds(1), clock: .continuous)
            let now = clock.wall()
            let quotes = stride(from: step % groups, to: Self.instruments, by: groups).map { number in
                MarketUpdate.quote(
                    Quote(
                        SyntheticMarket.symbol(number),
                        last: Price(units: 10_000 + Int64((number * 31 + step * 17) % 3000), decimals: 2),
                        session: SyntheticMarket.day, time: now, volume: Double(step)))
            }
            collector.receive(.batch(quotes), receivedAt: now)
        }
        await collecting.value
    }

    private static var market: Market {
        let full = SyntheticMarket.make(instruments)
        return Market(
            full.moment,
            listings: full.listings.map { listing in
                let last = listing.series.count
                let bars = (max(0, last - sessions - 1)..<last - 1).map { listing.series[$0] }
                return Listing(listing.instrument, series: Series(bars), provenance: listing.provenance)
            })
    }
}
