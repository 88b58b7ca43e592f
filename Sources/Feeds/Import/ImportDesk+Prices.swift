import Model

extension ImportDesk {
    /// A table of one instrument's prices. Where it has adjusted closes beside the others, the ones that the instrument is
    /// kept by are taken.
    func readPrices() throws(FeedError) -> ImportedFile {
        var table = try TableReader(bytes, file: file)
        let columns = try PriceColumns(table)
        let first = try columns.statedSymbol(bytes, file)
        let isNewAdjusted = columns.adjusted != nil
        let (instrument, news) = try owner.owner(
            file, stated: first, kind: .share, basis: isNewAdjusted ? .adjusted : .price)
        let isAdjusted = columns.adjusted != nil && instrument.basis == .adjusted
        var bars: [Bar] = []
        while table.next() {
            table.attempt { row throws(FeedError) in
                if let symbol = columns.symbol(row), let column = columns.ticker, let first, symbol != first {
                    throw row.fault(column, "one instrument in a file")
                }
                if let bar = try columns.bar(row, isAdjusted: isAdjusted) { bars.append(bar) }
            }
        }
        guard !bars.isEmpty else {
            throw table.faults.first ?? FeedError(file, expected: "prices of some day", found: "none")
        }
        let series = Series(bars.sorted { $0.day < $1.day })
        return ImportedFile(
            "prices", instrument.symbol,
            news + [
                .series(instrument.symbol, series), .provenance(instrument.symbol, Provenance(file, .endOfDay)),
            ], faults: table.faults, notes: notes(instrument, series, columns))
    }

    private func notes(_ instrument: Instrument, _ series: Series, _ columns: PriceColumns) -> [String] {
        var notes = [
            "\(series.count) session\(series.count == 1 ? "" : "s") of \(instrument.symbol), \(series.day(0)) to \(series.day(series.count - 1))"
        ]
        if instrument.basis == .adjusted, columns.adjusted == nil {
            notes.append("\(instrument.symbol) is kept by adjusted closes; these are taken as such, as they are")
        }
        return notes
    }
}

extension PriceColumns {
    /// The symbol that the first row says, where there is a column for it.
    fileprivate func statedSymbol(_ bytes: [UInt8], _ file: String) throws(FeedError) -> Symbol? {
        guard ticker != nil else { return nil }
        var table = try TableReader(bytes, file: file)
        return table.next() ? symbol(table) : nil
    }
}
