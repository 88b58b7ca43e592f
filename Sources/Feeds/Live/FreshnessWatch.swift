import Model

/// Watches how new each instrument's figures are: who spoke of it last and when, against what may be expected.
struct FreshnessWatch: Sendable {
    private struct Word: Sendable {
        var origin: LiveOrigin
        var time: Timestamp
    }

    private var words: [Symbol: Word] = [:]
    private var expected = Expected(at: Timestamp(milliseconds: 0))

    /// Notes that an origin has spoken of an instrument, and returns what becomes of its provenance where that is new.
    mutating func heard(
        _ symbol: Symbol, from origin: LiveOrigin, in market: Market, at now: Timestamp, lastDay: Day?
    ) -> MarketUpdate? {
        let word = Word(origin: origin, time: now)
        words[symbol] = word
        if !expected.holds(at: now) { expected = Expected(at: now) }
        return market[symbol].flatMap { change(of: $0, word, lastDay ?? $0.lastDay, now, expected) }
    }

    /// The provenances that the mere passing of time has changed, also of what nobody has spoken of yet.
    func changes(in market: Market, at now: Timestamp) -> [MarketUpdate] {
        let expected = Expected(at: now)
        return market.listings.compactMap { listing in
            words[listing.instrument.symbol].map { change(of: listing, $0, listing.lastDay, now, expected) }
                ?? ageing(of: listing, expected)
        } + rates(market.rates, now)
    }

    private func change(
        of listing: Listing, _ word: Word, _ lastDay: Day?, _ now: Timestamp, _ expected: Expected
    ) -> MarketUpdate? {
        let provenance = Provenance(word.origin.name, freshness(of: listing, lastDay, word, now, expected))
        return provenance == listing.provenance ? nil : .provenance(listing.instrument.symbol, provenance)
    }

    private func freshness(
        of listing: Listing, _ lastDay: Day?, _ word: Word, _ now: Timestamp, _ expected: Expected
    ) -> Freshness {
        guard let lastDay else { return .stale }
        let age = Duration.milliseconds(now.milliseconds - word.time.milliseconds)
        if let isPrompt = word.origin.quoteInterval.map({ age <= $0 * 2 }) {
            if expected.isOpen { return isPrompt && lastDay >= expected.today ? word.origin.promised : .stale }
            if listing.series.tradesEachDay {
                // It has a price at any hour, and is asked for more rarely while New York rests.
                return isPrompt ? word.origin.promised : age <= FreshnessWatch.longestRest ? .delayed : .stale
            }
        }
        // A price that nobody has confirmed since its session closed is not that session's close.
        let isUnfinished = listing.quote.map { $0.isWithinSession && word.time < $0.close } ?? false
        return lastDay >= expected.newestClose && !isUnfinished ? .endOfDay : .stale
    }

    private static let longestRest = Duration.seconds(3600)

    /// What was kept of a run before is stale once a newer close is due, or where it is a price from within a session.
    private func ageing(of listing: Listing, _ expected: Expected) -> MarketUpdate? {
        let known = listing.provenance
        guard let lastDay = listing.lastDay, known.freshness != .bundled, known.freshness != .stale,
            lastDay < expected.newestClose || listing.quote.map(\.isWithinSession) ?? false
        else { return nil }
        return .provenance(listing.instrument.symbol, Provenance(known.source, .stale))
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

/// What may be expected of any price in a minute, for quotes come faster than a calendar is read.
private struct Expected: Sendable {
    let isOpen: Bool
    let today: Day
    /// The newest session whose close is due.
    let newestClose: Day
    private let minute: Int64

    init(at now: Timestamp) {
        minute = now.milliseconds / Expected.milliseconds
        isOpen = ExchangeCalendar.nyse.state(at: now) == .open
        today = NewYorkTime.wallClock(at: now).day
        newestClose = PublicationSchedule.closes.newestDue(at: now)
    }

    /// Whether it is the same minute still.
    func holds(at now: Timestamp) -> Bool { now.milliseconds / Expected.milliseconds == minute }

    private static let milliseconds: Int64 = 60_000
}

extension Quote {
    /// Whether it is from before its session's last quarter of an hour, so that the close may be quite another price.
    fileprivate var isWithinSession: Bool { time.milliseconds < close.milliseconds - 900_000 }

    /// When its session closes; where it is none in New York, long ago.
    fileprivate var close: Timestamp {
        ExchangeCalendar.nyse.closingMinute(on: session).map { NewYorkTime.timestamp(session, minute: $0) }
            ?? Timestamp(milliseconds: 0)
    }
}
