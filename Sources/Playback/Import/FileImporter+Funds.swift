import Formats
import Model

extension FileImporter {
    /// Reads a fund's holdings, as published by a sponsor or the SEC.
    func readHoldings(_ kind: String, _ parsed: Parsed<FundFile>) throws(FeedError) -> ImportedFile {
        let content = parsed.content
        try checkFund(content)
        let (fund, news) = try owner.resolve(
            file, stated: content.fund, name: content.name, kind: .etf, basis: .price)
        let updates = try parsed.updates(of: fund.symbol, source: file, book: book)
        return ImportedFile(
            kind, fund.symbol, news + updates.content, errors: updates.errors,
            notes: ["\(content.positions.count) positions of \(fund.symbol) on \(content.asOf)"])
    }

    /// Throws if the file is of another fund than the chosen one.
    private func checkFund(_ content: FundFile) throws(FeedError) {
        guard let chosen = owner.chosen else { return }
        let named = owner.instruments.first { instrument in
            content.name.map { FileOwner.isSame(instrument.name, $0) } ?? false
        }
        guard let fund = content.fund ?? named?.symbol, fund != chosen else { return }
        throw FeedError(file, expected: "holdings of \(chosen)", found: "those of \(fund)")
    }

    /// Reads a sponsor's table, recognised by its column names.
    func readSponsor(_ head: TableHead) throws(FeedError) -> ImportedFile {
        let table = ImportTable(head.scanner, file: file)
        guard let columns = SponsorColumns(table) else {
            throw FeedError(file, line: table.line, expected: "columns of names and weights", found: "others")
        }
        let sign = try sign(
            table, columns.numbers, needed: [columns.weight], isForeign: columns.isForeign(table))
        let sponsor = SponsorTable(
            table: table, columns: columns, preamble: SponsorPreamble(bytes, before: table.line), sign: sign)
        let parsed = try sponsor.read(fund: owner.chosen, date: date)
        return try readHoldings("fund holdings", parsed).addingNotes([table.note(unread: columns.all)])
    }

    /// Reads this program's own table of a fund's positions, dated by its file name: `holdings-IWM-2024-09-27.csv`.
    func readOwnHoldings() throws(FeedError) -> ImportedFile {
        let parts = file.prefix { $0 != "." }.split(separator: "-", maxSplits: 2)
        guard let asOf = parts.last.flatMap({ Dated($0) }) else {
            throw FeedError(file, expected: "a name like holdings-IWM-2024-09-27.csv", found: file)
        }
        let (fund, news) = try owner.resolve(file, kind: .etf, basis: .price)
        var table = try ownTable()
        let positions = try FundTables.holdings(&table)
        if positions.isEmpty { throw table.errors.first ?? FeedError(file, expected: "some positions", found: "none") }
        let holdings = HoldingsTable(fund: fund.symbol, asOf: asOf, holdings: positions, source: file)
        let total = positions.reduce(0) { $0 + $1.weight }
        var updates = news + [.holdings(holdings)]
        if FundFile.completeTotal.contains(total) { updates.append(.sectors(SectorTable(summing: holdings))) }
        return ImportedFile(
            "holdings", fund.symbol, updates, errors: table.errors,
            notes: [
                "\(positions.count) positions of \(fund.symbol), \(asOf.long), "
                    + "\(NumberText.percentWithUnit(total, decimals: 1, sign: .negative)) of the fund"
            ])
    }

    /// Reads this program's own table of sector weights.
    func readOwnSectors() throws(FeedError) -> ImportedFile {
        var table = try ownTable()
        let sectors = try Parsed(FundTables.sectors(&table), errors: table.errors).orThrow()
        let funds = Set(sectors.content.map(\.fund)).sorted().map(\.name).joined(separator: ", ")
        return ImportedFile(
            "sector weights", nil, sectors.content.map(MarketUpdate.sectors), errors: sectors.errors,
            notes: ["\(sectors.content.count) tables of \(funds)"])
    }
}
