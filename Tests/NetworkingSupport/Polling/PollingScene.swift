import Model
package import Networking
import Synchronization

/// A loopback service, a feed that polls it, and a source on a clock that the test controls.
package final class PollingScene: Sendable {
    package let clock = SettableClock()
    package let service: LoopbackService
    package let feed: SmallFeed
    package let transport: NetworkTransport
    private let retained = Mutex<[any Sendable]>([])

    package init() async throws {
        service = try await LoopbackService { _ in .status(500) }
        feed = SmallFeed(service.base)
        let clock = clock
        transport = NetworkTransport(clock: SourceClock { clock.wall })
    }

    /// A source with the given poll requests.
    package func source(_ pollRequests: PollRequest..., budget: RequestBudget? = nil) -> PolledSource {
        PolledSource(
            [Service("small", at: service.base, budget: budget, pollRequests: pollRequests)], transport: transport,
            clock: clock.source,
            seed: 1)
    }

    /// Makes the service healthy again, with these prices.
    package func recover(time: Int, _ prices: String) {
        service.respond { _ in PollingScene.quotes(time: time, prices) }
        feed.change { [service] in $0 = SmallFeed.RequestSettings(base: service.base) }
    }

    package static func quotes(time: Int, _ prices: String) -> LoopbackService.Response {
        .json("{\"time\": \(time), \(prices)}")
    }

    /// Keeps an object alive as long as the scene.
    package func retain(_ object: some Sendable) { retained.withLock { $0.append(object) } }
}
