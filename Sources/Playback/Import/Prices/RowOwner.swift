import Formats
import Model

/// Identifies the instrument of rows by their columns of tickers and names.
enum RowOwner {
    /// Keeps the rows of one instrument and identifies it.
    ///
    /// - Returns: the symbol and name stated in these rows, and a note on the rows left out.
    /// - Throws: if there are several instruments and none was chosen, or none of them is the chosen one.
    static func select(
        _ table: inout ImportTable, _ columns: PriceColumns, owner: FileOwner
    ) throws(FeedError) -> (symbol: Symbol?, name: String?, note: String?) {
        let found = columns.tickers.map { column in (column, RowOwner.values(table, column)) }.filter { !$0.1.isEmpty }
        guard let (column, values) = found.first(where: { $0.1.count > 1 }) ?? found.first else {
            return (nil, nil, nil)
        }
        if let chosen = owner.chosen {
            let own = found.first { column, values in values.contains { owner.is($0, chosen) } }
            guard let own else {
                if values.count == 1, !owner.contradicts(values[0], chosen) { return (chosen, values[0], nil) }
                throw FeedError(
                    table.file, column: table.errorColumn(column), expected: "rows of \(chosen)",
                    found: ImportTable.list(values, limit: 6), limit: 200)
            }
            let before = table.rows.count
            let matching = Set(own.1.filter { owner.is($0, chosen) }.map { $0.uppercased() })
            table.keep { matching.contains(RowOwner.text($0, own.0).uppercased()) }
            let others = own.1.filter { !owner.is($0, chosen) }
            let left = before - table.rows.count
            return (
                chosen, nil,
                left == 0 ? nil : "\(left) row\(left == 1 ? "" : "s") of \(ImportTable.list(others, limit: 6)) left out"
            )
        }
        guard values.count == 1 else {
            throw FeedError(
                table.file, column: table.errorColumn(column),
                expected: "one instrument, or --symbol",
                found: ImportTable.list(values, limit: 8), limit: 200)
        }
        let text = values[0]
        let symbol = RowOwner.symbol(text)
        if let listed = owner.instruments.first(where: { $0.symbol.isSameIgnoringCaret(as: symbol) }) {
            return (listed.symbol, nil, nil)
        }
        return owner.isSymbol(text) ? (symbol, nil, nil) : (nil, text, nil)
    }

    /// The distinct texts of a column in the order of the file.
    private static func values(_ table: ImportTable, _ column: Int) -> [String] {
        var seen: Set<String> = []
        var values: [String] = []
        var last: ImportTable.Row?
        for row in table.rows {
            // Most rows are of the same instrument as the one above.
            if let last, row.fields.isSame(as: last.fields, column) { continue }
            last = row
            if row.fields[column].isEmpty { continue }
            let text = RowOwner.text(row, column)
            if seen.insert(text.uppercased()).inserted { values.append(text) }
        }
        return values
    }

    private static func text(_ row: ImportTable.Row, _ column: Int) -> String {
        PlainText.clean(row.fields[column], limit: 60)
    }

    /// The symbol in a text: Stooq's `IWM.US` is `IWM`, `^SPX` is `SPX`.
    static func symbol(_ text: String) -> Symbol {
        let text = text.trimmed.uppercased()
        return Symbol(text.hasSuffix(".US") ? text.dropLast(3) : text[...])
    }
}

extension FileOwner {
    /// Whether a text of a table is a symbol, or the symbol's name in the catalogue.
    func `is`(_ text: String, _ symbol: Symbol) -> Bool {
        let parsed = RowOwner.symbol(text)
        if parsed.isSameIgnoringCaret(as: symbol) || Symbol(text.trimmed.uppercased()) == symbol { return true }
        return instruments.contains { $0.symbol == symbol && FileOwner.isSame($0.name, text) }
    }

    /// Whether a text of a table rules out a symbol: it is another symbol, or another instrument's name.
    func contradicts(_ text: String, _ symbol: Symbol) -> Bool {
        isSymbol(text) || instruments.contains { $0.symbol != symbol && FileOwner.isSame($0.name, text) }
    }

    /// Whether a text looks like a symbol: one short word of capitals, digits and some punctuation, but not an ISIN.
    func isSymbol(_ text: String) -> Bool {
        if instruments.contains(where: { $0.symbol == RowOwner.symbol(text) }) { return true }
        return (1...10).contains(text.utf8.count) && text == text.uppercased()
            && text.utf8.allSatisfy {
                (0x41...0x5A).contains($0) || (0x30...0x39).contains($0) || ".-^=/".utf8.contains($0)
            }
            && text.contains { $0.isLetter }
    }
}

extension Symbol {
    /// Whether two symbols are equal apart from a leading `^`, which marks an index: `^SPX` and `SPX`.
    fileprivate func isSameIgnoringCaret(as other: Symbol) -> Bool {
        name.drop { $0 == "^" } == other.name.drop { $0 == "^" }
    }
}
