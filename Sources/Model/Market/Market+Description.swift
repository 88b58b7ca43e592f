extension Market {
    /// What is known about a symbol, as a sentence: its name, kind, currency and last price.
    public func description(of symbol: Symbol) -> String {
        guard let listing = self[symbol] else { return "\(symbol): nothing is known about it yet" }
        let instrument = listing.instrument
        if instrument.isUndescribed, listing.last == nil { return "\(symbol): nothing is known about it yet" }
        var parts = instrument.isUndescribed ? [] : [instrument.name]
        parts.append(instrument.kind.noun)
        if let currency = instrument.currency { parts.append(currency) }
        if let last = listing.last {
            parts.append("\(NumberText.price(last))\(listing.lastDay.map { " on \($0.full)" } ?? "")")
        }
        return "\(instrument.label): \(parts.joined(separator: ", "))"
    }
}
