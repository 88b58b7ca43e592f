public import Model
public import Networking

extension Service {
    /// Yahoo: the newest prices of instruments, twenty per request, with today's intraday prices, and the history of
    /// each. A history is requested only where sessions are missing, first for instruments without any.
    ///
    /// - Parameters:
    ///   - instruments: the instruments of the catalogue.
    ///   - watched: further symbols from watch lists; their charts describe them.
    ///   - memory: the stored prices.
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
        let quoteRequests = batches.enumerated().map { number, batch in
            PollRequest("quotes \(number + 1)", every: settings.quotes) { transport async throws(SourceError) in
                try await quotes.fetch(batch, transport)
            }
        }
        let byHistory = Dictionary(grouping: subjects) { memory.storedHistory(of: $0.symbol)?.series.isEmpty == false }
        let historyRequests = [false, true].flatMap { byHistory[$0, default: []] }.map { subject in
            PollRequest("history \(subject.symbol)", every: settings.history, isLowPriority: true) {
                transport async throws(SourceError) in
                try await histories.fetch(subject, transport)
            }
        }
        // One request a second in the long run is believed to be tolerated.
        let budget = RequestBudget(perSecond: 1, burst: 10, atOnce: 4, clock: clock)
        return Service(
            "yahoo", at: settings.addresses.first ?? "", budget: budget, pollRequests: quoteRequests + historyRequests)
    }
}

extension YahooSubject {
    /// The instruments to request from Yahoo, without duplicates. Ratios are computed locally.
    fileprivate static func all(_ instruments: [Instrument], _ watched: [Symbol]) -> [YahooSubject] {
        let listed = instruments.filter { $0.kind != .ratio }.map { YahooSubject(symbol: $0.symbol, basis: $0.basis) }
        var known = Set(instruments.map(\.symbol))
        return listed
            + watched.filter { known.insert($0).inserted }.map { YahooSubject(symbol: $0, basis: nil) }
    }
}
