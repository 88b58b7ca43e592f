import Formats
import Model

/// The header of a table and the kind of table that its column names make.
struct TableHead {
    /// A scanner whose current row is the last one of the header.
    let scanner: CSVScanner
    let shape: ImportShape
    /// The column names, if they span several rows.
    var names: [String]?
    /// The instruments named in the header.
    var tickers: [String] = []

    /// The maximum number of rows searched for the header: sponsors place lines of their own above it.
    private static let searched = 40

    /// The header of a table with comma-separated fields; nil if there is none.
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

    /// The three-row header that `yfinance` writes: the kind of each column, its instrument, and `Date` alone.
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

    /// The header with the names continued in the following rows: in text copied from Yahoo's page, the row of names is
    /// broken before the explanations of `Close` and `Adj Close`.
    private func continued(_ names: [String]) -> TableHead {
        var all = names
        var last: CSVScanner?
        var next = scanner
        while case .row = next.next(), let first = next.fields.first.map({ next.text($0).trimmed }),
            ColumnKey.of(first).hasPrefix("closepriceadjusted") || ColumnKey.of(first).hasPrefix("adjustedcloseprice")
        {
            all += next.fields.dropFirst().map { next.text($0).trimmed }
            last = next
        }
        return last.map { TableHead(scanner: $0, shape: shape, names: all) } ?? self
    }

    /// The column names for one of several instruments; the columns of the others keep their ticker as a suffix.
    func names(of ticker: String) -> [String]? {
        names?.map { $0.hasSuffix(" \(ticker)") ? String($0.dropLast(ticker.count + 1)) : $0 }
    }

    /// The error of a table without a header: the column missing from the likeliest row.
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
            file, line: best.line, expected: ImportShape.missingColumn(best.names.map(ColumnKey.of)),
            found: best.names.joined(separator: ", "), limit: 240)
    }
}
