import Model

/// Watches how new each instrument's figures are: who spoke of it last and when, against what may be expected.
struct FreshnessWatch: Sendable {
    private struct Word: Sendable {
        var origin: LiveOrigin
        var time: Timestamp
    }

    private var words: [Symbol: Word] = [:]

    /// Notes that an origin has spoken of an instrument, and returns what becomes of its provenance where that is new.
    mutating func heard(
        _ symbol: Symbol, from origin: LiveOrigin, in market: Market, at now: Timestamp, lastDay: Day?
    ) -> MarketUpdate? {
        let word = Word(origin: origin, time: now)
        words[symbol] = word
        return market[symbol].flatMap { change(of: $0, word, lastDay ?? $0.series.lastDay, now) }
    }

    /// The provenances that the mere passing of time has changed.
    func changes(in market: Market, at now: Timestamp) -> [MarketUpdate] {
        market.listings.compactMap { listing in
            words[listing.instrument.symbol].flatMap { change(of: listing, $0, listing.series.lastDay, now) }
        } + rates(market.rates, now)
    }

    private func change(of listing: Listing, _ word: Word, _ lastDay: Day?, _ now: Timestamp) -> MarketUpdate? {
        let provenance = Provenance(word.origin.name, freshness(lastDay, word, now))
        return provenance == listing.provenance ? nil : .provenance(listing.instrument.symbol, provenance)
    }

    private func freshness(_ lastDay: Day?, _ word: Word, _ now: Timestamp) -> Freshness {
        guard let lastDay else { return .stale }
        guard let interval = word.origin.quoteInterval, ExchangeCalendar.nyse.state(at: now) == .open else {
            return Freshness.of(lastDay: lastDay, schedule: .closes, now: now)
        }
        let age = Duration.milliseconds(now.milliseconds - word.time.milliseconds)
        return age <= interval * 2 && lastDay >= NewYorkTime.wallClock(at: now).day ? word.origin.promised : .stale
    }

    private func rates(_ rates: Rates, _ now: Timestamp) -> [MarketUpdate] {
        guard let provenance = rates.provenance, provenance.freshness != .bundled,
            let lastDay = rates.curve(onOrBefore: NewYorkTime.wallClock(at: now).day)?.day
        else { return [] }
        let freshness = Freshness.of(lastDay: lastDay, schedule: .treasuryYields, now: now)
        if freshness == provenance.freshness { return [] }
        return [.ratesProvenance(Provenance(provenance.source, freshness))]
    }
}
