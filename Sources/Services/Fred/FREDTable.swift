import Formats
import Model

/// Parses a series from FRED's `fredgraph.csv`: `observation_date,DGS10`, oldest first; a missing value is empty or a
/// dot.
enum FREDTable {
    /// The values of a series by date. All series here are rates in percent; a value out of range is reported and left
    /// out.
    static func read(
        _ bytes: [UInt8], series: String, source: String = "fred"
    ) throws(FeedError) -> Parsed<[(day: Day, percent: Double)]> {
        try TableShape.check(bytes, source: source)
        var table = try TableReader(bytes, file: source)
        // Until 2024 the first column was named DATE.
        let date = try table.requiredColumn("observation_date", "date")
        let value = try table.requiredColumn(series.lowercased())
        var values: [(day: Day, percent: Double)] = []
        var decimals: Int8?
        while table.next() {
            table.attempt { row throws(FeedError) in
                let day = try row.spelledDay(date)
                // A series has a constant number of decimals: without a line end after it, a value with fewer may be
                // cut off.
                if row.endsAbruptly, !row.isBlank(value), row[value].decimals < decimals ?? .max {
                    throw row.error(value, "a line end after it")
                }
                guard let percent = try row.grouped(value) else { return }
                if let message = RateRules.breach(percent: percent) { throw row.error(value, message) }
                values.append((day, percent))
                decimals = row[value].decimals
            }
        }
        return try Parsed(values.sorted { $0.day < $1.day }, errors: table.errors).orThrow()
    }
}
