import Model

/// What the series of one table of FRED's say.
struct FREDReading {
    let table: ImportTable
    let date: Int
    let sign: DecimalSign
    let order: DateOrder
    /// What days they can be of; nil where nothing is known of that.
    let days: DayRules?
    private(set) var curves: [Day: [Tenor: Double]] = [:]
    private(set) var policy: [(day: Day, percent: Double)] = []
    private(set) var prices: [(symbol: Symbol, updates: [MarketUpdate])] = []
    /// The columns that were read.
    private(set) var read: [Int] = []
    /// What was read, for a reader.
    private(set) var notes: [String] = []
    var faults: [FeedError] = []
    private var tenors: [Tenor] = []
    /// The days of the column read last whose values are none.
    private var leftOut: Set<Day> = []

    init(table: ImportTable, date: Int, sign: DecimalSign, order: DateOrder, days: DayRules?) {
        (self.table, self.date, self.sign, self.order, self.days) = (table, date, sign, order, days)
    }

    /// What kind of file it is, for a reader.
    var kind: String {
        switch (curves.isEmpty, policy.isEmpty, prices.isEmpty) {
        case (false, true, true): "Treasury yields"
        case (true, false, true): "policy rate"
        case (true, true, false): "prices"
        default: "FRED series"
        }
    }

    /// All that was read.
    var updates: [MarketUpdate] {
        curves.sorted { $0.key < $1.key }.map { .curve(YieldCurve($0.key, percent: $0.value)) }
            + policy.map { .policy($0.day, $0.percent) } + prices.flatMap(\.updates)
    }

    mutating func takeYields(_ column: Int, _ tenor: Tenor) {
        let values = values(column, "a yield in percent") { tenor.canYield($0) }
        for value in values { curves[value.day, default: [:]][tenor] = value.value }
        note(values, column)
    }

    mutating func takePolicy(_ column: Int) {
        let values = values(column, "a rate in percent") { (-5...25).contains($0) }
        policy = values.map { ($0.day, $0.value) }
        note(values, column)
    }

    mutating func takePrices(_ column: Int, _ instrument: Instrument, _ news: [MarketUpdate], source: String) {
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

    /// The values of a column in order of date. One that is bad is noted and left out; a date that stands twice with two
    /// values is left out and noted; values of the first days of months only are averages, and none is taken.
    private mutating func values(
        _ column: Int, _ expected: String, _ isGood: (Double) -> Bool
    ) -> [(day: Day, value: Double)] {
        var values: [Day: Double] = [:], bad: Set<Day> = []
        leftOut = []
        for (index, row) in table.rows.enumerated() where !NumberInText.isMissing(row.fields[column]) {
            guard let day = SpelledDate(row.fields[date])?.day(order) else {
                if read.isEmpty { faults.append(table.fault(row, date, "a date")) }
                continue
            }
            if let words = days?.breach(day) {
                faults.append(table.fault(row, date, words))
                continue
            }
            let isCut = table.endsAbruptly && index == table.rows.count - 1 && column == table.names.count - 1
            if isCut, index > 0, decimals(row, column) < decimals(table.rows[index - 1], column) {
                faults.append(table.fault(row, column, "a line end behind it"))
                continue
            }
            let value = NumberInText.read(row.fields[column], sign)
            guard let value, isGood(value) else {
                faults.append(table.fault(row, column, expected))
                leftOut.insert(day)
                continue
            }
            if let other = values[day], other != value {
                bad.insert(day)
                faults.append(table.fault(row, column, "one value for \(day)"))
            }
            values[day] = value
        }
        let known = values.filter { !bad.contains($0.key) }.sorted { $0.key < $1.key }.map {
            (day: $0.key, value: $0.value)
        }
        guard known.count >= 3, known.allSatisfy({ $0.day.dayOfMonth == 1 }) else { return known }
        faults.append(
            FeedError(
                table.file, column: table.place(column), expected: "values of days", found: "one a month: averages"))
        return []
    }

    private func decimals(_ row: ImportTable.Row, _ column: Int) -> Int {
        let text = row.fields[column]
        return text.lastIndex { $0 == "." || $0 == "," }.map { text.distance(from: $0, to: text.endIndex) } ?? 0
    }
}
