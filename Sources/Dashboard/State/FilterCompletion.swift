import Model

/// The completion of the last word of a filter.
enum FilterCompletion {
    /// The text with its last word completed; nil if the word is complete, or the beginning of none that is known.
    static func completed(_ text: String, in state: AppState) -> String? {
        let word = text.lowercased().reversed().prefix { !" <>=()\u{2264}\u{2265}".contains($0) }
        guard !word.isEmpty else { return nil }
        let start = String(word.reversed())
        // A number after a comparison is complete, though a column's name may begin with it.
        let sign = text.dropLast(start.count).last { $0 != " " }
        if start.allSatisfy(\.isNumber), let sign, "<>=\u{2264}\u{2265}".contains(sign) { return nil }
        guard let whole = words(in: state).first(where: { $0.hasPrefix(start) }), whole != start else { return nil }
        return text.dropLast(start.count) + whole
    }

    /// The words that mean something in a filter of the focused panel.
    private static func words(in state: AppState) -> [String] {
        guard state.focus == .deals else { return TickerColumn.expressionWords + ["and", "or", "not"] }
        let areas = Set(state.market.deals.map { $0.area.lowercased() }).sorted()
        return areas + Deal.Kind.allCases.map(\.rawValue)
    }
}
