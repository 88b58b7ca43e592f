import Model

/// Reads the tables of interest rates.
enum RateTables {
    /// Reads `date,1M,…,30Y`: par yields in percent by tenor; a blank was not published. A cell that is no yield is noted
    /// and left out of its row.
    static func yields(_ table: inout TableReader) throws(FeedError) -> [Tenor: DatedValues] {
        let date = try table.column("date"), rules = table.days?.of(.weekdays)
        var tenors: [(tenor: Tenor, column: TableReader.Column)] = []
        for tenor in Tenor.allCases {
            if let column = try table.optionalColumn(tenor.rawValue) { tenors.append((tenor, column)) }
        }
        var days: [Day] = []
        var columns = [[Double]](repeating: [], count: tenors.count)
        while table.next() {
            var bad: [FeedError] = []
            table.attempt { row throws(FeedError) in
                let day = try row.day(date)
                if let words = rules?.breach(day) { throw row.fault(date, words) }
                for (_, column) in tenors { _ = try row.number(column) }
                days.append(day)
                for (place, tenor) in tenors.enumerated() {
                    var percent = try row.number(tenor.column) ?? .nan
                    // A zero of a long tenor stands in the Treasury's own history.
                    if percent != 0, !percent.isNaN, let words = RateRules.breach(percent: percent) {
                        bad.append(row.fault(tenor.column, words))
                        percent = .nan
                    }
                    columns[place].append(percent)
                }
            }
            for fault in bad { table.note(fault) }
        }
        table.noteRepeats(days)
        return Dictionary(
            uniqueKeysWithValues: zip(tenors, columns).map { ($0.tenor, known($1, on: days)) })
    }

    /// The values that are numbers. Tenors that were always published share one column of dates.
    private static func known(_ values: [Double], on days: [Day]) -> DatedValues {
        let places = values.indices.filter { !values[$0].isNaN }
        if places.count == values.count { return DatedValues(days: days, values: values) }
        return DatedValues(days: places.map { days[$0] }, values: places.map { values[$0] })
    }

    /// The same day by day, in order.
    static func curves(_ table: inout TableReader) throws(FeedError) -> [YieldCurve] {
        var days: [Day: [Tenor: Double]] = [:]
        for (tenor, values) in try yields(&table) {
            for index in 0..<values.count { days[values.day(index), default: [:]][tenor] = values.value(index) }
        }
        return days.sorted { $0.key < $1.key }.map { YieldCurve($0.key, percent: $0.value) }
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
                if let words = RateRules.breach(percent: percent) { throw row.fault(rate, words) }
                days.append(day)
                values.append(percent)
            }
        }
        table.noteRepeats(days)
        return DatedValues(days: days, values: values)
    }
}
