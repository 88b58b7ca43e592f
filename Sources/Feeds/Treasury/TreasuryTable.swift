import Model

/// Reads the Treasury's daily par yields as its table has them: `Date,"1 Mo",…,"30 Yr"`, newest first, in percent.
///
/// Columns are found by what their names say: the set of maturities has grown over the years, each time in the middle.
enum TreasuryTable {
    /// The curves, oldest first. A cell that is no yield is noted and left out of its curve; a date that cannot be read
    /// costs its row. A table with nothing but a first line is empty and no fault.
    static func read(_ bytes: [UInt8], source: String = "treasury", style: TableStyle? = nil) throws(FeedError)
        -> Parsed<[YieldCurve]>
    {
        try TableShape.check(bytes, source: source)
        var table = try TableReader(bytes, file: source)
        table.style = style
        let date = try table.needed("date")
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
                if let last = row.cutOffField { throw row.fault(last, "a whole number at the end of the file") }
                if curves[day] != nil { throw row.fault(date, "one row for a date") }
                if !percent.isEmpty { curves[day] = YieldCurve(day, percent: percent) }
            }
        }
        return try Parsed(curves.values.sorted { $0.day < $1.day }, faults: table.faults).orFault()
    }

    private static func tenors(_ table: borrowing TableReader) throws(FeedError) -> [(Tenor, TableReader.Column)] {
        var tenors: [(tenor: Tenor, column: TableReader.Column)] = []
        for (place, name) in table.names.enumerated() {
            guard let tenor = Tenor(maturity: name) else { continue }
            guard !tenors.contains(where: { $0.tenor == tenor }) else {
                throw FeedError(table.file, line: 1, expected: "one column “\(name)”", found: "two")
            }
            tenors.append((tenor, TableReader.Column(place: place)))
        }
        guard !tenors.isEmpty else {
            throw FeedError(
                table.file, line: 1, expected: "a column “10 Yr”", found: table.names.joined(separator: ","))
        }
        return tenors.map { ($0.tenor, $0.column) }
    }
}

extension TableReader {
    /// The last field of the row last read, where it may have lost its end: no line end stands behind it, and it has
    /// fewer decimals than the one before. The Treasury prints two, and no line end behind the last row.
    fileprivate var cutOffField: Column? {
        let place = scanner.fields.count - 1
        guard endsAbruptly, place > 0, !scanner.fields[place].isEmpty,
            scanner.fields[place].decimals < scanner.fields[place - 1].decimals
        else { return nil }
        return Column(place: place)
    }

    /// Whether nothing but zeros and blanks stands in the row, also where a zero is no yield: a day without a market that got
    /// a row all the same.
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

    /// The yield of a field in percent, nil where it was not published.
    fileprivate func yield(_ column: Column, _ tenor: Tenor) throws(FeedError) -> Double? {
        guard let percent = try grouped(column) else { return nil }
        guard tenor.canYield(percent) else { throw fault(column, "a yield in percent") }
        return percent
    }
}
