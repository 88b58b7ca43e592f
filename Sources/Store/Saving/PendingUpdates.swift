import Model

/// Updates waiting to be written: of each subject only the newest, so that the queue stays bounded however long the
/// disk cannot be written.
struct PendingUpdates {
    /// An update, and when it was received.
    struct Entry {
        var update: MarketUpdate
        let receipt: Timestamp
    }

    /// What an update is about: a later one about the same subject replaces it.
    fileprivate enum Subject: Hashable {
        case snapshot, rates, ratesProvenance
        case instrument(Symbol), provenance(Symbol), quote(Symbol), intraday(Symbol), series(Symbol)
        case bar(Symbol, Day), curve(Day), policy(Day)
        case sectors(Symbol, Dated), holdings(Symbol, Dated)
        case deal(Dated, acquirer: String, target: String, Deal.Kind, source: String)
        case dealsKnown(ClosedRange<Day>), filing(String), headline(String), companies([Int])
        case valuation(Day, measure: String, source: String), valuationStatement(Day, measure: String, source: String)
    }

    /// The maximum number of waiting updates; any more are counted as lost.
    static let limit = 50_000
    /// The maximum number of histories and tables per transaction, so that other programs do not wait long to write.
    static let largeLimit = 32

    private var entries: [Int: Entry] = [:]
    private var positions: [Subject: Int] = [:]
    private var first = 0
    private var next = 0
    /// The number of updates dropped because the queue was full.
    private(set) var lost = 0

    var isEmpty: Bool { entries.isEmpty }
    var count: Int { entries.count }
    /// Whether any waiting update is of a kind that is not replaced every second.
    private(set) var hasLasting = false

    /// Appends an update, or replaces the one about the same subject. O(1).
    mutating func add(_ update: MarketUpdate, receivedAt receipt: Timestamp) {
        if case .batch(let updates) = update {
            for update in updates { add(update, receivedAt: receipt) }
            return
        }
        guard let subject = PendingUpdates.subject(of: update) else { return }
        if !subject.isFleeting { hasLasting = true }
        if let position = positions[subject], let waiting = entries[position] {
            if receipt < waiting.receipt { return }
            if subject.isFleeting {
                entries[position] = Entry(update: update, receipt: receipt)
                return
            }
            // Updates added in between may be about the same sessions, so the newest goes to the end.
            entries[position] = nil
            append(update.completed(by: waiting.update), receipt, subject)
        } else if entries.count < PendingUpdates.limit {
            append(update, receipt, subject)
        } else {
            lost += 1
        }
    }

    private mutating func append(_ update: MarketUpdate, _ receipt: Timestamp, _ subject: Subject) {
        entries[next] = Entry(update: update, receipt: receipt)
        positions[subject] = next
        next += 1
    }

    /// Removes and returns the updates for the next transaction, in order.
    mutating func drain() -> [Entry] {
        var drained: [Entry] = []
        var largeCount = 0
        while first < next, largeCount < PendingUpdates.largeLimit {
            if let entry = entries.removeValue(forKey: first) {
                drained.append(entry)
                if entry.update.isLarge { largeCount += 1 }
            }
            first += 1
        }
        if entries.isEmpty {
            positions.removeAll(keepingCapacity: true)
            hasLasting = false
        }
        return drained
    }

    /// Puts back updates that could not be written, before those added since, which take precedence.
    mutating func putBack(_ entries: [Entry]) {
        let since = remaining()
        self = PendingUpdates(lost: lost)
        for entry in entries + since { add(entry.update, receivedAt: entry.receipt) }
    }

    private func remaining() -> [Entry] { (first..<next).compactMap { entries[$0] } }

    init(lost: Int = 0) { self.lost = lost }
}

extension PendingUpdates {
    /// What an update is about; nil if it is not stored.
    private static func subject(of update: MarketUpdate) -> Subject? {
        switch update {
        case .snapshot: .snapshot
        case .instrument(let instrument): .instrument(instrument.symbol)
        case .provenance(let symbol, _): .provenance(symbol)
        case .quote(let quote): .quote(quote.symbol)
        case .intraday(let symbol, _): .intraday(symbol)
        case .series(let symbol, _): .series(symbol)
        case .bar(let symbol, let bar): .bar(symbol, bar.day)
        case .curve(let curve): .curve(curve.day)
        case .policy(let day, _): .policy(day)
        case .rates: .rates
        case .ratesProvenance: .ratesProvenance
        case .sectors(let table): .sectors(table.fund, table.asOf)
        case .holdings(let table): .holdings(table.fund, table.asOf)
        case .deal(let deal):
            .deal(
                deal.announced, acquirer: deal.acquirer, target: deal.target, deal.kind, source: deal.source)
        case .dealsCovered(let days): .dealsKnown(days)
        case .valuation(let point): .valuation(point.day, measure: point.measure, source: point.source)
        case .valuationStatement(let statement):
            .valuationStatement(statement.day, measure: statement.measure, source: statement.source)
        case .filing(let filing): .filing(filing.accession)
        case .headline(let headline): .headline(headline.link)
        case .companies(let facts): .companies(facts.map(\.cik))
        case .moment, .playback, .source, .batch: nil
        }
    }
}

extension PendingUpdates.Subject {
    /// Whether it is replaced again and again while the market is open.
    fileprivate var isFleeting: Bool {
        switch self {
        case .quote, .intraday, .provenance: true
        default: false
        }
    }
}

extension MarketUpdate {
    /// Whether it writes many rows.
    fileprivate var isLarge: Bool {
        switch self {
        case .snapshot, .series, .rates, .holdings, .companies: true
        default: false
        }
    }

    /// The update, completed with tenors that only the earlier one of the same day has.
    fileprivate func completed(by earlier: MarketUpdate) -> MarketUpdate {
        guard case .curve(let curve) = self, case .curve(let other) = earlier else { return self }
        return .curve(YieldCurve(curve.day, percent: other.percent.merging(curve.percent) { $1 }))
    }
}
