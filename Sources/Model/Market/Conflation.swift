/// Updates that wait for a reader, in order; of an instrument's quotes only the newest.
///
/// So a slow reader never makes it grow with the market's pace. A quote keeps its place behind what came before it: a
/// series or a picture that follows is not overtaken.
public struct Conflation: Sendable {
    private var updates: [MarketUpdate] = []
    private var quotes: [Symbol: Int] = [:]

    /// Nothing waits.
    public init() {}

    /// Whether nothing waits.
    public var isEmpty: Bool { updates.isEmpty }

    /// Puts an update behind the others. O(1).
    public mutating func add(_ update: MarketUpdate) {
        guard case .quote(let quote) = update else {
            quotes.removeAll(keepingCapacity: true)
            updates.append(update)
            return
        }
        if let place = quotes[quote.symbol] {
            updates[place] = update
        } else {
            quotes[quote.symbol] = updates.count
            updates.append(update)
        }
    }

    /// Takes everything out, in order.
    public mutating func take() -> [MarketUpdate] {
        quotes.removeAll(keepingCapacity: true)
        defer { updates = [] }
        return updates
    }
}
