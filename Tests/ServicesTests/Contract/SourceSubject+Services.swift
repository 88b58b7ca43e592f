import Model
import NetworkingSupport

@testable import Networking

extension SourceSubject {
    /// The sources that poll services.
    static let services = [
        polled("small", before: SmallFeed.market, respond: SmallFeed.respond) { base, clock in
            let feed = SmallFeed(base)
            let budget = RequestBudget(perSecond: 100, burst: 100, atOnce: 4, clock: clock)
            return [
                Service(
                    "small", at: base, budget: budget,
                    pollRequests: [feed.pollRequest("quotes", "AAA", "BBB"), feed.pollRequest("other", "CCC")])
            ]
        },
        polled("rates", before: RateSamples.market, respond: RateSamples.respond, make: RateSamples.services),
        polled("funds", before: SmallFeed.market, respond: FundSamples.respond, make: FundSamples.services),
        polled("edgar", before: SmallFeed.market, respond: EDGARSamples.respond, make: EDGARSamples.services),
        polled("wires", before: SmallFeed.market, respond: WireSamples.respond, make: WireSamples.services),
    ]

    /// Sources whose figures depend on the session: while one fails for long, its session closes.
    static let quotes = [
        polled("yahoo", before: YahooFeed.market, wall: YahooSample.now, respond: YahooFeed.respond) { base, clock in
            [YahooFeed.service(base, clock)]
        }
    ]

    /// A source that polls services.
    ///
    /// - Parameters:
    ///   - before: the market before, on the day of the samples.
    ///   - wall: the time of the first request.
    ///   - respond: the responses of the services, all of which are at one address.
    ///   - make: makes the services at an address.
    static func polled(
        _ name: String, before: Market, wall: Timestamp = SettableClock.morning,
        respond: @escaping @Sendable (LoopbackService.Request) -> LoopbackService.Response,
        make: @escaping @Sendable (_ base: String, _ clock: SourceClock) -> [Service]
    ) -> SourceSubject {
        SourceSubject(name: name) { _ in
            let clock = SettableClock(wall)
            let loopback = try await LoopbackService(respond)
            let services = make(loopback.base, clock.source)
            let source = PolledSource(
                services, transport: NetworkTransport(clock: SourceClock { clock.wall }), clock: clock.source, seed: 1)
            let harness = ServiceHarness(
                names: services.map(\.name), clock: clock,
                fail: { response in loopback.respond { _ in response } }, recover: { loopback.respond(respond) },
                refresh: { source.refresh() }, lastStatuses: { source.settled }, began: wall)
            return Running(source: source, before: before, service: harness)
        }
    }
}
