import Model

/// Reads the tables of interest rates.
enum RateTables {
    /// Reads `date,1M,…,30Y`: par yields in percent by tenor; a blank was not published.
    static func yields(_ table: inout TableReader) throws(FeedError) -> [Tenor: DatedValues] {
        let date = try table.column("date")
        var columns: [(tenor: Tenor, column: TableReader.Column, days: [Day], values: [Double])] = []
        for tenor in Tenor.allCases {
            if let column = try table.optionalColumn(tenor.rawValue) { columns.append((tenor, column, [], [])) }
        }
        var days: [Day] = []
        while table.next() {
            table.attempt { row throws(FeedError) in
                let day = try row.day(date)
                days.append(day)
                for place in columns.indices {
                    guard let percent = try row.number(columns[place].column) else { continue }
                    columns[place].days.append(day)
                    columns[place].values.append(percent)
                }
            }
        }
        table.noteRepeats(days)
        return Dictionary(
            uniqueKeysWithValues: columns.map { ($0.tenor, DatedValues(days: $0.days, values: $0.values)) })
    }

    /// Reads `date,rate`: the effective federal funds rate in percent.
    static func policy(_ table: inout TableReader) throws(FeedError) -> DatedValues {
        let date = try table.column("date"), rate = try table.column("rate")
        var days: [Day] = []
        var values: [Double] = []
        while table.next() {
            table.attempt { row throws(FeedError) in
                let day = try row.day(date)
                let percent = try row.known(rate)
                days.append(day)
                values.append(percent)
            }
        }
        table.noteRepeats(days)
        return DatedValues(days: days, values: values)
    }
}
