extension Instrument {
    /// The currency of its prices, where name or symbol tell it; nil where they do not, as for an index or a share of
    /// another exchange.
    public var currency: String? {
        if let minor = Instrument.minorCurrencies.first(where: { name.hasSuffix(", in \($0)") }) { return minor }
        switch kind {
        case .etf, .fund, .share: return symbol.name.contains { ".=^".contains($0) } ? nil : "USD"
        case .coin, .currency:
            let name = symbol.name.hasSuffix("=X") ? String(symbol.name.dropLast(2)) : symbol.name
            let code = String(name.suffix(3))
            return name.count >= 6 && code.allSatisfy(\.isLetter) ? code : nil
        case .index, .future, .ratio: return nil
        }
    }
}
