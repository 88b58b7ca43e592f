import Model

/// A filter of the tickers, as it is typed: text, a regular expression, or a condition on the columns.
///
///     russell                          part of a symbol, a name, a group or the name of a set
///     ^xl[a-k]$                        a regular expression for symbols and names
///     1M > 5 and volatility < 20       a condition on the columns
struct TickerFilter: Sendable {
    private enum Form {
        case all
        case text(TextSearch)
        case pattern(NamePattern)
        case condition(ColumnExpression)
    }

    /// The filter as typed.
    let text: String
    /// What is wrong with it; it then finds all tickers.
    let failure: FilterFailure?
    private let form: Form

    /// Parses a filter; an empty one finds all tickers.
    init(_ text: String) {
        self.text = text
        do throws(FilterFailure) {
            form = try TickerFilter.form(text)
            failure = nil
        } catch {
            form = .all
            failure = error
        }
    }

    /// The tickers among those at some positions of the market's listings that pass. Text and expressions find an
    /// instrument by the names of the `sets` that have it, too. O(tickers).
    func found(among positions: [Int], of market: Market, in sets: [SymbolList]) -> [Int] {
        switch form {
        case .all: return positions
        case .condition(let condition):
            return positions.filter { condition.matches(market.listings[$0], in: market) }
        case .text(let search): return named(positions, market, sets) { search.isFound(in: $0) }
        case .pattern(let pattern): return named(positions, market, sets) { pattern.isFound(in: $0) }
        }
    }

    private func named(_ positions: [Int], _ market: Market, _ sets: [SymbolList], _ isFound: (String) -> Bool) -> [Int]
    {
        let members = Set(sets.filter { isFound($0.name) }.flatMap(\.symbols))
        return positions.filter { index in
            let instrument = market.listings[index].instrument
            return isFound(instrument.symbol.name) || isFound(instrument.name) || isFound(instrument.group)
                || members.contains(instrument.symbol)
        }
    }

    private static func form(_ text: String) throws(FilterFailure) -> Form {
        if text.isEmpty { return .all }
        if ColumnExpression.isMeant(by: text) { return .condition(try ColumnExpression(text)) }
        if NamePattern.isMeant(by: text) { return .pattern(try NamePattern(text)) }
        return .text(TextSearch(text))
    }
}
