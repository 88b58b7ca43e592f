import Model

extension FileImporter {
    /// A table of an export's that is no different in a data folder.
    func readExported(_ name: String) throws(FeedError) -> ImportedFile {
        guard let reader = FolderTable.tables[name] else {
            throw FeedError(file, expected: "a table that a store keeps", found: name)
        }
        var table = try ownTable()
        let updates = try Parsed(reader.read(&table), faults: table.faults).orFault()
        return ImportedFile(
            reader.kind, nil, updates.content, faults: table.faults,
            notes: ["\(table.rows) row\(table.rows == 1 ? "" : "s")"])
    }

    /// A table of several funds' positions, each row of which says its fund, date and source.
    func readExportedHoldings() throws(FeedError) -> ImportedFile {
        var table = try ownTable()
        let parsed = try Parsed(FundTables.allHoldings(&table, source: file), faults: table.faults).orFault()
        let tables = parsed.content.filter { owner.chosen == nil || $0.fund == owner.chosen }
        let funds = Set(tables.map(\.fund)).sorted().map(\.name).joined(separator: ", ")
        return ImportedFile(
            "holdings", nil, tables.map { .holdings($0) }, faults: table.faults,
            notes: ["\(tables.count) table\(tables.count == 1 ? "" : "s") of \(funds)"])
    }
}
