import Model

/// Holds back quotes that would stand behind a gap in history, where a day's change would span months.
struct QuoteGate: Sendable {
    /// By whose sessions a gap is told.
    let calendar: ExchangeCalendar
    private var held: [Symbol: Quote] = [:]

    init(_ calendar: ExchangeCalendar) { self.calendar = calendar }

    /// Whether a quote may be taken. One that may not waits for its history; of an instrument the newest waits.
    mutating func lets(_ quote: Quote, into market: Market) -> Bool {
        guard let listing = market[quote.symbol] else { return false }
        if closesUp(quote, after: listing.series.lastDay) { return true }
        if held[quote.symbol].map({ $0.time <= quote.time }) ?? true { held[quote.symbol] = quote }
        return false
    }

    /// The quote that waited for a history that now reaches a day.
    mutating func release(_ symbol: Symbol, after lastDay: Day?) -> Quote? {
        guard let quote = held[symbol], closesUp(quote, after: lastDay) else { return nil }
        held[symbol] = nil
        return quote
    }

    private func closesUp(_ quote: Quote, after lastDay: Day?) -> Bool {
        guard let lastDay else { return false }
        return lastDay >= quote.session || lastDay >= calendar.previousSession(before: quote.session)
    }
}
