public import Networking

extension Service {
    /// EDGAR: the newest filings of the forms related to deals, one list per form, and once a week the reported size
    /// and debt of companies. Nil if no e-mail address is configured (`EDGARContact.reason`).
    ///
    /// - Parameters:
    ///   - budget: shared by all requests to EDGAR.
    ///   - cache: where company profiles are stored for a week.
    ///   - wanted: the tickers whose shares are requested individually if no frame has them.
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
