import Model

/// Reads a series as FRED's `fredgraph.csv` has it: `observation_date,DGS10`, oldest first; a missing value is empty or a
/// point.
enum FREDTable {
    /// The values of a series by date. A value out of range, as all rates are here in percent, is noted and left out.
    static func read(
        _ bytes: [UInt8], series: String, source: String = "fred"
    ) throws(FeedError) -> Parsed<[(day: Day, percent: Double)]> {
        try TableShape.check(bytes, source: source)
        var table = try TableReader(bytes, file: source)
        // Until 2024 the first column was called DATE.
        let date = try table.needed("observation_date", "date")
        let value = try table.needed(series.lowercased())
        var values: [(day: Day, percent: Double)] = []
        var decimals: Int8?
        while table.next() {
            table.attempt { row throws(FeedError) in
                let day = try row.spelledDay(date)
                // A series has as many decimals throughout: without a line end behind it, one of fewer may be half of one.
                if row.endsAbruptly, !row.isBlank(value), row[value].decimals < decimals ?? .max {
                    throw row.fault(value, "a line end behind it")
                }
                guard let percent = try row.grouped(value) else { return }
                if let words = RateRules.breach(percent: percent) { throw row.fault(value, words) }
                values.append((day, percent))
                decimals = row[value].decimals
            }
        }
        return try Parsed(values.sorted { $0.day < $1.day }, faults: table.faults).orFault()
    }
}
