extension RecapWriter {
    /// At most so many instruments beside funds and indexes are named.
    static let namedOthers = 3

    /// Shares, currencies, coins and futures, each called what it is: those that moved most.
    var others: [RecapText] {
        guard !omitted.contains(.others) else { return [] }
        let returns = otherReturns
        let named = returns.prefix(RecapWriter.namedOthers)
        let moves = named.map { other -> RecapText in
            "the \(words(other.instrument.kind.word)) \(name: other.instrument.label) \(moved(other.change))"
        }
        let rest = returns.dropFirst(RecapWriter.namedOthers)
        guard !rest.isEmpty else { return sentences(moves.list) }
        let more = count(
            "recap.others.more", rest.count,
            "Shares, currencies, coins and futures with a close on both dates, not named.",
            inputs: rest.map { .init("return of \($0.instrument.symbol)", $0.change.value, Dated(day)) },
            source: sources(rest.compactMap { market[$0.instrument.symbol]?.provenance.source }))
        return sentences("\(moves.list); \(more) more moved less")
    }

    /// Their returns, the largest first, up or down.
    private var otherReturns: [(instrument: Instrument, change: RecapFigure)] {
        let returns = listings.map(\.instrument).filter { instrument in
            switch instrument.kind {
            case .share, .currency, .coin, .future: true
            case .index, .etf, .fund, .ratio: false
            }
        }.compactMap { other in change(of: other.symbol, over: .span).map { (instrument: other, change: $0) } }
        return returns.sorted { $0.change.value.magnitude > $1.change.value.magnitude }
    }
}
