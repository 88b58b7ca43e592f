import Model

/// Updates that wait to be published, in order; of an instrument's quotes only those that leave a trace, and five times
/// a second at most.
///
/// These are the newest, and those that set the open, the high or the low of the session: a dashboard that never sees
/// the others has the same session. Of an instrument's provenances and intraday prices, and of a source's statuses, only
/// the newest waits.
struct OutgoingUpdates: Sendable {
    /// An update and when it was received.
    struct Entry: Sendable {
        let update: MarketUpdate
        let receipt: Timestamp
    }

    /// The quotes of an instrument that wait, in order.
    private struct Quotes: Sendable {
        var first, high, low, last: (quote: Quote, receipt: Timestamp)

        init(_ quote: Quote, _ receipt: Timestamp) {
            (first, high, low, last) = ((quote, receipt), (quote, receipt), (quote, receipt), (quote, receipt))
        }

        mutating func add(_ quote: Quote, _ receipt: Timestamp) {
            last = (quote, receipt)
            if quote.last.value > high.quote.last.value { high = last }
            if quote.last.value < low.quote.last.value { low = last }
        }

        /// In the order in which they came, without repetition.
        var entries: [Entry] {
            var seen: [Quote] = []
            let extremes = high.quote.time <= low.quote.time ? [high, low] : [low, high]
            return ([first] + extremes).compactMap { quote, receipt in
                guard quote != last.quote, !seen.contains(quote) else { return nil }
                seen.append(quote)
                return Entry(update: .quote(quote), receipt: receipt)
            } + [Entry(update: .quote(last.quote), receipt: last.receipt)]
        }
    }

    private enum Subject: Hashable {
        case quote(Symbol), provenance(Symbol), intraday(Symbol), source(String), moment
    }

    private enum Waiting: Sendable {
        case update(Entry)
        case quotes(Quotes)
    }

    /// How long an instrument's quotes wait after the last that was published.
    static let pause = Duration.milliseconds(200)

    private var waiting: [Waiting] = []
    private var positions: [Subject: Int] = [:]
    /// When the next quotes of an instrument may be published.
    private var pauses: [Symbol: Duration] = [:]
    /// Whether something waits that may be published at once.
    private(set) var hasReady = false
    /// When the first of the quotes that must wait may be published; nil without any.
    private(set) var due: Duration?
    /// Whether something waits before or behind which quotes must stay, so that all are published with it.
    private var hasBarrier = false

    /// Whether no update is waiting.
    var isEmpty: Bool { waiting.isEmpty }

    /// Appends an update, or replaces an older one on the same subject. O(1), a batch O(parts).
    mutating func add(_ update: MarketUpdate, receivedAt receipt: Timestamp, at now: Duration) {
        switch update {
        case .batch(let parts): for part in parts { add(part, receivedAt: receipt, at: now) }
        case .quote(let quote): add(quote, receipt, at: now)
        case .provenance(let symbol, _): put(update, receipt, about: .provenance(symbol))
        case .intraday(let symbol, _): put(update, receipt, about: .intraday(symbol))
        case .source(let status): put(update, receipt, about: .source(status.name))
        case .moment:
            put(update, receipt, about: .moment)
            hasBarrier = true
        default:
            // What follows stays behind it.
            positions.removeAll(keepingCapacity: true)
            waiting.append(.update(Entry(update: update, receipt: receipt)))
            (hasReady, hasBarrier) = (true, true)
        }
    }

    /// Removes and returns the updates that may be published, in order. O(waiting).
    mutating func drain(at now: Duration) -> [Entry] {
        var entries: [Entry] = [], rest: [Waiting] = [], published: [Symbol] = []
        for waiting in waiting {
            switch waiting {
            case .update(let entry): entries.append(entry)
            case .quotes(let quotes):
                let symbol = quotes.last.quote.symbol
                if !hasBarrier, isPaused(symbol, at: now) {
                    rest.append(waiting)
                } else {
                    entries += quotes.entries
                    published.append(symbol)
                }
            }
        }
        for symbol in published { pauses[symbol] = now + OutgoingUpdates.pause }
        waiting = rest
        (hasReady, hasBarrier, due) = (false, false, nil)
        positions.removeAll(keepingCapacity: true)
        for (position, waiting) in waiting.enumerated() {
            guard case .quotes(let quotes) = waiting else { continue }
            let symbol = quotes.last.quote.symbol
            positions[.quote(symbol)] = position
            due = earlier(due, pauses[symbol])
        }
        return entries
    }

    private func isPaused(_ symbol: Symbol, at now: Duration) -> Bool { pauses[symbol].map { now < $0 } ?? false }

    private func earlier(_ one: Duration?, _ other: Duration?) -> Duration? {
        guard let one, let other else { return one ?? other }
        return min(one, other)
    }

    private mutating func add(_ quote: Quote, _ receipt: Timestamp, at now: Duration) {
        if isPaused(quote.symbol, at: now) {
            due = earlier(due, pauses[quote.symbol])
        } else {
            hasReady = true
        }
        if let position = positions[.quote(quote.symbol)], case .quotes(var quotes) = waiting[position],
            quotes.last.quote.session == quote.session
        {
            quotes.add(quote, receipt)
            waiting[position] = .quotes(quotes)
        } else {
            positions[.quote(quote.symbol)] = waiting.count
            waiting.append(.quotes(Quotes(quote, receipt)))
        }
    }

    private mutating func put(_ update: MarketUpdate, _ receipt: Timestamp, about subject: Subject) {
        let entry = Waiting.update(Entry(update: update, receipt: receipt))
        hasReady = true
        if let position = positions[subject] {
            waiting[position] = entry
        } else {
            positions[subject] = waiting.count
            waiting.append(entry)
        }
    }
}
