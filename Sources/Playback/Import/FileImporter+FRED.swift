import Formats
import Model

extension FileImporter {
    /// Reads a table of one or more FRED series. All recognised series are read; a note names the others.
    func readFRED(_ head: TableHead) throws(FeedError) -> ImportedFile {
        let table = ImportTable(head.scanner, file: file)
        guard let date = table.column(["observationdate", "date"]) else {
            throw FeedError(file, line: table.line, expected: "a column observation_date", found: "none")
        }
        let values = table.names.indices.filter { $0 != date && !table.names[$0].isEmpty }
        let sign = try sign(table, values)
        let order = try dates(table, date).order
        var reading = FREDReading(
            table: table, date: date, sign: sign, order: order, days: now.map { DayRules(now: $0) })
        for column in values { try read(column, into: &reading, isAlone: values.count == 1) }
        guard !reading.notes.isEmpty else {
            throw reading.errors.first
                ?? FeedError(
                    file, line: table.line, expected: "a known series such as DGS10, DFF or SP500, or --symbol",
                    found: ImportTable.list(values.map { table.names[$0] }), limit: 200)
        }
        let updates = reading.updates
        return ImportedFile(
            reading.kind, reading.prices.count == 1 && reading.curves.isEmpty ? reading.prices.first?.symbol : nil,
            updates.contains(where: \.isCurve) ? updates + provenance : updates,
            errors: table.errors + reading.errors,
            notes: reading.notes + [table.note(unread: [date] + reading.read)].compactMap(\.self))
    }

    private func read(_ column: Int, into reading: inout FREDReading, isAlone: Bool) throws(FeedError) {
        let name = reading.table.names[column]
        switch FREDSeries(name) {
        case .yields(let tenor): reading.addYields(column, tenor)
        case .policy: reading.addPolicy(column)
        case .averages(let daily):
            let error = FeedError(
                file, line: reading.table.line, column: reading.table.errorColumn(column),
                expected: "daily rates, as \(daily) has", found: "averages of months or weeks")
            if isAlone { throw error }
            reading.errors.append(error)
        case .prices(let symbol):
            // A chosen symbol renames a lone series; one of several is used only if its symbol is the chosen one.
            if let chosen = owner.chosen, chosen != symbol {
                guard isAlone, !owner.instruments.contains(where: { $0.symbol == symbol }) else {
                    if isAlone {
                        throw FeedError(
                            file, line: reading.table.line, column: reading.table.errorColumn(column),
                            expected: "prices of \(chosen)", found: "\(name), which is \(symbol)")
                    }
                    return
                }
            }
            try addPrices(
                column, FileOwner(owner.chosen ?? symbol, name: "", instruments: owner.instruments), &reading)
        case nil:
            let isChosen = owner.chosen.map { owner.is(name, $0) } ?? false
            if isChosen || isAlone && owner.chosen != nil { try addPrices(column, owner, &reading) }
        }
    }

    private func addPrices(_ column: Int, _ owner: FileOwner, _ reading: inout FREDReading) throws(FeedError) {
        let (instrument, news) = try owner.resolve(file, kind: .index, basis: .price)
        reading.addPrices(column, instrument, news, source: file)
    }
}

extension MarketUpdate {
    fileprivate var isCurve: Bool { if case .curve = self { true } else { false } }
}
