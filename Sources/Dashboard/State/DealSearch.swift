public import Model

/// Which deals are listed: all words must be found, and the value must be large enough.
///
///     biotech >1bn        deals of that area, a billion dollars or more at once
///     licence             deals of that kind
public struct DealSearch: Hashable, Sendable {
    /// As it was typed.
    public let text: String
    private let words: [TextSearch]
    private let filter: DealFilter

    /// A filter as it is typed; empty lets everything pass.
    public init(_ text: String = "") {
        self.text = text
        let parts = text.lowercased().split(separator: " ").map(String.init)
        // A word that stands twice narrows no more than once.
        words = Set(parts.lazy.filter { !$0.hasPrefix(">") }).map { TextSearch($0) }
        let least = parts.filter { $0.hasPrefix(">") }.compactMap { DealSearch.millions($0.dropFirst()) }.max()
        filter = DealFilter(leastUpfrontUSDMillions: least)
    }

    /// Whether a deal is listed. One without a stated value passes no limit.
    public func lets(_ deal: Deal) -> Bool {
        guard filter.passes(deal) else { return false }
        let parts = [deal.acquirer, deal.target, deal.kind.rawValue, deal.area]
        let tickers = [deal.acquirerTicker?.name, deal.targetTicker?.name].compactMap { $0 }
        let all = (parts + tickers).joined(separator: " ")
        return words.allSatisfy { $0.isFound(in: all) }
    }

    /// `500m`, `1bn` or `1.5bn` in millions.
    private static func millions(_ text: Substring) -> Double? {
        let number = text.drop { $0 == "$" }.prefix { $0.isNumber || $0 == "." }
        guard let value = Double(number) else { return nil }
        return text.contains("b") ? value * 1000 : value
    }
}
