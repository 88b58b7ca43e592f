public import Model

extension Service {
    /// Yahoo: the newest prices of instruments, twenty a question, today's prices with them, and the history of each, which
    /// is asked for where sessions are missing only: first of what nothing is known of.
    ///
    /// - Parameters:
    ///   - instruments: those of the catalogue.
    ///   - watched: symbols that a viewer watches beside them. What they are is read off their charts.
    ///   - memory: what is known.
    public static func yahoo(
        _ settings: YahooSettings, instruments: [Instrument], watched: [Symbol] = [], memory: PriceMemory,
        clock: SourceClock = SourceClock()
    ) -> Service {
        let subjects = YahooSubject.all(instruments, watched)
        let address = YahooAddress(hosts: settings.addresses, memory: memory)
        let histories = YahooHistories(
            address: address, symbols: YahooSymbols(settings.symbols), memory: memory, now: clock.wall)
        let quotes = YahooQuotes(histories: histories)
        let batches = stride(from: 0, to: subjects.count, by: YahooQuotes.batch).map { start in
            Array(subjects[start..<min(start + YahooQuotes.batch, subjects.count)])
        }
        let asking = batches.enumerated().map { number, batch in
            PollRequest("quotes \(number + 1)", every: settings.quotes) { transport async throws(SourceError) in
                try await quotes.fetch(batch, transport)
            }
        }
        let byKnowledge = Dictionary(grouping: subjects) { memory.known($0.symbol)?.series.isEmpty == false }
        let learning = [false, true].flatMap { byKnowledge[$0, default: []] }.map { subject in
            PollRequest("history \(subject.symbol)", every: settings.history, isPatient: true) {
                transport async throws(SourceError) in
                try await histories.fetch(subject, transport)
            }
        }
        // One question a second in the long run is what is thought to be borne.
        let budget = RequestBudget(perSecond: 1, burst: 10, atOnce: 4, clock: clock)
        return Service(
            "yahoo", at: settings.addresses.first ?? "", budget: budget, pollRequests: asking + learning)
    }
}

extension YahooSubject {
    /// The instruments that Yahoo is asked for, each once. Ratios are computed here.
    fileprivate static func all(_ instruments: [Instrument], _ watched: [Symbol]) -> [YahooSubject] {
        let listed = instruments.filter { $0.kind != .ratio }.map { YahooSubject(symbol: $0.symbol, basis: $0.basis) }
        var known = Set(instruments.map(\.symbol))
        return listed
            + watched.filter { known.insert($0).inserted }.map { YahooSubject(symbol: $0, basis: nil) }
    }
}
