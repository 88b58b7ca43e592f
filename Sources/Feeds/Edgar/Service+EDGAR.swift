extension RequestBudget {
    /// What EDGAR may be asked in all, by everybody who asks it: half of the ten requests a second that it allows, in any
    /// second. None is saved up, and one of the five is left for a question that comes a little late or is repeated.
    public static func edgar(clock: SourceClock = SourceClock()) -> RequestBudget {
        RequestBudget(perSecond: 4, burst: 1, atOnce: 2, clock: clock)
    }
}

extension Service {
    /// EDGAR: the newest filings of the forms that tell of deals, each list by itself, and once a week what companies have
    /// reported of their size and debt. Nil where no address of mail is configured to ask with (`EDGARContact.reason`).
    ///
    /// - Parameters:
    ///   - budget: shared with whoever else asks EDGAR.
    ///   - cache: where the files of companies are kept for a week.
    ///   - wanted: the tickers whose shares are asked for one by one where no frame has them.
    public static func edgar(
        _ settings: EDGARSettings, budget: RequestBudget, cache: any ResponseCache = MemoryResponseCache(),
        clock: SourceClock = SourceClock(), wanted: @escaping @Sendable () -> [String] = { [] }
    ) -> Service? {
        guard let agent = EDGARContact.agent(settings.contact) else { return nil }
        let filings = EDGARFilings(
            address: settings.address, factsAddress: settings.factsAddress, agent: agent, tracker: FilingTracker(),
            cache: cache, now: clock.wall)
        let facts = EDGARFacts(
            address: settings.address, factsAddress: settings.factsAddress, agent: agent, cache: cache, wanted: wanted,
            now: clock.wall)
        let lists = EDGARFilings.forms.map { form in
            PollRequest(form, every: settings.filings) { transport async throws(SourceError) in
                try await filings.fetch(form, transport)
            }
        }
        let size = PollRequest("facts", every: settings.facts, deadline: .seconds(600)) {
            transport async throws(SourceError) in
            try await facts.fetch(transport)
        }
        return Service("edgar", at: settings.address, budget: budget, atOnce: 2, pollRequests: lists + [size])
    }
}
