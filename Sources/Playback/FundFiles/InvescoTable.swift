import Formats
import Model

/// Reads the table of holdings that Invesco published until 2025, for users who have saved one: `Fund Ticker,Security
/// Identifier,Holding Ticker,Shares/Par Value,MarketValue,Weight,Name,Class of Shares,Sector,Date`.
enum InvescoTable {
    /// The positions. An invalid row is recorded as an error and skipped, and so is a row of another fund or date than
    /// the first.
    static func read(_ bytes: [UInt8], source: String = "invesco", style: TableStyle? = nil) throws(FeedError)
        -> Parsed<FundFile>
    {
        try TableShape.check(bytes, source: source)
        var table = try TableReader(bytes, file: source)
        table.style = style
        let columns = try Columns(table)
        var file: FundFile?
        while table.next() {
            table.attempt { row throws(FeedError) in
                let (fund, asOf) = (try row.symbol(columns.fund), try row.spelledDay(columns.date))
                if file == nil { file = FundFile(fund: fund, asOf: asOf, positions: []) }
                guard file?.fund == fund else { throw row.error(columns.fund, "one fund in a file") }
                guard file?.asOf == asOf else { throw row.error(columns.date, "one date in a file") }
                file?.positions.append(try columns.position(row))
            }
        }
        guard var file else { throw table.errors.first ?? FeedError(source, expected: "some positions", found: "none") }
        file.isCutOff = table.endsAbruptly && file.total < 0.99
        return Parsed(file, errors: table.errors)
    }

    /// The names, in lower case, of the columns that are read.
    static let columnNames: Set = [
        "fund ticker", "holding ticker", "weight", "name", "sector", "date", "security identifier", "cusip",
        "class of shares", "shares/par value", "shares", "marketvalue", "market value",
    ]

    private struct Columns {
        let fund, ticker, weight, name, sector, date: TableReader.Column
        let cusip, kind, shares, value: TableReader.Column?

        init(_ table: borrowing TableReader) throws(FeedError) {
            fund = try table.requiredColumn("fund ticker")
            ticker = try table.requiredColumn("holding ticker")
            weight = try table.requiredColumn("weight")
            name = try table.requiredColumn("name")
            sector = try table.requiredColumn("sector")
            date = try table.requiredColumn("date")
            cusip = table.column(oneOf: "security identifier", "cusip")
            kind = table.column(oneOf: "class of shares")
            shares = table.column(oneOf: "shares/par value", "shares")
            value = table.column(oneOf: "marketvalue", "market value")
        }

        func position(_ row: borrowing TableReader) throws(FeedError) -> FundPosition {
            let sectorName = row.text(sector)
            let kind = InvescoKind.of(name: kind.map(row.text) ?? "", hasSector: !sectorName.isEmpty)
            let sector = Sector(spelled: sectorName)
            if kind == .share, sector == nil { throw row.error(self.sector, "a sector") }
            let count = try row.grouped(shares), value = try row.grouped(value)
            return FundPosition(
                ticker: ShareClass.ticker(row.text(ticker)), name: row.title(name), cusip: cusip.map(row.text),
                kind: kind, sector: sector, weight: try row.groupedFraction(percent: weight),
                price: FundPosition.price(of: count, worth: value), shares: count)
        }
    }
}

extension FundPosition {
    /// The value of one share, from the number of shares and their total value; nil unless both are positive, or if it
    /// is beyond all numbers.
    static func price(of count: Double?, worth value: Double?) -> Double? {
        guard let count, let value, count > 0, value > 0 else { return nil }
        let price = value / count
        return price.isFinite ? price : nil
    }
}
