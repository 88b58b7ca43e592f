public import Model
import Synchronization

/// The sessions of an instrument that are known, and whether they come from the bundled tables only.
public struct KnownHistory: Sendable {
    /// The sessions; a running one among them does not count.
    public let series: Series
    /// Whether nobody has asked for them yet: then the whole is asked for.
    public let isBundled: Bool

    /// A known history.
    public init(_ series: Series, isBundled: Bool = false) {
        self.series = series
        self.isBundled = isBundled
    }
}

/// What is known of prices, so that only what is new is asked for and said.
///
/// Histories are not kept here but looked up, so that none is in memory twice. What is kept is until when each has been
/// asked for: a last close that was only seen in passing is not known to be the last.
public final class PriceMemory: Sendable {
    private struct Note: Sendable {
        /// The newest session of which the history has been asked for.
        var through: Day?
        /// How often an answer lacked a session, which, and when that was counted last.
        var tries = (session: Day(number: 0), count: 0, at: Timestamp(milliseconds: 0))
        /// Whether a chart has said what it is, since when its sessions are of that.
        var isDescribed = false
        /// The session on which another scale was last looked into.
        var rescaled: Day?
        /// When that may be tried again.
        var rescaleAfter: Timestamp?
        /// The part of a session up to which prices within it have been said.
        var slice: Int64 = 0
        /// Until when it is not asked for with others, for Yahoo refuses it.
        var refusedUntil: Timestamp?
        /// Until when it is not asked for at all, for there is no such symbol.
        var unknownUntil: Timestamp?
    }

    private struct SharedState: Sendable {
        var notes: [Symbol: Note] = [:]
        /// The place of the address that answered last.
        var host = 0
        /// Whether it has served any instrument: only then does a refusal of one speak of that one.
        var hasServed = false
    }

    private let history: @Sendable (Symbol) -> KnownHistory?
    private let sharedState = Mutex(SharedState())

    /// A memory over the market's own.
    ///
    /// - Parameter history: what is known of an instrument at the time; nil where it is nothing.
    public init(_ history: @escaping @Sendable (Symbol) -> KnownHistory? = { _ in nil }) { self.history = history }

    /// What is known of an instrument.
    func known(_ symbol: Symbol) -> KnownHistory? { history(symbol) }

    /// The place of the address to ask first.
    var host: Int {
        get { sharedState.withLock(\.host) }
        set { sharedState.withLock { $0.host = newValue } }
    }
}

extension PriceMemory {
    /// How far back an instrument's history is to be asked for; nil where nothing is missing, or three answers since the
    /// close lacked it.
    func range(for symbol: Symbol, now: Timestamp) -> YahooRange? {
        let known = history(symbol), settled = PriceMemory.settled(known, by: now)
        let lastDay = known.flatMap { $0.isBundled ? nil : $0.series.closed.lastDay }
        let isDue = change(symbol) { note in
            if note.through ?? lastDay ?? settled - 1 >= settled { return false }
            return note.tries.session != settled || note.tries.count < 3
        }
        return isDue ? lastDay.map { YahooRange(since: $0, until: settled) } ?? .whole : nil
    }

    /// Notes that a history has come that ends with a session.
    func heard(_ symbol: Symbol, through day: Day?) {
        change(symbol) { note in note.through = max(note.through ?? Day(number: .min), day ?? Day(number: .min)) }
    }

    /// Whether a chart has said what an instrument is that nobody else describes.
    func isDescribed(_ symbol: Symbol) -> Bool { sharedState.withLock { $0.notes[symbol]?.isDescribed ?? false } }

    /// Notes that a chart has said what an instrument is.
    func describe(_ symbol: Symbol) { change(symbol) { $0.isDescribed = true } }

    /// Notes that a chart has come, whatever it had: a close that it lacks is not asked for for ever.
    func answered(_ symbol: Symbol, now: Timestamp) {
        let settled = settled(symbol, by: now)
        change(symbol) { note in
            let isFirst = note.tries.session != settled
            // What is asked for again soon for another reason is no further try.
            guard isFirst || now.milliseconds - note.tries.at.milliseconds >= PriceMemory.tryPause else { return }
            note.tries = (settled, isFirst ? 1 : note.tries.count + 1, now)
        }
    }

    private static let tryPause: Int64 = 600_000

    /// The newest session of an instrument whose closing prices can be relied on: it is over for a quarter of an hour.
    func settled(_ symbol: Symbol, by now: Timestamp) -> Day { PriceMemory.settled(history(symbol), by: now) }

    private static func settled(_ known: KnownHistory?, by now: Timestamp) -> Day {
        let time = Timestamp(milliseconds: now.milliseconds - 900_000)
        return known?.series.tradesEachDay ?? false
            ? ExchangeZone.utc.day(at: time) - 1 : ExchangeCalendar.nyse.lastClose(before: time)
    }

    /// Whether another scale is to be looked into: until an answer has come, once a minute, and then no more that session.
    func mayRescale(_ symbol: Symbol, on session: Day, now: Timestamp) -> Bool {
        change(symbol) { note in
            guard note.rescaled != session, note.rescaleAfter ?? now <= now else { return false }
            note.rescaleAfter = Timestamp(milliseconds: now.milliseconds + 60_000)
            return true
        }
    }

    /// Notes that another scale has been looked into.
    func rescaled(_ symbol: Symbol, on session: Day) { change(symbol) { $0.rescaled = session } }

    /// Whether a session's prices reach further than those said before, in parts of five minutes.
    func isNews(_ intraday: Intraday, of symbol: Symbol) -> Bool {
        guard let last = intraday.points.last else { return false }
        let slice = last.time.milliseconds / 300_000
        return change(symbol) { note in
            defer { note.slice = slice }
            return note.slice != slice
        }
    }

    /// Leaves an instrument out of questions for several: for six hours, or for ten minutes where none was served beside it.
    func refuse(_ symbol: Symbol, at now: Timestamp, isAlone: Bool) {
        let wait: Int64 = isAlone ? 600_000 : 21_600_000
        change(symbol) { $0.refusedUntil = Timestamp(milliseconds: now.milliseconds + wait) }
    }

    /// Whether an instrument is left out.
    func isRefused(_ symbol: Symbol, at now: Timestamp) -> Bool {
        sharedState.withLock { $0.notes[symbol]?.refusedUntil.map { $0 > now } ?? false }
    }

    /// Notes that there is no such symbol: it is asked for once a day, or after ten minutes where nothing has been served
    /// yet, for then it may not be the symbol.
    func isNotKnown(_ symbol: Symbol, at now: Timestamp) {
        let wait: Int64 = sharedState.withLock(\.hasServed) ? 86_400_000 : 600_000
        change(symbol) { $0.unknownUntil = Timestamp(milliseconds: now.milliseconds + wait) }
    }

    /// Whether there was no such symbol when it was asked for last, and it is not asked for yet.
    func isUnknown(_ symbol: Symbol, at now: Timestamp) -> Bool {
        sharedState.withLock { $0.notes[symbol]?.unknownUntil.map { $0 > now } ?? false }
    }

    /// Notes that an instrument has been served.
    func serve() { sharedState.withLock { $0.hasServed = true } }

    private func change<Value>(_ symbol: Symbol, _ body: (inout Note) -> Value) -> Value where Value: Sendable {
        sharedState.withLock { body(&$0.notes[symbol, default: Note()]) }
    }
}
