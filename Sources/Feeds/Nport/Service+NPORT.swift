public import Model

extension Service {
    /// The funds' own reports to the regulator, two months late: of funds that no sponsor is asked for, and in the place
    /// of a sponsor that does not answer.
    ///
    /// - Parameters:
    ///   - contact: the address of mail that the regulator wants to be told.
    ///   - book: what is known of companies' sectors.
    ///   - budget: that of all questions to the regulator.
    ///   - cache: where is kept what need not be asked for again at the next start.
    ///   - known: what is known that a fund holds. A report that was read stays read as long as its table is known.
    ///   - sponsored: the sponsors' funds, each with the word of the service that is asked for it first.
    public static func nport(
        _ settings: NPORTSettings, contact: String, book: SectorBook, budget: RequestBudget? = nil,
        cache: any ResponseCache = MemoryResponseCache(),
        known: @escaping @Sendable (Symbol) -> HoldingsTable? = { _ in nil },
        sponsored: [Symbol: String] = [:], clock: SourceClock = SourceClock()
    ) -> Service {
        let fetcher = NPORTFetcher(
            address: settings.address, agent: .declared("Ballast/1.0 \(contact)"), book: book,
            funds: Set(settings.funds).union(sponsored.keys), cache: cache, known: known, now: clock.wall)
        func pollRequest(_ fund: Symbol, standsInFor leader: PollRequest.ID?) -> PollRequest {
            PollRequest(fund.name, every: settings.interval, standsInFor: leader, deadline: .seconds(300)) {
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
