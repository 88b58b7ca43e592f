import Formats
import Model

/// Collects the series read from one FRED table.
struct FREDReading {
    let table: ImportTable
    let date: Int
    let sign: DecimalSign
    let order: DateOrder
    /// The days that the values may be dated; nil if any day is accepted.
    let days: DayRules?
    private(set) var curves: [Day: [Tenor: Double]] = [:]
    private(set) var policy: [(day: Day, percent: Double)] = []
    private(set) var prices: [(symbol: Symbol, updates: [MarketUpdate])] = []
    /// The indices of the columns that were read.
    private(set) var read: [Int] = []
    /// Summaries of the series read, for display.
    private(set) var notes: [String] = []
    var errors: [FeedError] = []
    private var tenors: [Tenor] = []
    /// The days of the last column read whose values are invalid.
    private var leftOut: Set<Day> = []

    init(table: ImportTable, date: Int, sign: DecimalSign, order: DateOrder, days: DayRules?) {
        (self.table, self.date, self.sign, self.order, self.days) = (table, date, sign, order, days)
    }

    /// The kind of file, for display.
    var kind: String {
        switch (curves.isEmpty, policy.isEmpty, prices.isEmpty) {
        case (false, true, true): "Treasury yields"
        case (true, false, true): "policy rate"
        case (true, true, false): "prices"
        default: "FRED series"
        }
    }

    /// All updates read so far.
    var updates: [MarketUpdate] {
        curves.sorted { $0.key < $1.key }.map { .curve(YieldCurve($0.key, percent: $0.value)) }
            + policy.map { .policy($0.day, $0.percent) } + prices.flatMap(\.updates)
    }

    mutating func addYields(_ column: Int, _ tenor: Tenor) {
        let values = values(column, "a yield in percent") { tenor.canYield($0) }
        for value in values { curves[value.day, default: [:]][tenor] = value.value }
        note(values, column)
    }

    mutating func addPolicy(_ column: Int) {
        let values = values(column, "a rate in percent") { (-5...25).contains($0) }
        policy = values.map { ($0.day, $0.value) }
        note(values, column)
    }

    mutating func addPrices(_ column: Int, _ instrument: Instrument, _ news: [MarketUpdate], source: String) {
        let rules = PriceRules(instrument)
        let values = values(column, "a price") { rules.allows($0) }
        let series = Series(values.map { Bar($0.day, close: $0.value) } + leftOut.sorted().map(Bar.withoutClose))
        let symbol = instrument.symbol
        note(values, column, of: symbol)
        guard !series.isEmpty else { return }
        prices.append((symbol, news + [.series(symbol, series), .provenance(symbol, Provenance(source, .endOfDay))]))
    }

    private mutating func note(_ values: [(day: Day, value: Double)], _ column: Int, of symbol: Symbol? = nil) {
        read.append(column)
        guard let first = values.first?.day, let last = values.last?.day else { return }
        let name = symbol.map { "\($0) (\(table.names[column]))" } ?? table.names[column]
        notes.append("\(values.count) days of \(name), \(first) to \(last)")
    }

    /// The values of a column, oldest first. An invalid value is recorded as an error and left out, as is a date that
    /// has two different values. A column dated only on the first of each month has averages, and is rejected.
    private mutating func values(
        _ column: Int, _ expected: String, _ isGood: (Double) -> Bool
    ) -> [(day: Day, value: Double)] {
        var values: [Day: Double] = [:], bad: Set<Day> = []
        leftOut = []
        for (index, row) in table.rows.enumerated() where !row.isMissing(column) {
            guard let day = SpelledDate(row.fields[date])?.day(order) else {
                if read.isEmpty { errors.append(table.error(row, date, "a date")) }
                continue
            }
            if let message = days?.breach(day) {
                errors.append(table.error(row, date, message))
                continue
            }
            let isCut = table.endsAbruptly && index == table.rows.count - 1 && column == table.names.count - 1
            if isCut, index > 0, decimals(row, column) < decimals(table.rows[index - 1], column) {
                errors.append(table.error(row, column, "a line end after it"))
                continue
            }
            let value = NumberInText.read(row.fields[column], sign)
            guard let value, isGood(value) else {
                errors.append(table.error(row, column, expected))
                leftOut.insert(day)
                continue
            }
            if let other = values[day], other != value {
                bad.insert(day)
                errors.append(table.error(row, column, "one value for \(day)"))
            }
            values[day] = value
        }
        let valid = values.filter { !bad.contains($0.key) }.sorted { $0.key < $1.key }.map {
            (day: $0.key, value: $0.value)
        }
        guard valid.count >= 3, valid.allSatisfy({ $0.day.dayOfMonth == 1 }) else { return valid }
        errors.append(
            FeedError(
                table.file, column: table.errorColumn(column), expected: "daily values",
                found: "monthly averages"))
        return []
    }

    private func decimals(_ row: ImportTable.Row, _ column: Int) -> Int {
        let text = row.fields[column]
        return text.lastIndex { $0 == "." || $0 == "," }.map { text.distance(from: $0, to: text.endIndex) } ?? 0
    }
}
