import Model

extension RecapWriter {
    /// Indexes, small-cap and biotech funds, and the session's leader and laggard, over several windows.
    var table: RecapTable {
        let since = span.isOneSession ? nil : span.base.map { "since \($0.short)" }
        return RecapTable(
            columns: ["last", since ?? Window.day.rawValue, "1M", "YTD", "1M lead"], rows: shown.map(row))
    }

    private var shown: [Instrument] {
        let returns = fundReturns
        var symbols: Set<Symbol> = []
        if returns.count >= RecapWriter.fewestFunds {
            symbols = Set(
                [
                    returns.max { $0.change.value < $1.change.value },
                    returns.min { $0.change.value < $1.change.value },
                ].compactMap { $0?.symbol })
        }
        return market.listings.map(\.instrument).filter { instrument in
            isOnDate(instrument.symbol)
                && (instrument.kind == .index || ["us-small", "biotech"].contains(instrument.group)
                    || symbols.contains(instrument.symbol))
        }
    }

    private func row(_ instrument: Instrument) -> RecapTable.Row {
        let symbol = instrument.symbol
        let lead = lead(of: symbol, over: .window(.month))
        return RecapTable.Row(
            instrument: instrument, basis: market[symbol]?.basis ?? instrument.basis,
            cells: [
                last(of: symbol), change(of: symbol, over: .span), change(of: symbol, over: .window(.month)),
                change(of: symbol, over: .window(.yearToDate)), lead,
            ])
    }
}
