public import Model
import Synchronization

/// The stored sessions of an instrument, and whether they come from the bundled tables only.
public struct StoredHistory: Sendable {
    /// The sessions; a session still in progress does not count.
    public let series: Series
    /// Whether they were never fetched; the full history is then requested.
    public let isBundled: Bool

    /// Creates a stored history, by default one that was fetched.
    public init(_ series: Series, isBundled: Bool = false) {
        self.series = series
        self.isBundled = isBundled
    }
}

/// Tracks which prices are already stored, so that only new ones are requested and reported.
///
/// Histories are not stored here but looked up, so that none is in memory twice. What is stored is how far each history
/// has been fetched: a last close that came with a quote is not known to be the last.
public final class PriceMemory: Sendable {
    private struct Entry: Sendable {
        /// The newest session up to which the history has been fetched.
        var through: Day?
        /// How often a response lacked a session, which one, and when that was last counted.
        var attempts = (session: Day(number: 0), count: 0, at: Timestamp(milliseconds: 0))
        /// Whether a chart has described the instrument; its sessions then match that description.
        var isDescribed = false
        /// The session for which a change of scale was last checked.
        var rescaled: Day?
        /// When that may be checked again.
        var rescaleAfter: Timestamp?
        /// The five-minute slice up to which intraday prices have been reported.
        var slice: Int64 = 0
        /// Until when it is left out of batches because Yahoo refused it.
        var refusedUntil: Timestamp?
        /// Until when it is not requested at all because the symbol does not exist.
        var unknownUntil: Timestamp?
    }

    private struct SharedState: Sendable {
        var entries: [Symbol: Entry] = [:]
        /// The index of the host that responded last.
        var host = 0
        /// Whether any instrument was served: only then does a refusal of one concern that one.
        var hasServed = false
    }

    private let history: @Sendable (Symbol) -> StoredHistory?
    private let sharedState = Mutex(SharedState())

    /// Creates a memory on top of the market's stored histories.
    ///
    /// - Parameter history: returns the current stored history of an instrument; nil if there is none.
    public init(_ history: @escaping @Sendable (Symbol) -> StoredHistory? = { _ in nil }) { self.history = history }

    /// The stored history of an instrument.
    func storedHistory(of symbol: Symbol) -> StoredHistory? { history(symbol) }

    /// The index of the host to try first.
    var host: Int {
        get { sharedState.withLock(\.host) }
        set { sharedState.withLock { $0.host = newValue } }
    }
}

extension PriceMemory {
    /// The range of history to request for an instrument; nil if nothing is missing, or if three responses since the
    /// close lacked it.
    func range(for symbol: Symbol, now: Timestamp) -> YahooRange? {
        let known = history(symbol), settled = PriceMemory.settled(known, by: now)
        let lastDay = known.flatMap { $0.isBundled ? nil : $0.series.closed.lastDay }
        let isDue = change(symbol) { entry in
            if entry.through ?? lastDay ?? settled - 1 >= settled { return false }
            return entry.attempts.session != settled || entry.attempts.count < 3
        }
        return isDue ? lastDay.map { YahooRange(since: $0, until: settled) } ?? .full : nil
    }

    /// Records that a history was received up to a session.
    func recordHistory(_ symbol: Symbol, through day: Day?) {
        change(symbol) { entry in entry.through = max(entry.through ?? Day(number: .min), day ?? Day(number: .min)) }
    }

    /// Whether a chart has described an instrument that is not in the catalogue.
    func isDescribed(_ symbol: Symbol) -> Bool { sharedState.withLock { $0.entries[symbol]?.isDescribed ?? false } }

    /// Records that a chart has described an instrument.
    func recordDescription(_ symbol: Symbol) { change(symbol) { $0.isDescribed = true } }

    /// Records that a chart was received, whatever it contained, so that a missing close is not requested for ever.
    func recordChart(_ symbol: Symbol, now: Timestamp) {
        let settled = settled(symbol, by: now)
        change(symbol) { entry in
            let isFirst = entry.attempts.session != settled
            // An early retry for another reason does not count as another attempt.
            guard isFirst || now.milliseconds - entry.attempts.at.milliseconds >= PriceMemory.attemptInterval else {
                return
            }
            entry.attempts = (settled, isFirst ? 1 : entry.attempts.count + 1, now)
        }
    }

    private static let attemptInterval: Int64 = 600_000

    /// The newest session of an instrument whose closing prices are reliable: it ended at least a quarter of an hour
    /// ago.
    func settled(_ symbol: Symbol, by now: Timestamp) -> Day { PriceMemory.settled(history(symbol), by: now) }

    private static func settled(_ history: StoredHistory?, by now: Timestamp) -> Day {
        let time = Timestamp(milliseconds: now.milliseconds - 900_000)
        return history?.series.tradesEachDay ?? false
            ? ExchangeZone.utc.day(at: time) - 1 : ExchangeCalendar.nyse.lastClose(before: time)
    }

    /// Whether to check for a change of scale: once a minute until a response has come, and then no more for that
    /// session.
    func mayRescale(_ symbol: Symbol, on session: Day, now: Timestamp) -> Bool {
        change(symbol) { entry in
            guard entry.rescaled != session, entry.rescaleAfter ?? now <= now else { return false }
            entry.rescaleAfter = Timestamp(milliseconds: now.milliseconds + 60_000)
            return true
        }
    }

    /// Records that a change of scale has been checked.
    func recordRescaling(_ symbol: Symbol, on session: Day) { change(symbol) { $0.rescaled = session } }

    /// Whether a session's prices reach into a new slice of five minutes.
    func isNews(_ intraday: Intraday, of symbol: Symbol) -> Bool {
        guard let point = intraday.newest else { return false }
        let slice = point.time.milliseconds / 300_000
        return change(symbol) { entry in
            defer { entry.slice = slice }
            return entry.slice != slice
        }
    }

    /// Leaves an instrument out of batches: for six hours, or for ten minutes if no other instrument was served with
    /// it.
    func refuse(_ symbol: Symbol, at now: Timestamp, isAlone: Bool) {
        let wait: Int64 = isAlone ? 600_000 : 21_600_000
        change(symbol) { $0.refusedUntil = Timestamp(milliseconds: now.milliseconds + wait) }
    }

    /// Whether an instrument is left out of batches.
    func isRefused(_ symbol: Symbol, at now: Timestamp) -> Bool {
        sharedState.withLock { $0.entries[symbol]?.refusedUntil.map { $0 > now } ?? false }
    }

    /// Records that a symbol does not exist. It is retried once a day, or after ten minutes if nothing has been served
    /// yet, since the symbol may not be the cause.
    func recordUnknown(_ symbol: Symbol, at now: Timestamp) {
        let wait: Int64 = sharedState.withLock(\.hasServed) ? 86_400_000 : 600_000
        change(symbol) { $0.unknownUntil = Timestamp(milliseconds: now.milliseconds + wait) }
    }

    /// Whether the symbol did not exist at the last request and is not due for a retry.
    func isUnknown(_ symbol: Symbol, at now: Timestamp) -> Bool {
        sharedState.withLock { $0.entries[symbol]?.unknownUntil.map { $0 > now } ?? false }
    }

    /// Records that an instrument was served.
    func recordServed() { sharedState.withLock { $0.hasServed = true } }

    private func change<Value>(_ symbol: Symbol, _ body: (inout Entry) -> Value) -> Value where Value: Sendable {
        sharedState.withLock { body(&$0.entries[symbol, default: Entry()]) }
    }
}
