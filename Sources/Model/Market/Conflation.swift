/// Updates that wait for a reader, in order; of an instrument's quotes, and of where they come from, only the newest.
///
/// So a slow reader never makes it grow with the market's pace. A quote keeps its place behind what came before it: a
/// series of the same instrument or a picture that follows is not overtaken. What waits is taken all at once, so that
/// the parts of a batch may wait as if each had come alone.
public struct Conflation: Sendable {
    /// What an update is about where only the newest counts.
    private enum Subject: Hashable {
        case quote(Symbol), provenance(Symbol), intraday(Symbol)
    }

    private var updates: [MarketUpdate] = []
    private var places: [Subject: Int] = [:]

    /// Nothing waits.
    public init() {}

    /// Whether nothing waits.
    public var isEmpty: Bool { updates.isEmpty }

    /// Puts an update behind the others. O(1), a batch O(its parts).
    public mutating func add(_ update: MarketUpdate) {
        switch update {
        case .batch(let parts): for part in parts { add(part) }
        case .quote(let quote): put(update, about: .quote(quote.symbol))
        case .provenance(let symbol, _): put(update, about: .provenance(symbol))
        case .intraday(let symbol, _): put(update, about: .intraday(symbol))
        default:
            bar(update)
            updates.append(update)
        }
    }

    /// Takes everything out, in order.
    public mutating func take() -> [MarketUpdate] {
        places.removeAll(keepingCapacity: true)
        defer { updates = [] }
        return updates
    }

    private mutating func put(_ update: MarketUpdate, about subject: Subject) {
        if let place = places[subject] {
            updates[place] = update
        } else {
            places[subject] = updates.count
            updates.append(update)
        }
    }

    /// Keeps what follows an update behind it, where the one would not come to the same before the other.
    private mutating func bar(_ update: MarketUpdate) {
        switch update {
        case .picture: places.removeAll(keepingCapacity: true)
        case .series(let symbol, _), .bar(let symbol, _): places[.quote(symbol)] = nil
        case .instrument(let instrument):
            for subject in [Subject.quote, Subject.provenance, Subject.intraday] {
                places[subject(instrument.symbol)] = nil
            }
        default: break
        }
    }
}
