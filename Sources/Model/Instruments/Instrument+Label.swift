extension Instrument {
    /// What it is called where a symbol stands: a ratio by what it is of, `XBI/XLV`, whatever the thesis named it;
    /// anything else by its symbol.
    public var label: String { kind == .ratio ? name : symbol.name }

    /// What it is called beside its label: a ratio by the word that its thesis has for it, anything else by its name.
    public var title: String { kind == .ratio ? "ratio \(symbol)" : name }
}

extension Market {
    /// What an instrument is called where a symbol stands; the symbol itself where it is not on the market.
    public func label(of symbol: Symbol) -> String { self[symbol]?.instrument.label ?? symbol.name }

    /// The symbol of what a person names in any case: by its symbol, or a ratio by what it is of. O(instruments) for a
    /// ratio.
    public func symbol(named text: some StringProtocol) -> Symbol? {
        let symbol = Symbol(text)
        if self[symbol] != nil { return symbol }
        return listings.first { $0.instrument.kind == .ratio && Symbol($0.instrument.label) == symbol }?
            .instrument.symbol
    }
}
