extension Market {
    /// The newest session of the instruments of the exchange, or of all instruments where there are none.
    /// O(instruments).
    public var newestSession: Day? {
        let days = listings.filter(\.instrument.kind.tradesInSessions).compactMap(\.series.lastDay)
        return days.max() ?? listings.compactMap(\.series.lastDay).max()
    }

    /// The text shown in place of a symbol; the symbol itself where it is not on the market.
    public func label(of symbol: Symbol) -> String { self[symbol]?.instrument.label ?? symbol.name }

    /// The symbol for a name that the user typed in any case: a symbol, or a ratio by its two parts. O(instruments) for
    /// a ratio.
    public func symbol(named text: some StringProtocol) -> Symbol? {
        let symbol = Symbol(text)
        if self[symbol] != nil { return symbol }
        return listings.first { $0.instrument.kind == .ratio && Symbol($0.instrument.label) == symbol }?
            .instrument.symbol
    }
}
