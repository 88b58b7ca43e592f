package import Formats
package import Model

/// Parses the Treasury's daily par yields from its table: `Date,"1 Mo",…,"30 Yr"`, newest first, in percent.
///
/// Columns are found by name: maturities have been added over the years, always in the middle.
package enum TreasuryTable {
    /// The curves, oldest first. An invalid cell is reported and left out of its curve; a row with an invalid date is
    /// skipped. A table with a header line alone is empty, which is not an error.
    package static func read(_ bytes: [UInt8], source: String = "treasury", style: TableStyle? = nil) throws(FeedError)
        -> Parsed<[YieldCurve]>
    {
        try TableShape.check(bytes, source: source)
        var table = try TableReader(bytes, file: source)
        table.style = style
        let date = try table.requiredColumn("date")
        let tenors = try tenors(table)
        var curves: [Day: YieldCurve] = [:]
        while table.next() {
            if table.isHoliday(tenors) { continue }
            var percent: [Tenor: Double] = [:]
            for (tenor, column) in tenors {
                table.attempt { row throws(FeedError) in percent[tenor] = try row.yield(column, tenor) }
            }
            table.attempt { row throws(FeedError) in
                let day = try row.spelledDay(date)
                if let last = row.cutOffField { throw row.error(last, "a whole number at the end of the file") }
                if curves[day] != nil { throw row.error(date, "one row for a date") }
                if !percent.isEmpty { curves[day] = YieldCurve(day, percent: percent) }
            }
        }
        return try Parsed(curves.values.sorted { $0.day < $1.day }, errors: table.errors).orThrow()
    }

    private static func tenors(_ table: borrowing TableReader) throws(FeedError) -> [(Tenor, TableReader.Column)] {
        var tenors: [(tenor: Tenor, column: TableReader.Column)] = []
        for (index, name) in table.names.enumerated() {
            guard let tenor = Tenor(maturity: name) else { continue }
            guard !tenors.contains(where: { $0.tenor == tenor }) else {
                throw FeedError(table.file, line: 1, expected: "one column “\(name)”", found: "two")
            }
            tenors.append((tenor, TableReader.Column(index: index)))
        }
        guard !tenors.isEmpty else {
            throw FeedError(
                table.file, line: 1, expected: "a column “10 Yr”", found: table.names.joined(separator: ","))
        }
        return tenors.map { ($0.tenor, $0.column) }
    }
}

extension TableReader {
    /// The last field of the last row if it may have been cut off: no line end follows it, and it has fewer decimals
    /// than the one before. The Treasury prints two decimals, and no line end after the last row.
    fileprivate var cutOffField: Column? {
        let index = scanner.fields.count - 1
        guard endsAbruptly, index > 0, !scanner.fields[index].isEmpty,
            scanner.fields[index].decimals < scanner.fields[index - 1].decimals
        else { return nil }
        return Column(index: index)
    }

    /// Whether the row has only zeros and blanks, including zeros for tenors that cannot yield zero: a day without a
    /// market that still got a row.
    fileprivate func isHoliday(_ tenors: [(tenor: Tenor, column: Column)]) -> Bool {
        tenors.allSatisfy { isNothing($0.column) }
            && tenors.contains { !$0.tenor.canYield(0) && self[$0.column].exact == 0 }
    }

    private func isNothing(_ column: Column) -> Bool {
        do throws(FeedError) {
            let number: Double? = try grouped(column)
            return number ?? 0 == 0
        } catch { return false }
    }

    /// The yield in a field, in percent; nil if it was not published.
    fileprivate func yield(_ column: Column, _ tenor: Tenor) throws(FeedError) -> Double? {
        guard let percent = try grouped(column) else { return nil }
        guard tenor.canYield(percent) else { throw error(column, "a yield in percent") }
        return percent
    }
}
