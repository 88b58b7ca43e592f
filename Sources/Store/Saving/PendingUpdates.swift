import Model

/// Updates that wait to be written: of what can be corrected only the newest word, so that however long the disk cannot
/// be written, no more waits than there is to be known.
struct PendingUpdates {
    /// An update, and when it was received.
    struct Entry {
        var update: MarketUpdate
        let receipt: Timestamp
    }

    /// What an update is about: a later one about the same takes its place.
    fileprivate enum Subject: Hashable {
        case picture, rates, ratesProvenance
        case instrument(Symbol), provenance(Symbol), quote(Symbol), intraday(Symbol), series(Symbol)
        case bar(Symbol, Day), curve(Day), policy(Day)
        case sectors(Symbol, Dated), holdings(Symbol, Dated)
        case deal(Dated, acquirer: String, target: String, Deal.Kind, source: String)
        case dealsKnown(ClosedRange<Day>), filing(String), headline(String), companies([Int])
        case valuation(Day, measure: String, source: String), valuationStatement(Day, measure: String, source: String)
    }

    /// The most that wait; what comes beyond that is counted as lost.
    static let limit = 50_000
    /// So many histories and tables go into one transaction, lest it keep others from writing for long.
    static let largeShare = 32

    private var entries: [Int: Entry] = [:]
    private var places: [Subject: Int] = [:]
    private var first = 0
    private var next = 0
    /// How many updates found no room.
    private(set) var lost = 0

    /// Whether nothing waits.
    var isEmpty: Bool { entries.isEmpty }
    /// How many wait.
    var count: Int { entries.count }
    /// Whether something waits that is not replaced every second.
    private(set) var hasLasting = false

    /// Puts an update behind the others, or in the place of the one about the same. O(1).
    mutating func add(_ update: MarketUpdate, receivedAt receipt: Timestamp) {
        if case .batch(let updates) = update {
            for update in updates { add(update, receivedAt: receipt) }
            return
        }
        guard let subject = PendingUpdates.subject(of: update) else { return }
        if !subject.isFleeting { hasLasting = true }
        if let place = places[subject], let known = entries[place] {
            if receipt < known.receipt { return }
            if subject.isFleeting {
                entries[place] = Entry(update: update, receipt: receipt)
                return
            }
            // What came between may be about the same sessions: the newest word goes behind it.
            entries[place] = nil
            append(update.completed(by: known.update), receipt, subject)
        } else if entries.count < PendingUpdates.limit {
            append(update, receipt, subject)
        } else {
            lost += 1
        }
    }

    private mutating func append(_ update: MarketUpdate, _ receipt: Timestamp, _ subject: Subject) {
        entries[next] = Entry(update: update, receipt: receipt)
        places[subject] = next
        next += 1
    }

    /// Takes out what goes into the next transaction, in order.
    mutating func take() -> [Entry] {
        var taken: [Entry] = []
        var large = 0
        while first < next, large < PendingUpdates.largeShare {
            if let entry = entries.removeValue(forKey: first) {
                taken.append(entry)
                if entry.update.isLarge { large += 1 }
            }
            first += 1
        }
        if entries.isEmpty {
            places.removeAll(keepingCapacity: true)
            hasLasting = false
        }
        return taken
    }

    /// Puts back what could not be written, before what came since and counts more.
    mutating func putBack(_ taken: [Entry]) {
        let since = rest()
        self = PendingUpdates(lost: lost)
        for entry in taken + since { add(entry.update, receivedAt: entry.receipt) }
    }

    private func rest() -> [Entry] { (first..<next).compactMap { entries[$0] } }

    init(lost: Int = 0) { self.lost = lost }
}

extension PendingUpdates {
    /// What an update is about; nil where it is of the moment alone.
    private static func subject(of update: MarketUpdate) -> Subject? {
        switch update {
        case .picture: .picture
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
        case .dealsKnown(let days): .dealsKnown(days)
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
    /// Whether it is replaced again and again while shares trade.
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
        case .picture, .series, .rates, .holdings, .companies: true
        default: false
        }
    }

    /// The update with what only an earlier one about the same says: a tenor of the day.
    fileprivate func completed(by earlier: MarketUpdate) -> MarketUpdate {
        guard case .curve(let curve) = self, case .curve(let known) = earlier else { return self }
        return .curve(YieldCurve(curve.day, percent: known.percent.merging(curve.percent) { $1 }))
    }
}
