public import Model

/// The tables that can be exported, named as on the command line.
public enum StoreTable: String, CaseIterable, Hashable, Sendable {
    case instruments, bars, yields, policy, sectors, holdings, deals, valuations, statements
    case filings, headlines, companies, quotes, intraday, provenance
    case dealDays = "deal-days"
}

/// One value of an exported table.
public enum ExportValue: Hashable, Sendable {
    case missing
    case text(String)
    case number(Double)
    /// A price with its exact digits.
    case price(Price)
    case day(Day)
    case time(Timestamp)

    init(_ text: String?) { self = text.map(ExportValue.text) ?? .missing }
    init(_ number: Double?) { self = number.map(ExportValue.number) ?? .missing }
    /// A fraction as a percentage: the shortest number that converts back to the same fraction.
    init(percent fraction: Double?) { self = fraction.map { .number($0.percent) } ?? .missing }
}

/// One table of the store, as written to a file of a data folder.
public struct ExportSheet: Sendable {
    /// The kind of table.
    public let table: StoreTable
    /// Path of the file inside a data folder: `prices/IWM.csv`.
    public let file: String
    /// The source of the figures.
    public let source: String
    /// Columns with one value for the entire file, which the file name implies: `symbol`, `IWM`.
    public var keys: [(column: String, value: ExportValue)] = []
    /// Column names, in order.
    public let columns: [String]
    /// One array of values per row, in the order of `columns`.
    public let rows: [[ExportValue]]

    init(_ table: StoreTable, _ file: String, source: String = "", _ columns: String, rows: [[ExportValue]]) {
        self.table = table
        self.file = file
        self.source = source.isEmpty ? "not known" : source
        self.columns = columns.split(separator: ",").map(String.init)
        self.rows = rows
    }

    /// The first and last date in the first column that contains dates.
    public var span: (first: String, last: String)? {
        let column = columns.indices.first { index in rows.contains { $0[index].date != nil } }
        let dates = column.map { index in rows.compactMap { $0[index].date } } ?? []
        return dates.min().flatMap { first in dates.max().map { (first, $0) } }
    }
}

extension ExportValue {
    fileprivate var date: String? {
        if case .day(let day) = self { day.description } else { nil }
    }
}

extension Double {
    /// This fraction times 100, chosen so that dividing by 100 returns it exactly.
    fileprivate var percent: Double {
        let product = self * 100
        let rounded = (product * 1e10).rounded() / 1e10
        return [rounded, product, product.nextUp, product.nextDown].first { $0 / 100 == self } ?? product
    }
}
