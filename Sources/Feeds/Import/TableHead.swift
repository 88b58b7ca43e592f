import Model

/// Where the column names of a table stand, and what kind of table they make.
struct TableHead {
    /// A scanner that has read the row of names last.
    let scanner: CSVScanner
    let shape: ImportShape
    /// The names, where they stand in several rows.
    var names: [String]?
    /// The instruments that the heads of columns name.
    var tickers: [String] = []

    /// So many rows may stand above the names: sponsors have lines of their own there.
    private static let searched = 40

    /// The head of a table with commas; nil where there is none.
    static func find(in bytes: [UInt8]) -> TableHead? {
        var scanner = CSVScanner(bytes)
        var above: [[String]] = []
        for _ in 0..<searched {
            switch scanner.next() {
            case .end: return nil
            case .broken: continue
            case .row: break
            }
            let names = scanner.fields.map { scanner.text($0).trimmed }
            if let shape = ImportShape(columns: names) {
                return TableHead(scanner: scanner, shape: shape).continued(names)
            }
            above.append(names)
            if let head = stacked(above, scanner) { return head }
        }
        return nil
    }

    /// The head of three rows that `yfinance` writes: what is in a column, of which instrument, and `Date` alone.
    private static func stacked(_ rows: [[String]], _ scanner: CSVScanner) -> TableHead? {
        guard rows.count >= 3, let last = rows.last, let first = last.first,
            PriceColumns.dates.contains(ColumnKey.of(first)), last.dropFirst().allSatisfy(\.isEmpty)
        else { return nil }
        let pair = [rows[rows.count - 3], rows[rows.count - 2]]
        func isOfPrices(_ row: [String]) -> Bool { row.contains { ["close", "adjclose"].contains(ColumnKey.of($0)) } }
        guard let kinds = pair.first(where: isOfPrices), let tickers = pair.first(where: { !isOfPrices($0) }),
            kinds.count == tickers.count, kinds.count > 1
        else { return nil }
        var different: [String] = []
        for ticker in tickers.dropFirst() where !ticker.isEmpty && !different.contains(ticker) {
            different.append(ticker)
        }
        let isOne = different.count <= 1
        let names = zip(kinds, tickers).dropFirst().map { isOne ? $0 : "\($0) \($1)" }
        return TableHead(scanner: scanner, shape: .prices, names: [first] + names, tickers: different)
    }

    /// The head with the names that stand in the next rows: Yahoo's page, copied, breaks its row of names before what
    /// `Close` and `Adj Close` mean.
    private func continued(_ names: [String]) -> TableHead {
        var head = self
        var whole = names
        var next = scanner
        while case .row = next.next(), let first = next.fields.first.map({ next.text($0).trimmed }),
            ColumnKey.of(first).hasPrefix("closepriceadjusted") || ColumnKey.of(first).hasPrefix("adjustedcloseprice")
        {
            whole += next.fields.dropFirst().map { next.text($0).trimmed }
            head = TableHead(scanner: next, shape: shape, names: whole)
        }
        return head
    }

    /// Names of columns for one of several instruments: the others' keep the instrument behind them.
    func names(of ticker: String) -> [String]? {
        names?.map { $0.hasSuffix(" \(ticker)") ? String($0.dropLast(ticker.count + 1)) : $0 }
    }

    /// What is wrong with a table in which no row makes a head: the column that the likeliest row lacks.
    static func missing(in bytes: [UInt8], file: String) -> FeedError {
        var scanner = CSVScanner(bytes)
        var best: (score: Int, line: Int, names: [String])?
        for _ in 0..<searched {
            guard case .row = scanner.next() else { continue }
            let names = scanner.fields.map { PlainText.clean(scanner.text($0), limit: 60) }
            let score = ImportShape.score(names.map(ColumnKey.of))
            if score > best?.score ?? -1 { best = (score, scanner.line, names) }
        }
        guard let best, best.score > 0 else {
            return FeedError(
                file, line: 1, expected: "the column names of a table of prices, holdings or yields",
                found: best?.names.joined(separator: ",").lowercased() ?? "")
        }
        return FeedError(
            file, line: best.line, expected: ImportShape.lack(best.names.map(ColumnKey.of)),
            found: best.names.joined(separator: ", "), limit: 240)
    }
}
