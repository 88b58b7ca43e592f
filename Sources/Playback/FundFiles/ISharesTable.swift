package import Formats
package import Model

/// Reads the table of holdings that iShares publishes for each of its funds.
///
/// Lines about the fund; column names, `Ticker,Name,Sector,Asset Class,Market Value,Weight (%),…`; a row for each
/// position, with every field quoted and commas between thousands; a line with a non-breaking space; footnotes.
package enum ISharesTable {
    /// The positions. An invalid row is recorded as an error and skipped; an unrecognised sector is recorded and left
    /// unassigned.
    ///
    /// - Parameters:
    ///   - style: the notation of numbers and dates, if it differs from that of iShares.
    ///   - date: the date of the positions, if the lines about the fund are missing.
    package static func read(
        _ bytes: [UInt8], source: String = "ishares", style: TableStyle? = nil, date: Day? = nil
    ) throws(FeedError) -> Parsed<FundFile> {
        try TableShape.check(bytes, source: source)
        var preamble = CSVScanner(bytes)
        let (name, asOf) = try ISharesTable.readPreamble(&preamble, source, date)
        var table = TableReader(preamble, file: source)
        table.style = style
        table.endsBeforeFootnotes = true
        let columns = try Columns(table)
        var positions: [FundPosition] = []
        while table.next() {
            table.attempt { row throws(FeedError) in positions.append(try columns.position(row)) }
            if let last = positions.last, last.kind == .share, last.sector == nil {
                table.note(table.error(columns.sector, "a sector"))
                positions[positions.count - 1].sector = .unassigned
            }
        }
        if positions.isEmpty, let first = table.errors.first { throw first }
        let isCutOff = !table.hasFootnotes && table.endsAbruptly
        let file = FundFile(name: name, asOf: asOf, positions: positions, isCutOff: isCutOff)
        return Parsed(file, errors: table.errors)
    }

    /// Advances to the line of column names, and returns the fund's name and the date given above it.
    private static func readPreamble(
        _ scanner: inout CSVScanner, _ source: String, _ date: Day?
    ) throws(FeedError) -> (name: String?, asOf: Day) {
        var name: String?
        var asOf: Day?
        for _ in 0..<40 {
            switch scanner.next() {
            case .end: throw FeedError(source, expected: "a line of column names", found: "the end of the file")
            case .broken: continue
            case .row: break
            }
            let fields = scanner.fields.map { scanner.text($0).trimmed }
            if name == nil, fields.count == 1 { name = PlainText.clean(fields[0]) }
            let lower = fields.map { $0.lowercased() }
            if lower[0].hasPrefix("fund holdings as of"), fields.count > 1 { asOf = Day(spelled: fields[1]) ?? asOf }
            guard lower.contains("name"), lower.contains("asset class") else { continue }
            return (name, try SponsorDate.of(asOf, date, source, line: scanner.line))
        }
        throw FeedError(source, line: scanner.line, expected: "a line of column names", found: "none in 40 lines")
    }

    /// The names, in lower case, of the columns that are read.
    static let columnNames: Set = [
        "name", "sector", "asset class", "weight (%)", "weight(%)", "weight", "ticker", "cusip", "price", "quantity",
        "shares", "market value",
    ]

    private struct Columns {
        let name, sector, kind, weight: TableReader.Column
        let ticker, cusip, price, shares, value: TableReader.Column?

        init(_ table: borrowing TableReader) throws(FeedError) {
            name = try table.requiredColumn("name")
            sector = try table.requiredColumn("sector")
            kind = try table.requiredColumn("asset class")
            weight = try table.requiredColumn("weight (%)", "weight(%)", "weight")
            // Bond funds have CUSIPs but no tickers.
            ticker = table.column(oneOf: "ticker")
            cusip = table.column(oneOf: "cusip")
            price = table.column(oneOf: "price")
            shares = table.column(oneOf: "quantity", "shares")
            value = table.column(oneOf: "market value")
        }

        func position(_ row: borrowing TableReader) throws(FeedError) -> FundPosition {
            let sector = Sector(spelled: row.text(sector)), kind = kind(row.text(kind), sector)
            let shares = try row.grouped(shares)
            return FundPosition(
                ticker: ShareClass.ticker(ticker.map(row.text) ?? ""), name: row.title(name),
                cusip: cusip.map(row.text), kind: kind, sector: sector,
                weight: try row.groupedFraction(percent: weight),
                price: FundPosition.price(try row.grouped(price), of: shares, worth: try row.grouped(value), kind),
                shares: shares)
        }

        private func kind(_ assetClass: String, _ sector: Sector?) -> FundPosition.Kind {
            switch assetClass.lowercased() {
            case "equity": .share
            case "fixed income", "alternative", "commodity": .other
            default: sector == .cash || sector == .unassigned || sector == nil ? .cash : .other
            }
        }
    }
}

extension TableReader {
    /// A percentage as a fraction; may have commas between thousands.
    func groupedFraction(percent column: Column) throws(FeedError) -> Double {
        guard let percent = try grouped(column), (-200...300).contains(percent) else {
            throw error(column, "a percent")
        }
        return percent / 100
    }

    /// The number in an optional column; nil if the table has no such column.
    func grouped(_ column: Column?) throws(FeedError) -> Double? {
        guard let column else { return nil }
        let number: Double? = try grouped(column)
        return number
    }
}
