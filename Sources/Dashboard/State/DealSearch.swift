public import Model

/// A filter of deals: every word must be found, and the value must be large enough.
///
///     biotech >1bn        deals in that area, worth a billion dollars or more upfront
///     licence             deals of that kind
public struct DealSearch: Hashable, Sendable {
    /// The filter as typed.
    public let text: String
    private let words: [TextSearch]
    private let filter: DealFilter

    /// Creates a filter from text; an empty one accepts all deals.
    public init(_ text: String = "") {
        self.text = text
        let parts = text.lowercased().split(separator: " ").map(String.init)
        // A repeated word filters only once.
        words = Set(parts.lazy.filter { !$0.hasPrefix(">") }).map { TextSearch($0) }
        let minimum = parts.filter { $0.hasPrefix(">") }.compactMap { DealSearch.millions($0.dropFirst()) }.max()
        filter = DealFilter(leastUpfrontUSDMillions: minimum)
    }

    /// Whether a deal passes the filter. A deal without a stated value fails any minimum.
    public func matches(_ deal: Deal) -> Bool {
        guard filter.passes(deal) else { return false }
        let parts = [deal.acquirer, deal.target, deal.kind.rawValue, deal.area]
        let tickers = [deal.acquirerTicker?.name, deal.targetTicker?.name].compactMap { $0 }
        let all = (parts + tickers).joined(separator: " ")
        return words.allSatisfy { $0.isFound(in: all) }
    }

    /// The value of `500m`, `1bn` or `1.5bn` in millions of U.S. dollars.
    private static func millions(_ text: Substring) -> Double? {
        let number = text.drop { $0 == "$" }.prefix { $0.isNumber || $0 == "." }
        guard let value = Double(number) else { return nil }
        return text.contains("b") ? value * 1000 : value
    }
}
