import Model

/// Reads the table of holdings that iShares gives for each of its funds.
///
/// Lines about the fund; column names, `Ticker,Name,Sector,Asset Class,Market Value,Weight (%),…`; a row for each position
/// with quotes around every field and commas between the thousands; a line with a hard space; the small print.
enum ISharesTable {
    /// The positions. A bad row is noted and skipped, a sector of another name noted and left open.
    ///
    /// - Parameters:
    ///   - style: how numbers are written, where that is not as iShares does.
    ///   - date: the date of the positions, where the lines about the fund are missing.
    static func read(
        _ bytes: [UInt8], source: String = "ishares", style: TableStyle? = nil, date: Day? = nil
    ) throws(FeedError) -> Parsed<FundFile> {
        try TableShape.check(bytes, source: source)
        var preamble = CSVScanner(bytes)
        let (name, asOf) = try ISharesTable.readPreamble(&preamble, source, date)
        var table = TableReader(preamble, file: source)
        table.style = style
        table.endsBeforeSmallPrint = true
        let columns = try Columns(table)
        var positions: [FundPosition] = []
        while table.next() {
            table.attempt { row throws(FeedError) in positions.append(try columns.position(row)) }
            if let last = positions.last, last.kind == .share, last.sector == nil {
                table.note(table.fault(columns.sector, "a sector"))
                positions[positions.count - 1].sector = .unassigned
            }
        }
        if positions.isEmpty, let first = table.faults.first { throw first }
        let isCutOff = !table.hasSmallPrint && table.endsAbruptly
        let file = FundFile(name: name, asOf: asOf, positions: positions, isCutOff: isCutOff)
        return Parsed(file, faults: table.faults)
    }

    /// Goes on to the line of column names, and returns the fund's name and the date, which stand before it.
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
            let words = scanner.fields.map { scanner.text($0).trimmed }
            if name == nil, words.count == 1 { name = PlainText.clean(words[0]) }
            let small = words.map { $0.lowercased() }
            if small[0].hasPrefix("fund holdings as of"), words.count > 1 { asOf = Day(spelled: words[1]) ?? asOf }
            guard small.contains("name"), small.contains("asset class") else { continue }
            return (name, try SponsorDate.of(asOf, date, source, line: scanner.line))
        }
        throw FeedError(source, line: scanner.line, expected: "a line of column names", found: "none in 40 lines")
    }

    /// What columns are called that are read, in small letters.
    static let columnNames: Set = [
        "name", "sector", "asset class", "weight (%)", "weight(%)", "weight", "ticker", "cusip", "price", "quantity",
        "shares", "market value",
    ]

    private struct Columns {
        let name, sector, kind, weight: TableReader.Column
        let ticker, cusip, price, shares, value: TableReader.Column?

        init(_ table: borrowing TableReader) throws(FeedError) {
            name = try table.needed("name")
            sector = try table.needed("sector")
            kind = try table.needed("asset class")
            weight = try table.needed("weight (%)", "weight(%)", "weight")
            // A fund of bonds has no tickers, but CUSIPs.
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

        private func kind(_ word: String, _ sector: Sector?) -> FundPosition.Kind {
            switch word.lowercased() {
            case "equity": .share
            case "fixed income", "alternative", "commodity": .other
            default: sector == .cash || sector == .unassigned || sector == nil ? .cash : .other
            }
        }
    }
}

extension TableReader {
    /// The percent of a field as a fraction; it may be written with commas.
    func groupedFraction(percent column: Column) throws(FeedError) -> Double {
        guard let percent = try grouped(column), (-200...300).contains(percent) else {
            throw fault(column, "a percent")
        }
        return percent / 100
    }

    /// The number of a column that the table may have; nil where it has not.
    func grouped(_ column: Column?) throws(FeedError) -> Double? {
        guard let column else { return nil }
        let number: Double? = try grouped(column)
        return number
    }
}
