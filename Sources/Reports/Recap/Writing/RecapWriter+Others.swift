import Model

extension RecapWriter {
    /// The maximum number of instruments named other than funds and indexes.
    static let namedOthers = 3

    /// The shares, currencies, coins and futures that moved most, each with its kind.
    var others: [RecapText] {
        guard !omitted.contains(.others) else { return [] }
        let returns = otherReturns
        let named = returns.prefix(RecapWriter.namedOthers)
        let moves = named.map { other -> RecapText in
            "the \(plain(other.instrument.kind.noun)) \(name: other.instrument.label) \(moved(other.change))"
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

    /// Their returns, the largest magnitude first.
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
