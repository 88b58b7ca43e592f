import Model
import Services

extension Market {
    /// How old a stored price of the running session may be: it is polled and written more often than that.
    private static let promptAge: Int64 = 60_000

    /// Says of stored prices from within a session that they are no closes, and of a day whose session is still running
    /// that it has not closed.
    mutating func markUnfinished(at now: Timestamp) {
        let live = Moment(live: now)
        let isRunning = live.day == day && [.open, .preMarket].contains(live.session)
        if isRunning { apply(.moment(live)) }
        for listing in listings where listing.provenance.freshness == .endOfDay {
            guard let quote = listing.quote, quote.session == listing.lastDay, quote.isWithinSession else { continue }
            let isPrompt = isRunning && now.milliseconds - quote.time.milliseconds <= Market.promptAge
            let provenance = Provenance(listing.provenance.source, isPrompt ? .delayed : .stale)
            apply(.provenance(listing.instrument.symbol, provenance))
        }
    }
}
