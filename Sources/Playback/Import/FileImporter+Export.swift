import Formats
import Model

extension FileImporter {
    /// Reads a table of an export whose format is that of the data folder.
    ///
    /// - Parameter isCountedByKind: whether the note has the number of deals, for example, and not that of rows.
    func readExported(_ name: String, isCountedByKind: Bool = false) throws(FeedError) -> ImportedFile {
        guard let reader = FolderTable.tables[name] else {
            throw FeedError(file, expected: "a table of a store", found: name)
        }
        var table = try ownTable()
        let updates = try Parsed(reader.read(&table), errors: table.errors).orThrow()
        let count =
            isCountedByKind
            ? "\(updates.content.count) \(reader.kind)" : "\(table.rows) row\(table.rows == 1 ? "" : "s")"
        return ImportedFile(reader.kind, nil, updates.content, errors: table.errors, notes: [count])
    }

    /// Reads a table of several funds' positions, with fund, date and source in each row.
    func readExportedHoldings() throws(FeedError) -> ImportedFile {
        var table = try ownTable()
        let parsed = try Parsed(FundTables.allHoldings(&table, source: file), errors: table.errors).orThrow()
        let tables = parsed.content.filter { owner.chosen == nil || $0.fund == owner.chosen }
        let funds = Set(tables.map(\.fund)).sorted().map(\.name).joined(separator: ", ")
        return ImportedFile(
            "holdings", nil, tables.map { .holdings($0) }, errors: table.errors,
            notes: ["\(tables.count) table\(tables.count == 1 ? "" : "s") of \(funds)"])
    }
}
