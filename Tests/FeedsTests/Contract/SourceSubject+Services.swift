import Model

@testable import Feeds

extension SourceSubject {
    /// The sources that ask services.
    static let services = [
        polled("small", before: SmallFeed.market, answers: SmallFeed.answer) { base, clock in
            let feed = SmallFeed(base)
            let budget = RequestBudget(perSecond: 100, burst: 100, atOnce: 4, clock: clock)
            return [
                Service(
                    "small", at: base, budget: budget,
                    pollRequests: [feed.pollRequest("quotes", "AAA", "BBB"), feed.pollRequest("other", "CCC")])
            ]
        },
        polled("rates", before: RateSamples.market, answers: RateSamples.answer, make: RateSamples.services),
        polled("funds", before: SmallFeed.market, answers: FundSamples.answer, make: FundSamples.services),
        polled("edgar", before: SmallFeed.market, answers: EDGARSamples.answer, make: EDGARSamples.services),
        polled("wires", before: SmallFeed.market, answers: WireSamples.answer, make: WireSamples.services),
    ]

    /// Those that ask services whose figures move with the session: while one fails for long, its session closes.
    static let quotes = [
        polled("yahoo", before: YahooFeed.market, wall: YahooSample.now, answers: YahooFeed.answer) { base, clock in
            [YahooFeed.service(base, clock)]
        }
    ]

    /// A source of services that are asked again and again.
    ///
    /// - Parameters:
    ///   - before: what is known before, on the day on which the samples were sent.
    ///   - wall: when they are asked.
    ///   - answers: what the services answer; all of them are at one address.
    ///   - make: the services at an address.
    static func polled(
        _ name: String, before: Market, wall: Timestamp = PollingDay.morning,
        answers: @escaping @Sendable (LoopbackService.Question) -> LoopbackService.Answer,
        make: @escaping @Sendable (_ base: String, _ clock: SourceClock) -> [Service]
    ) -> SourceSubject {
        SourceSubject(name: name) { _ in
            let clock = SetClock(wall)
            let loopback = try await LoopbackService(answers)
            let services = make(loopback.base, clock.source)
            let source = PolledSource(
                services, transport: NetworkTransport(clock: SourceClock { clock.wall }), clock: clock.source, seed: 1)
            let stand = ServiceStand(
                words: services.map(\.name), clock: clock,
                fail: { answer in loopback.answer { _ in answer } }, heal: { loopback.answer(answers) },
                refresh: { source.refresh() }, lastStatuses: { source.settled }, began: wall)
            return Running(source: source, before: before, service: stand)
        }
    }
}
