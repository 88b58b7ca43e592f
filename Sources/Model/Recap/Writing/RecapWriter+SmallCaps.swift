extension RecapWriter {
    /// Small caps and the fund, each against its benchmark, over the span and the month.
    var smallCaps: [RecapText] {
        let small = subject.small.first { isOnDate($0) }
        let first = small.map { against($0, isFirst: true) } ?? []
        return first + (small == subject.fund ? [] : against(subject.fund, isFirst: first.isEmpty))
    }

    private func against(_ symbol: Symbol, isFirst: Bool) -> [RecapText] {
        guard isOnDate(symbol), let instrument = market[symbol]?.instrument, let last = last(of: symbol) else {
            return []
        }
        let isIndex = instrument.kind == .index
        var session: RecapText = isIndex ? "\(theName(symbol)) closed at \(last)" : ""
        if let change = change(of: symbol, over: .span) {
            session = "\(theName(symbol)) \(isIndex ? moved(change, to: last) : moved(change))"
        }
        let benchmark = instrument.benchmark
        if let benchmark, let lead = lead(of: symbol, over: .span) {
            session.append(", \(compared(lead, with: theName(benchmark)))")
        }
        return sentences(session, month(symbol, isFirst: isFirst))
    }

    private func month(_ symbol: Symbol, isFirst: Bool) -> RecapText {
        guard let change = change(of: symbol, over: .window(.month)), let base = base(of: symbol, over: .month)
        else { return "" }
        let from: RecapText = isFirst ? " (from \(date(base)))" : ""
        var text: RecapText = "on the month\(from) it \(moved(change))"
        if let lead = lead(of: symbol, over: .window(.month)), let basis = market[symbol]?.instrument.basis {
            text.append(", \(size: lead) \(words(lead.value < 0 ? "behind" : "ahead")) (\(words(basis.returns)))")
        }
        return text
    }
}
