/// Updates that wait for a reader, in order; of an instrument's quotes, provenances and intraday prices, only the
/// newest.
///
/// A slow reader therefore never makes it grow with the rate of updates. A quote never moves ahead of an update that
/// has to come first: a series of the same instrument or a snapshot. All waiting updates are drained at once, so the
/// parts of a batch may wait as if each had come alone.
public struct Conflation: Sendable {
    /// The subject of an update of which only the newest counts.
    private enum Subject: Hashable {
        case quote(Symbol), provenance(Symbol), intraday(Symbol)
    }

    private var updates: [MarketUpdate] = []
    private var indices: [Subject: Int] = [:]

    /// An empty queue.
    public init() {}

    /// Whether no update is waiting.
    public var isEmpty: Bool { updates.isEmpty }

    /// Appends an update, or replaces an older one on the same subject. O(1), a batch O(parts).
    public mutating func add(_ update: MarketUpdate) {
        switch update {
        case .batch(let parts): for part in parts { add(part) }
        case .quote(let quote): put(update, about: .quote(quote.symbol))
        case .provenance(let symbol, _): put(update, about: .provenance(symbol))
        case .intraday(let symbol, _): put(update, about: .intraday(symbol))
        default:
            preserveOrder(update)
            updates.append(update)
        }
    }

    /// Removes and returns all updates, in order.
    public mutating func drain() -> [MarketUpdate] {
        indices.removeAll(keepingCapacity: true)
        defer { updates = [] }
        return updates
    }

    private mutating func put(_ update: MarketUpdate, about subject: Subject) {
        if let index = indices[subject] {
            updates[index] = update
        } else {
            indices[subject] = updates.count
            updates.append(update)
        }
    }

    /// Ensures that later updates stay after this one, where the order matters.
    private mutating func preserveOrder(_ update: MarketUpdate) {
        switch update {
        case .snapshot: indices.removeAll(keepingCapacity: true)
        case .series(let symbol, _), .bar(let symbol, _): indices[.quote(symbol)] = nil
        case .instrument(let instrument):
            for subject in [Subject.quote, Subject.provenance, Subject.intraday] {
                indices[subject(instrument.symbol)] = nil
            }
        default: break
        }
    }
}
