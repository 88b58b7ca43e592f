extension RecapWriter {
    /// Funds fewer than these have no leader.
    static let fewestFunds = 5

    /// Indexes but the one of small caps, then the funds' leader and laggard.
    var indexes: [RecapText] {
        let small = subject.small.first { isOnDate($0) }
        let symbols = market.listings.map(\.instrument).filter { $0.kind == .index && $0.symbol != small }
            .map(\.symbol).filter { isOnDate($0) }
        let prices = symbols.filter { market[$0]?.instrument.basis != .level }
        let moves = prices.compactMap { symbol -> RecapText? in
            guard let last = last(of: symbol) else { return nil }
            guard let change = change(of: symbol, over: .span) else { return "\(theName(symbol)) closed at \(last)" }
            return "\(theName(symbol)) \(moved(change, to: last))"
        }
        let levels = symbols.filter { market[$0]?.instrument.basis == .level }.compactMap { symbol in
            last(of: symbol).map { "\(symbol) stood at \($0)" as RecapText }
        }
        return sentences(moves.list, levels.list) + leaders
    }

    /// How many funds rose, and which returned the most and the least.
    private var leaders: [RecapText] {
        let funds = fundReturns
        guard funds.count >= RecapWriter.fewestFunds, let best = funds.max(by: { $0.change.value < $1.change.value }),
            let worst = funds.min(by: { $0.change.value < $1.change.value })
        else { return [] }
        let count = count(
            "recap.funds.count", funds.count, "Funds with a close on both dates.", inputs: [], source: fundSource)
        let rose = self.count(
            "recap.funds.rose", funds.count { $0.change.value > 0 }, "Funds that closed above the base's close.",
            inputs: funds.map { .init("return of \($0.symbol)", $0.change.value, Dated(day)) }, source: fundSource)
        return [
            "\(share(rose, of: count)) rose; \(gloss(best.symbol)) led with \(best.change), "
                + "\(gloss(worst.symbol)) lagged with \(worst.change)."
        ]
    }

    private func share(_ part: RecapFigure, of whole: RecapFigure) -> RecapText {
        if part.value == whole.value { return "All \(whole) funds" }
        return part.value == 0 ? "None of \(whole) funds" : "Of \(whole) funds \(part)"
    }

    /// The returns of all funds that have one, in the order of the catalogue.
    var fundReturns: [(symbol: Symbol, change: RecapFigure)] {
        market.listings.map(\.instrument).filter { $0.kind != .index && $0.basis != .level }.compactMap { fund in
            change(of: fund.symbol, over: .span).map { (fund.symbol, $0) }
        }
    }

    private var fundSource: String {
        sources(fundReturns.compactMap { market[$0.symbol]?.provenance.source })
    }

    /// A sector fund with its sector, any other by its symbol.
    private func gloss(_ symbol: Symbol) -> RecapText {
        guard let instrument = market[symbol]?.instrument, instrument.group == "sector", let sector = instrument.sector
        else { return "\(symbol)" }
        return "\(symbol) (\(words(sector.rawValue)))"
    }
}

extension RecapWriter {
    /// The largest change, as a fraction, that is called flat.
    static let flat = 0.0005

    /// What a price did, as a verb with its size.
    func moved(_ change: RecapFigure) -> RecapText {
        if change.value.magnitude <= RecapWriter.flat { return "was flat (\(change))" }
        return change.value > 0 ? "rose \(size: change)" : "fell \(size: change)"
    }

    /// The same with where it ended.
    func moved(_ change: RecapFigure, to last: RecapFigure) -> RecapText {
        if change.value.magnitude <= RecapWriter.flat { return "was flat at \(last) (\(change))" }
        return "\(moved(change)) to \(last)"
    }

    /// How a return compares with another.
    func compared(_ lead: RecapFigure, with other: RecapText) -> RecapText {
        if lead.value.magnitude <= RecapWriter.flat { return "level with \(other) (\(lead))" }
        return lead.value > 0 ? "\(size: lead) ahead of \(other)" : "\(size: lead) behind \(other)"
    }

    /// A count; zero is spoken as "none".
    func none(_ count: RecapFigure) -> RecapText { count.value == 0 ? "none" : "\(count)" }

    /// A count as a figure.
    func count(
        _ id: String, _ count: Int, _ definition: String, inputs: [RecapFigure.Input], source: String
    ) -> RecapFigure {
        RecapFigure(
            id, Double(count), .count, text: NumberText.count(count), definition: definition, inputs: inputs,
            source: source)
    }

    /// Texts as sentences: each begins with a capital and ends with a stop; empty ones are left out.
    func sentences(_ texts: RecapText...) -> [RecapText] {
        texts.filter { !$0.pieces.isEmpty }.map { $0.capitalised + "." }
    }
}

extension RecapText {
    /// The text as the beginning of a sentence: with a capital, and a small count in a word.
    var capitalised: RecapText {
        var text = RecapText()
        switch pieces.first {
        case .words(let first)?: text.append(.words(first.prefix(1).uppercased() + first.dropFirst()))
        case .figure(let figure, _)? where figure.unit == .count && (1...9).contains(figure.value):
            text.append(.figure(figure, printed: RecapText.counts[Int(figure.value) - 1]))
        default: return self
        }
        for piece in pieces.dropFirst() { text.append(piece) }
        return text
    }

    private static let counts = ["One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine"]
}
