import Formats
import Model

/// Reads a sponsor's table of holdings by its column names: those of State Street, Vanguard, ARK and others, and
/// iShares' in German, French, Italian, Spanish and Portuguese.
///
/// Lines about the fund may precede the table. Without a column of sectors they are left open.
struct SponsorTable {
    let table: ImportTable
    let columns: SponsorColumns
    let preamble: SponsorPreamble
    /// The decimal separator.
    let sign: DecimalSign
    /// The order of ambiguous numeric dates.
    var order: DateOrder { columns.isForeign(table) ? .dayFirst : .monthFirst }

    /// The positions. An invalid row is recorded as an error and skipped.
    ///
    /// - Parameters:
    ///   - fund: the chosen fund, if the table has several.
    ///   - date: the date of the positions, if neither lines nor columns contain it.
    func read(fund: Symbol?, date: Day?) throws(FeedError) -> Parsed<FundFile> {
        let rows = try rows(of: fund)
        let asOf = try SponsorDate.of(try statedDate(rows), date, table.file, line: table.line)
        var errors = table.errors
        let isICB = columns.sector.map { column in rows.contains { Sector.isICB($0.fields[column]) } } ?? false
        var positions: [FundPosition] = []
        for row in rows {
            do throws(FeedError) { positions.append(try position(row, hasSectors: !isICB)) } catch {
                errors.append(error)
            }
        }
        // Some tables have fractions rather than percent.
        if (0.9...1.1).contains(positions.reduce(0) { $0 + $1.weight * 100 }) {
            for index in positions.indices { positions[index].weight *= 100 }
        }
        guard !positions.isEmpty else {
            throw errors.first ?? FeedError(table.file, expected: "some positions", found: "none")
        }
        var file = FundFile(
            fund: columns.fund.flatMap { rows.first?.fields[$0] }.flatMap { $0.isEmpty ? nil : Symbol($0) }
                ?? preamble.fund,
            name: preamble.name, asOf: asOf, positions: positions)
        file.isCutOff = table.endsAbruptly && file.total < 0.99
        return Parsed(file, errors: errors)
    }

    private func rows(of fund: Symbol?) throws(FeedError) -> [ImportTable.Row] {
        guard let column = columns.fund else { return table.rows }
        let funds = Set(table.rows.map { Symbol($0.fields[column]) })
        if funds.count < 2 { return table.rows }
        let rows = fund.map { fund in table.rows.filter { Symbol($0.fields[column]) == fund } } ?? []
        guard !rows.isEmpty else {
            throw FeedError(
                table.file, column: table.errorColumn(column),
                expected: fund.map { "rows of \($0)" } ?? "one fund, or --symbol",
                found: ImportTable.list(funds.sorted().map(\.name), limit: 8), limit: 200)
        }
        return rows
    }

    private func statedDate(_ rows: [ImportTable.Row]) throws(FeedError) -> Day? {
        guard let column = columns.date else { return preamble.date(order) }
        let entries = rows.compactMap { row in
            SpelledDate(row.fields[column]).map { (row.line, row.fields[column], $0) }
        }
        let numeric = entries.compactMap { line, text, date in
            if case .numeric(let date) = date { DateReading.Entry(line: line, text: text, date: date) } else { nil }
        }
        let reading = try DateReading(numeric, file: table.file, column: table.errorColumn(column), fallback: order)
        let days = Set(entries.compactMap { $0.2.day(reading.order) })
        guard days.count < 2 else {
            throw FeedError(
                table.file, column: table.errorColumn(column), expected: "one date in a file",
                found: days.sorted().map(\.description).joined(separator: ", "), limit: 80)
        }
        return days.first ?? preamble.date(order)
    }

    private func position(_ row: ImportTable.Row, hasSectors: Bool) throws(FeedError) -> FundPosition {
        guard let percent = NumberInText.read(row.fields[columns.weight], sign), (-200...300).contains(percent) else {
            throw table.error(row, columns.weight, "a percent")
        }
        let ticker = columns.ticker.map { PlainText.clean(row.fields[$0]) } ?? "", name = row.fields[columns.name]
        if name.isEmpty && ticker.isEmpty { throw table.error(row, columns.name, "a name") }
        let sectorName = columns.sector.map { row.fields[$0] } ?? ""
        let stated = hasSectors ? Sector(spelled: sectorName) : nil
        let kind = SponsorKind.of(
            columns.kind.map { row.fields[$0] }, sector: stated, ticker: ticker, name: name)
        let shares = columns.shares.flatMap { NumberInText.read(row.fields[$0], sign) }
        return FundPosition(
            ticker: ShareClass.ticker(SponsorKind.symbol(ticker)), name: title(name),
            cusip: columns.cusip.map { PlainText.clean(row.fields[$0]) }, kind: kind,
            sector: kind == .share ? (stated == .unassigned || stated == .cash ? nil : stated) : stated ?? .cash,
            weight: percent / 100,
            price: FundPosition.price(
                columns.price.flatMap { NumberInText.read(row.fields[$0], sign) }, of: shares,
                worth: columns.value.flatMap { NumberInText.read(row.fields[$0], sign) }, kind),
            shares: shares)
    }

    private func title(_ text: String) -> String {
        PlainText.clean(text.contains("&") ? XMLReferences.resolved(Array(text.utf8)[...]) : text)
    }
}

extension SponsorColumns {
    /// Whether the column names are of a language, or of a sponsor's page, that writes the day first.
    func isForeign(_ table: ImportTable) -> Bool {
        let english = ["weight", "weighting", "weights", "weightpct", "weightpercent"]
        let key = table.keys[weight]
        return key == "ofmarketvalue" || !english.contains(key) && !table.names[weight].contains("%")
            || !["name", "company", "holdings", "holding", "holdingname", "security", "securityname"].contains(
                table.keys[name])
            || ["sektor", "settore", "secteur"].contains(sector.map { table.keys[$0] } ?? "")
    }
}

extension FundPosition {
    /// The price as printed, if it agrees with the position's value. Otherwise it is in another currency or, for cash
    /// and futures, per hundred or of an index, and the price is computed from the value.
    static func price(_ printed: Double?, of shares: Double?, worth value: Double?, _ kind: Kind) -> Double? {
        guard let worth = price(of: shares, worth: value) else { return kind == .share ? printed : nil }
        let tolerance = max(0.02 * worth, 0.01)
        return printed.flatMap { abs($0 - worth) <= tolerance ? $0 : nil } ?? worth
    }
}
