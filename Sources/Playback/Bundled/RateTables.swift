import Formats
import Model

enum RateTables {
    /// Reads `date,1M,…,30Y`: par yields in percent by tenor; a blank was not published. An invalid cell is recorded as
    /// an error and left out of its row.
    static func yields(_ table: inout TableReader) throws(FeedError) -> [Tenor: DatedValues] {
        let date = try table.column("date"), dayRules = table.days?.of(.weekdays)
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
                if let message = dayRules?.breach(day) { throw row.error(date, message) }
                for (_, column) in tenors { _ = try row.number(column) }
                days.append(day)
                for (index, tenor) in tenors.enumerated() {
                    var percent = try row.number(tenor.column) ?? .nan
                    // The Treasury's own history has a zero for a long tenor.
                    if percent != 0, !percent.isNaN, let message = RateRules.breach(percent: percent) {
                        bad.append(row.error(tenor.column, message))
                        percent = .nan
                    }
                    columns[index].append(percent)
                }
            }
            for error in bad { table.note(error) }
        }
        table.noteRepeats(days)
        return Dictionary(
            uniqueKeysWithValues: zip(tenors, columns).map { ($0.tenor, published($1, on: days)) })
    }

    /// The values that are numbers. Tenors without gaps share one array of dates.
    private static func published(_ values: [Double], on days: [Day]) -> DatedValues {
        let indices = values.indices.filter { !values[$0].isNaN }
        if indices.count == values.count { return DatedValues(days: days, values: values) }
        return DatedValues(days: indices.map { days[$0] }, values: indices.map { values[$0] })
    }

    /// The yield curves by day, oldest first.
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
                let percent = try row.requiredNumber(rate)
                if let message = RateRules.breach(percent: percent) { throw row.error(rate, message) }
                days.append(day)
                values.append(percent)
            }
        }
        table.noteRepeats(days)
        return DatedValues(days: days, values: values)
    }
}
