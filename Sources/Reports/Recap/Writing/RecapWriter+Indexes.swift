import Model

extension RecapWriter {
    /// The minimum number of funds to report a leader and a laggard.
    static let fewestFunds = 5

    /// The indexes except that of small caps, then the best and the worst fund.
    var indexes: [RecapText] {
        let symbols = market.listings.map(\.instrument).filter { $0.kind == .index && $0.basis != .level }
            .map(\.symbol).filter { $0 != small && isOnDate($0) }
        var verb = ""
        let moves = symbols.compactMap { symbol -> RecapText? in
            guard let change = change(of: symbol, over: .span) else {
                return last(of: symbol).map { "\(theName(symbol)) closed at \($0)" }
            }
            let move = self.verb(change)
            defer { verb = move }
            return "\(theName(symbol)) " + (move == verb ? size(change) : moved(change))
        }
        return sentences(moves.list) + (omitted.contains(.leaders) ? [] : leaders)
    }

    /// How many funds rose, and which returned most and least.
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
            "\(share(rose, of: count)) rose; \(best.symbol) led (\(best.change)), \(worst.symbol) lagged (\(worst.change))."
        ]
    }

    private func share(_ part: RecapFigure, of total: RecapFigure) -> RecapText {
        if part.value == total.value { return "All \(total) funds" }
        return part.value == 0 ? "None of \(total) funds" : "Of \(total) funds \(part)"
    }

    /// The returns of all funds that have one, in the order of the catalogue.
    var fundReturns: [(symbol: Symbol, change: RecapFigure)] {
        market.listings.map(\.instrument).filter { $0.kind.isFund && $0.basis != .level }.compactMap { fund in
            change(of: fund.symbol, over: .span).map { (fund.symbol, $0) }
        }
    }

    private var fundSource: String {
        sources(fundReturns.compactMap { market[$0.symbol]?.provenance.source })
    }
}

extension RecapWriter {
    /// The largest change that counts as flat, a fraction.
    static let flat = 0.0005

    /// The verb for a price change.
    func verb(_ change: RecapFigure) -> String {
        change.value.magnitude <= RecapWriter.flat ? "was flat" : change.value > 0 ? "rose" : "fell"
    }

    /// The size of a change, after its verb.
    func size(_ change: RecapFigure) -> RecapText {
        change.value.magnitude <= RecapWriter.flat ? "(\(change))" : "\(size: change)"
    }

    /// The verb and size of a price change.
    func moved(_ change: RecapFigure) -> RecapText { "\(plain(verb(change))) \(size(change))" }

    /// The comparison of a return with another.
    func compared(_ lead: RecapFigure, with other: RecapText) -> RecapText {
        if lead.value.magnitude <= RecapWriter.flat { return "level with \(other) (\(lead))" }
        return lead.value > 0 ? "\(size: lead) ahead of \(other)" : "\(size: lead) behind \(other)"
    }

    /// A count; zero is written "none".
    func none(_ count: RecapFigure) -> RecapText { count.value == 0 ? "none" : "\(count)" }

    /// A count as a figure.
    func count(
        _ id: String, _ count: Int, _ definition: String, inputs: [RecapFigure.Input], source: String
    ) -> RecapFigure {
        RecapFigure(
            id, Double(count), .count, text: NumberText.count(count), definition: definition, inputs: inputs,
            source: source)
    }

    /// The texts as sentences with an initial capital and a full stop; empty ones are left out.
    func sentences(_ texts: RecapText...) -> [RecapText] {
        texts.filter { !$0.pieces.isEmpty }.map { $0.capitalised + "." }
    }
}

extension RecapText {
    /// The text as the start of a sentence: with a capital, and a count up to nine as a word.
    var capitalised: RecapText {
        var text = RecapText()
        switch pieces.first {
        case .plain(let first)?: text.append(.plain(first.prefix(1).uppercased() + first.dropFirst()))
        case .figure(let figure, _)? where figure.unit == .count && (1...9).contains(figure.value):
            text.append(.figure(figure, printed: RecapText.counts[Int(figure.value) - 1]))
        default: return self
        }
        for piece in pieces.dropFirst() { text.append(piece) }
        return text
    }

    private static let counts = ["One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine"]
}
