import Formats
import Model

extension FileImporter {
    /// Reads a table of one instrument's prices. If it has both quoted and adjusted closes, both are used for an
    /// instrument whose returns are of adjusted closes, otherwise the quoted ones.
    func readPrices(_ head: TableHead) throws(FeedError) -> ImportedFile {
        var table = ImportTable(head.scanner, names: try names(head), file: file)
        let columns = try PriceColumns(table)
        let selected = try RowOwner.select(&table, columns, owner: owner)
        let stated = selected.symbol ?? (head.tickers.count == 1 ? RowOwner.symbol(head.tickers[0]) : nil)
        let isStated = columns.adjusted.map { table.hasValue(in: $0) } ?? false
        let hasAdjusted = isStated || !head.tickers.isEmpty
        let (instrument, news) = try owner.resolve(
            file, stated: stated, name: selected.name, kind: .share, basis: hasAdjusted ? .adjusted : .price)
        if columns.closesAreAdjusted, instrument.basis != .adjusted {
            throw FeedError(
                file, line: table.line,
                expected: "a column Close: \(instrument.symbol) is not stored as adjusted closes",
                found: table.names.joined(separator: ", "), limit: 200)
        }
        var result = try read(
            table, columns, instrument, isAdjusted: isStated && instrument.basis == .adjusted)
        result = result.addingNotes([selected.note, table.note(unread: columns.all)])
        return ImportedFile(
            result.kind, instrument.symbol, news + result.updates, errors: result.errors, notes: result.notes)
    }

    /// The column names; in a table with columns for several instruments, those of the chosen one.
    private func names(_ head: TableHead) throws(FeedError) -> [String]? {
        guard !head.tickers.isEmpty else { return head.names }
        if let chosen = owner.chosen {
            if let own = head.tickers.first(where: { owner.is($0, chosen) }) { return head.names(of: own) }
            throw FeedError(
                file, line: head.scanner.line - 1, expected: "columns of \(chosen)",
                found: ImportTable.list(head.tickers, limit: 8), limit: 200)
        }
        guard head.tickers.count == 1 else {
            throw FeedError(
                file, line: head.scanner.line - 1, expected: "one instrument, or --symbol",
                found: ImportTable.list(head.tickers, limit: 8), limit: 200)
        }
        return head.names
    }

    /// Reads the prices of rows that belong to one instrument.
    private func read(
        _ table: ImportTable, _ columns: PriceColumns, _ instrument: Instrument, isAdjusted: Bool, isOwn: Bool = false
    ) throws(FeedError) -> ImportedFile {
        let isForeign = !["date", "time", "timestamp", "datetime"].contains(table.keys[columns.date])
        let sign = try sign(
            table, table.names.indices.filter { $0 != columns.date && !columns.tickers.contains($0) },
            needed: columns.numbers.filter { $0 != columns.volume }, isForeign: isForeign)
        let dates = try dates(
            table, columns.date, fallback: table.keys.contains("closelast") ? .monthFirst : isForeign ? .dayFirst : nil,
            trading: TradingDays(instrument))
        let days = table.rows.compactMap { $0.date(columns.date)?.day(dates.order) }
        var reader = PriceReader(
            table, columns, sign, dates, isAdjusted: isAdjusted, rules: PriceRules(instrument),
            days: now.map { DayRules(now: $0, TradingDays(instrument, seeing: days)) })
        var bars = try reader.bars()
        reader.level(&bars)
        if !isOwn { try reader.checkPeriod(bars) }
        let errors = (table.errors + reader.errors).sorted { $0.line ?? 0 < $1.line ?? 0 }
        guard bars.contains(where: \.hasClose) else {
            throw errors.first ?? FeedError(file, expected: "prices of some day", found: "none")
        }
        let series = Series(bars)
        return ImportedFile(
            "prices", instrument.symbol,
            [.series(instrument.symbol, series), .provenance(instrument.symbol, Provenance(file, .endOfDay))],
            errors: errors, notes: notes(instrument, series, columns, reader))
    }

    private func notes(
        _ instrument: Instrument, _ series: Series, _ columns: PriceColumns, _ reader: PriceReader
    ) -> [String] {
        func rows(_ count: Int) -> String { "\(count) row\(count == 1 ? "" : "s")" }
        var notes = [
            "\(series.count) session\(series.count == 1 ? "" : "s") of \(instrument.symbol), \(series.day(0)) to \(series.day(series.count - 1))"
        ]
        if instrument.basis == .adjusted, columns.adjusted == nil {
            notes.append(
                "\(instrument.symbol) is stored with adjusted closes; these are taken to be adjusted, unless they are "
                    + "the quoted ones that are stored")
        } else if instrument.basis == .price, let column = columns.adjusted, column != columns.close,
            reader.table.hasValue(in: column)
        {
            notes.append("\(instrument.symbol) is stored with quoted closes only; the adjusted ones are left out")
        }
        if reader.levelled > 0 {
            notes.append(
                "\(rows(reader.levelled)) without an adjusted close: the quoted one is used, at the level of the first that "
                    + "has both")
        }
        if let note = reader.dates.note { notes.append(note) }
        notes += reader.notes
        if reader.withoutClose > 0 { notes.append("\(rows(reader.withoutClose)) without a close") }
        if reader.eventRows > 0 { notes.append("\(rows(reader.eventRows)) of dividends or splits") }
        return notes
    }

    /// Reads this program's own table of all instruments' prices:
    /// `symbol,date,open,high,low,close,adjusted_close,volume`; older ones have no adjusted closes.
    func readAllPrices(_ head: TableHead) throws(FeedError) -> ImportedFile {
        let table = ImportTable(head.scanner, file: file)
        let columns = try PriceColumns(table)
        let listed = Dictionary(owner.instruments.map { ($0.symbol, $0) }) { first, _ in first }
        var errors = table.errors, notes: [String] = [], sessions = 0
        var rows = rows(of: table, listed, &errors)
        if let chosen = owner.chosen {
            guard let own = rows[chosen] else {
                throw FeedError(
                    file, column: table.errorColumn(0), expected: "rows of \(chosen)",
                    found: ImportTable.list(rows.keys.sorted().map(\.name), limit: 8), limit: 200)
            }
            rows = [chosen: own]
        }
        let last = table.rows.last?.line
        var updates: [MarketUpdate] = []
        for (symbol, rows) in rows.sorted(by: { $0.key < $1.key }) {
            let part = table.having(rows, endsAbruptly: table.endsAbruptly && rows.last?.line == last)
            let hasAdjusted = columns.adjusted.map { part.hasValue(in: $0) } ?? false
            let instrument =
                listed[symbol] ?? FileOwner.new(symbol, kind: .share, basis: hasAdjusted ? .adjusted : .price)
            let result: ImportedFile
            do throws(FeedError) {
                result = try read(part, columns, instrument, isAdjusted: columns.adjusted != nil, isOwn: true)
            } catch {
                // None of its rows is readable; two different closes of one date are handled differently.
                if error.column == nil { throw error }
                errors.append(error)
                continue
            }
            updates += (listed[symbol] == nil ? [.instrument(instrument)] : []) + result.updates
            errors += result.errors
            notes += result.notes.dropFirst().filter { $0.contains("appears twice") }
            sessions += rows.count
        }
        guard !updates.isEmpty else {
            throw errors.first ?? FeedError(file, expected: "prices of some day", found: "none")
        }
        let total = "\(sessions) sessions of \(rows.count) instrument\(rows.count == 1 ? "" : "s")"
        return ImportedFile(
            "prices", rows.count == 1 ? rows.keys.first : nil, updates, errors: errors, notes: [total] + notes)
    }

    /// The rows of each instrument. A row of an impossible symbol is an error, unless only one instrument is read.
    private func rows(
        of table: ImportTable, _ listed: [Symbol: Instrument], _ errors: inout [FeedError]
    ) -> [Symbol: [ImportTable.Row]] {
        var rows: [Symbol: [ImportTable.Row]] = [:]
        for row in table.rows {
            let symbol = RowOwner.symbol(row.fields[0])
            if listed[symbol] != nil || Symbol.isPlain(symbol.name) {
                rows[symbol, default: []].append(row)
            } else if owner.chosen == nil {
                errors.append(table.error(row, 0, "a symbol"))
            }
        }
        return rows
    }
}
