public import Model

/// Determines how fresh each instrument's figures are: which source reported it last and when, compared with what can
/// be expected.
struct FreshnessWatch: Sendable {
    private struct Report: Sendable {
        var origin: LiveOrigin
        var time: Timestamp
    }

    private var reports: [Symbol: Report] = [:]
    private var expected = Expected(at: Timestamp(milliseconds: 0))

    /// Records that an origin has reported an instrument, and returns its new provenance if that has changed.
    mutating func record(
        _ symbol: Symbol, from origin: LiveOrigin, in market: Market, at now: Timestamp, lastDay: Day?
    ) -> MarketUpdate? {
        let report = Report(origin: origin, time: now)
        reports[symbol] = report
        if !expected.holds(at: now) { expected = Expected(at: now) }
        return market[symbol].flatMap { change(of: $0, report, lastDay ?? $0.lastDay, now, expected) }
    }

    /// The provenances that have changed by the passing of time alone, including those of instruments not reported yet.
    func changes(in market: Market, at now: Timestamp) -> [MarketUpdate] {
        let expected = Expected(at: now)
        return market.listings.compactMap { listing in
            reports[listing.instrument.symbol].map { change(of: listing, $0, listing.lastDay, now, expected) }
                ?? ageing(of: listing, expected)
        } + rates(market.rates, now)
    }

    private func change(
        of listing: Listing, _ report: Report, _ lastDay: Day?, _ now: Timestamp, _ expected: Expected
    ) -> MarketUpdate? {
        let provenance = Provenance(report.origin.name, freshness(of: listing, lastDay, report, now, expected))
        return provenance == listing.provenance ? nil : .provenance(listing.instrument.symbol, provenance)
    }

    private func freshness(
        of listing: Listing, _ lastDay: Day?, _ report: Report, _ now: Timestamp, _ expected: Expected
    ) -> Freshness {
        guard let lastDay else { return .stale }
        let age = Duration.milliseconds(now.milliseconds - report.time.milliseconds)
        if let isPrompt = report.origin.quoteInterval.map({ age <= $0 * 2 }) {
            if expected.isOpen { return isPrompt && lastDay >= expected.today ? report.origin.promised : .stale }
            if listing.series.tradesEachDay {
                // It is priced at any hour and polled less often while New York is closed.
                return isPrompt ? report.origin.promised : age <= FreshnessWatch.maximumQuietAge ? .delayed : .stale
            }
        }
        // A price that was not confirmed after its session closed is not that session's close.
        let isUnfinished = listing.quote.map { $0.isWithinSession && report.time < $0.close } ?? false
        return lastDay >= expected.newestClose && !isUnfinished ? .endOfDay : .stale
    }

    private static let maximumQuietAge = Duration.seconds(3600)

    /// Data stored by an earlier run is stale once a newer close is due, or if it is a price from within a session.
    private func ageing(of listing: Listing, _ expected: Expected) -> MarketUpdate? {
        let current = listing.provenance
        guard let lastDay = listing.lastDay, current.freshness != .bundled, current.freshness != .stale,
            lastDay < expected.newestClose || listing.quote.map(\.isWithinSession) ?? false
        else { return nil }
        return .provenance(listing.instrument.symbol, Provenance(current.source, .stale))
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

/// What can be expected of any price within one minute; cached because quotes come more often than the calendar need be
/// read.
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

    /// Whether the instant is still within the same minute.
    func holds(at now: Timestamp) -> Bool { now.milliseconds / Expected.milliseconds == minute }

    private static let milliseconds: Int64 = 60_000
}

extension Quote {
    /// Whether it is from before the last quarter of an hour of its session, so that the close may differ considerably.
    public var isWithinSession: Bool { time.milliseconds < close.milliseconds - 900_000 }

    /// When its session closes; long ago if it is not a session in New York.
    fileprivate var close: Timestamp {
        ExchangeCalendar.nyse.closingMinute(on: session).map { NewYorkTime.timestamp(session, minute: $0) }
            ?? Timestamp(milliseconds: 0)
    }
}
