extension Instrument {
    /// The text shown in place of a symbol: for a ratio its two parts, `XBI/XLV`, whatever its name in the thesis;
    /// otherwise the symbol.
    public var label: String { kind == .ratio ? name : symbol.name }

    /// The text shown next to the label: for a ratio its name in the thesis, otherwise the instrument's name.
    public var title: String { kind == .ratio ? "ratio \(symbol)" : name }
}

extension Market {
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
