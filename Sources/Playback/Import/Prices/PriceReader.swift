import Formats
import Model

/// Reads the sessions of one instrument from its rows of a table.
struct PriceReader {
    let table: ImportTable
    let columns: PriceColumns
    let sign: DecimalSign
    let dates: DateReading
    /// Whether to use the adjusted closes for returns, in a table that has both.
    let isAdjusted: Bool
    /// The limits of valid prices.
    let rules: PriceRules
    /// The days that bars may be dated; nil if any day is accepted.
    let days: DayRules?
    /// The errors in rows.
    private(set) var errors: [FeedError] = []
    /// The number of rows without a close.
    private(set) var withoutClose = 0
    /// The rows without an adjusted close, in a table that has them of others.
    private var quotedOnly: [Day: ImportTable.Row] = [:]
    /// The number of sessions whose adjusted close follows from the quoted one.
    private(set) var levelled = 0
    private var missing: Set<Day> = []
    private(set) var eventRows = 0
    /// Further notes for display.
    private(set) var notes: [String] = []

    init(
        _ table: ImportTable, _ columns: PriceColumns, _ sign: DecimalSign, _ dates: DateReading, isAdjusted: Bool,
        rules: PriceRules, days: DayRules?
    ) {
        (self.table, self.columns, self.sign, self.dates) = (table, columns, sign, dates)
        (self.isAdjusted, self.rules, self.days) = (isAdjusted, rules, days)
    }

    /// The bars, oldest first.
    ///
    /// A date that occurs twice with the same close is used once, from the later row, and noted. With two different
    /// closes the table is rejected, since neither is known to be right.
    mutating func bars() throws(FeedError) -> [Bar] {
        var rows: [(bar: Bar, row: ImportTable.Row)] = []
        rows.reserveCapacity(table.rows.count)
        for (index, row) in table.rows.enumerated() {
            if let bar = bar(row, isLast: index == table.rows.count - 1) { rows.append((bar, row)) }
        }
        let isAscending = zip(rows, rows.dropFirst()).allSatisfy { $0.bar.day < $1.bar.day }
        let bars = isAscending ? rows.map(\.bar) : try distinct(rows)
        // A session that has not closed yet is not included.
        guard let last = bars.last(where: { $0.hasClose || !missing.contains($0.day) })?.day else { return [] }
        return bars.last?.day == last ? bars : bars.filter { $0.day <= last }
    }

    /// One bar a date, oldest first.
    private mutating func distinct(_ rows: [(bar: Bar, row: ImportTable.Row)]) throws(FeedError) -> [Bar] {
        var read: [Day: (bar: Bar, line: Int)] = [:]
        var repeated: [(day: Day, first: Int, second: Int)] = []
        for (bar, row) in rows {
            if let other = read[bar.day], bar.hasClose {
                guard !other.bar.hasClose || other.bar.close == bar.close else {
                    throw FeedError(
                        table.file, line: row.line,
                        expected:
                            "one close for \(bar.day), as “\(table.rows.first { $0.line == other.line }?.fields[columns.close] ?? "")” in line \(other.line)",
                        found: row.fields[columns.close])
                }
                repeated.append((bar.day, other.line, row.line))
            }
            if bar.hasClose || read[bar.day] == nil { read[bar.day] = (bar, row.line) }
        }
        if let first = repeated.first {
            let more = repeated.count > 1 ? " and \(repeated.count - 1) other dates" : ""
            notes.append(
                "\(first.day) appears twice, in lines \(first.first) and \(first.second)\(more): the later row is used")
        }
        return read.values.map(\.bar).sorted { $0.day < $1.day }
    }

    /// The bar of a row, without a close if that is missing or invalid; nil if the row has no bar. Both cases are
    /// counted or recorded as errors.
    private mutating func bar(_ row: ImportTable.Row, isLast: Bool) -> Bar? {
        do throws(FeedError) {
            guard let date = row.date(columns.date), let day = date.day(dates.order) else {
                if isEvent(row) {
                    eventRows += 1
                    return nil
                }
                throw table.error(row, columns.date, "a date")
            }
            if isEvent(row) {
                eventRows += 1
                return nil
            }
            let isCut = isLast && table.endsAbruptly
            if isMissingClose(row) {
                if isCut { throw table.error(row, columns.close, "a complete row: the file is truncated") }
                withoutClose += 1
                // A session without a close is still a session: its neighbours are not adjacent trading days.
                guard days?.breach(day) == nil else { return nil }
                missing.insert(day)
                return .withoutClose(day)
            }
            if isCut, let cut = cutOffColumn(row) {
                throw table.error(row, cut, "a full number: the file is truncated")
            }
            if let message = days?.breach(day) { throw table.error(row, columns.date, message) }
            do throws(FeedError) { return try bar(row, day) } catch {
                errors.append(error)
                return .withoutClose(day)
            }
        } catch {
            errors.append(error)
            return nil
        }
    }

    /// The bar of a session. An invalid open, high, low or volume is left out on its own.
    private mutating func bar(_ row: ImportTable.Row, _ day: Day) throws(FeedError) -> Bar {
        let (close, quoted) = try closes(row, day)
        let session = rules.session(
            day, open: part(row, columns.open), high: part(row, columns.high), low: part(row, columns.low),
            close: close, quotedClose: quoted, volume: volume(row))
        for breach in session.breaches {
            if let column = columns.column(of: breach.part) {
                errors.append(table.error(row, column, breach.expected))
            }
        }
        return session.bar
    }

    /// The close for returns, and the quoted one where the table has both.
    ///
    /// A row may have only one of them.
    private mutating func closes(
        _ row: ImportTable.Row, _ day: Day
    ) throws(FeedError) -> (close: Double, quoted: Double?) {
        guard isAdjusted, let column = columns.adjusted, column != columns.close else {
            return (try price(row, columns.close), nil)
        }
        if row.isMissing(columns.close) { return (try price(row, column), nil) }
        if row.isMissing(column) {
            let quoted = try price(row, columns.close)
            quotedOnly[day] = row
            return (quoted, nil)
        }
        return (try price(row, column), try price(row, columns.close))
    }

    /// Brings bars that have a quoted close only to the level of the others, where they come before all that have both;
    /// of later ones the adjusted close is missing, which is an error. All stay as they are if none has an adjusted one.
    mutating func level(_ bars: inout [Bar]) {
        guard let column = columns.adjusted, !quotedOnly.isEmpty, quotedOnly.count < bars.count(where: \.hasClose)
        else { return }
        let both = bars.filter { $0.quotedClose != nil }
        for (index, bar) in bars.enumerated() {
            guard bar.hasClose, let row = quotedOnly[bar.day] else { continue }
            if let first = both.first, bar.day < first.day {
                bars[index] = bar.takenAsQuoted(beside: first)
                levelled += 1
            } else {
                errors.append(table.error(row, column, "a price"))
                bars[index] = .withoutClose(bar.day)
            }
        }
    }

    /// Whether a row has no close at all.
    private func isMissingClose(_ row: ImportTable.Row) -> Bool {
        guard row.isMissing(columns.close) else { return false }
        return isAdjusted ? columns.adjusted.map(row.isMissing) ?? true : true
    }

    private func price(_ row: ImportTable.Row, _ column: Int) throws(FeedError) -> Double {
        guard let price = number(row, column) else { throw table.error(row, column, "a price") }
        if let message = rules.breach(price) { throw table.error(row, column, message) }
        return price
    }

    /// The open, high or low of a row; nil if it has none. Zero means none.
    private mutating func part(_ row: ImportTable.Row, _ column: Int?) -> Double? {
        guard let column, !row.isMissing(column) else { return nil }
        guard let value = number(row, column) else {
            errors.append(table.error(row, column, "a price"))
            return nil
        }
        return value == 0 ? nil : value
    }

    private mutating func volume(_ row: ImportTable.Row) -> Double? {
        guard let column = columns.volume, !row.isMissing(column) else { return nil }
        guard let value = row.number(column, sign, isCount: true), value.isFinite else {
            errors.append(table.error(row, column, "a number of shares"))
            return nil
        }
        return value
    }

    private func number(_ row: ImportTable.Row, _ column: Int) -> Double? {
        row.number(column, sign)
    }
}

extension PriceReader {
    /// Whether a row is one that Yahoo's page shows between sessions: `0.41 Dividend`, `2:1 Stock Splits`. A fund's
    /// name may contain the same words.
    private func isEvent(_ row: ImportTable.Row) -> Bool {
        guard number(row, columns.close) == nil else { return false }
        return row.fields.texts.contains { field in
            guard field.first?.isNumber == true, field.contains(" ") else { return false }
            let lower = field.lowercased()
            return ["dividend", "stock split", "capital gain"].contains { lower.contains($0) }
        }
    }

    /// The last column of a row that ends with the file, if its close may be truncated: it is outside the row's own
    /// high and low, or shorter than the one above and far from it.
    private func cutOffColumn(_ row: ImportTable.Row) -> Int? {
        let last = table.names.count - 1
        guard last == columns.close || last == columns.adjusted, let value = number(row, last) else { return nil }
        if last == columns.close, let high = columns.high.flatMap({ number(row, $0) }),
            let low = columns.low.flatMap({ number(row, $0) }), low > 0, value < low || value > high
        {
            return last
        }
        guard table.rows.count > 1 else { return nil }
        let above = table.rows[table.rows.count - 2]
        guard row.fields[last].count < above.fields[last].count, let before = number(above, last), before != 0,
            (value / before - 1).magnitude > 0.2
        else { return nil }
        return last
    }

    /// Throws if the prices are weekly or monthly. The last period may still be running and is ignored.
    func checkPeriod(_ bars: [Bar]) throws(FeedError) {
        guard bars.count >= 4 else { return }
        let days = bars.map(\.day).dropLast()
        let months = days.map { $0.year * 12 + $0.month }
        let isMonthly = zip(months, months.dropFirst()).allSatisfy { $1 - $0 == 1 }
        let isWeekly = zip(days, days.dropFirst()).allSatisfy { ($1 - $0) % 7 == 0 }
        guard isMonthly || isWeekly else { return }
        throw FeedError(
            table.file, expected: "daily prices", found: isMonthly ? "monthly ones" : "weekly ones")
    }
}
