public import Model
public import Networking
public import Playback

extension Service {
    /// Funds' own N-PORT reports, published about two months late: for funds without a sponsor service, and as a
    /// fallback for a sponsor that fails.
    ///
    /// - Parameters:
    ///   - contact: the e-mail address that requests declare to EDGAR.
    ///   - book: the sectors of companies.
    ///   - budget: shared by all requests to EDGAR.
    ///   - cache: stores what need not be requested again after a restart.
    ///   - holdings: the stored holdings of a fund. A report is not read again while its table is stored.
    ///   - sponsored: the sponsors' funds, each with the name of the service that is polled first.
    public static func nport(
        _ settings: NPORTSettings, contact: String, book: SectorBook, budget: RequestBudget? = nil,
        cache: any ResponseCache = MemoryResponseCache(),
        holdings: @escaping @Sendable (Symbol) -> HoldingsTable? = { _ in nil },
        sponsored: [Symbol: String] = [:], clock: SourceClock = SourceClock()
    ) -> Service {
        let fetcher = NPORTFetcher(
            address: settings.address, agent: .declared("Ballast/1.0 \(contact)"), book: book,
            funds: Set(settings.funds).union(sponsored.keys), cache: cache, holdings: holdings, now: clock.wall)
        func pollRequest(_ fund: Symbol, standsInFor primary: PollRequest.ID?) -> PollRequest {
            PollRequest(fund.name, every: settings.interval, fallbackFor: primary, deadline: .seconds(300)) {
                transport async throws(SourceError) in try await fetcher.fetch(fund, transport)
            }
        }
        let own = settings.funds.filter { sponsored[$0] == nil }.map { pollRequest($0, standsInFor: nil) }
        let others = sponsored.sorted { $0.key < $1.key }.map { fund, service in
            pollRequest(fund, standsInFor: PollRequest.ID(service, fund.name))
        }
        return Service("nport", at: settings.address, budget: budget, atOnce: 1, pollRequests: own + others)
    }
}
