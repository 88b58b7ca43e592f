import Model
import Synchronization

@testable import Feeds

/// A service on loopback, a feed that asks it, and a source on a clock that a test moves.
final class Scene: Sendable {
    let clock = SetClock()
    let service: LoopbackService
    let feed: SmallFeed
    let transport: NetworkTransport
    private let kept = Mutex<[any Sendable]>([])

    init() async throws {
        service = try await LoopbackService { _ in .status(500) }
        feed = SmallFeed(service.base)
        let clock = clock
        transport = NetworkTransport(clock: SourceClock { clock.wall })
    }

    /// A source of these poll requests.
    func source(_ pollRequests: PollRequest..., budget: RequestBudget? = nil) -> PolledSource {
        PolledSource(
            [Service("small", at: service.base, budget: budget, pollRequests: pollRequests)], transport: transport,
            clock: clock.source,
            seed: 1)
    }

    /// Everything is well: the service answers with these prices.
    func heal(time: Int, _ prices: String) {
        service.answer { _ in Scene.quotes(time: time, prices) }
        feed.change { [service] in $0 = SmallFeed.Terms(base: service.base) }
    }

    static func quotes(time: Int, _ prices: String) -> LoopbackService.Answer {
        .json("{\"time\": \(time), \(prices)}")
    }

    /// Holds something until the scene ends.
    func keep(_ thing: some Sendable) { kept.withLock { $0.append(thing) } }
}
