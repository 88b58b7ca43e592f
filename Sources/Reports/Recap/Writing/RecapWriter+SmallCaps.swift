import Model

extension RecapWriter {
    /// Small caps and the fund, each against its benchmark, over the span and the month.
    var smallCaps: [RecapText] {
        let symbols = [small, small == subject.fund ? nil : subject.fund].compactMap(\.self)
        return symbols.flatMap { sentences(against($0)) }
    }

    private func against(_ symbol: Symbol) -> RecapText {
        guard isOnDate(symbol), let instrument = market[symbol]?.instrument, let last = last(of: symbol) else {
            return ""
        }
        var parts: [RecapText] = []
        if let change = change(of: symbol, over: .span) {
            parts.append("\(theName(symbol)) \(moved(change))")
            if let benchmark = instrument.benchmark, let lead = lead(of: symbol, over: .span) {
                parts = ["\(parts.list), \(compared(lead, with: theName(benchmark)))"]
            }
        } else {
            let adjusted = market[symbol]?.isLastAdjusted ?? false ? "adj " : ""
            parts.append("\(theName(symbol)) closed at \(plain(adjusted))\(last)")
        }
        if let month = month(of: symbol) { parts.append(month) }
        return parts.joined(by: "; ")
    }

    private func month(of symbol: Symbol) -> RecapText? {
        guard let change = change(of: symbol, over: .window(.month)), let basis = market[symbol]?.basis
        else { return nil }
        let from = from(base(of: symbol, over: .month))
        guard let lead = lead(of: symbol, over: .window(.month)) else {
            return "its month\(from) is \(change) (\(plain(basis.returns)))"
        }
        let side = lead.value < 0 ? "behind" : "ahead"
        return "its month\(from) is \(change), \(size: lead) \(plain(side)) (\(plain(basis.returns)))"
    }
}
