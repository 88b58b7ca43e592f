public import Model

/// What a store has, by the words of the command line.
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
    /// A price with its digits.
    case price(Price)
    case day(Day)
    case time(Timestamp)

    /// Text, or missing.
    init(_ text: String?) { self = text.map(ExportValue.text) ?? .missing }
    /// A number, or missing.
    init(_ number: Double?) { self = number.map(ExportValue.number) ?? .missing }
    /// A fraction in percent: the shortest number that reads back as the same fraction.
    init(percent fraction: Double?) { self = fraction.map { .number($0.percent) } ?? .missing }
}

/// One table of the store, as a file of a data folder has it.
public struct ExportSheet: Sendable {
    /// What it is of.
    public let table: StoreTable
    /// Its file inside a data folder: `prices/IWM.csv`.
    public let file: String
    /// Where its figures come from.
    public let source: String
    /// What all its rows have in common and its file says by its name: `symbol`, `IWM`.
    public var keys: [(column: String, value: ExportValue)] = []
    /// The names of its columns.
    public let columns: [String]
    /// Its rows.
    public let rows: [[ExportValue]]

    init(_ table: StoreTable, _ file: String, source: String = "", _ columns: String, rows: [[ExportValue]]) {
        self.table = table
        self.file = file
        self.source = source.isEmpty ? "not known" : source
        self.columns = columns.split(separator: ",").map(String.init)
        self.rows = rows
    }

    /// The first and the last date in its first column that has any.
    public var span: (first: String, last: String)? {
        let column = columns.indices.first { place in rows.contains { $0[place].date != nil } }
        let dates = column.map { place in rows.compactMap { $0[place].date } } ?? []
        return dates.min().flatMap { first in dates.max().map { (first, $0) } }
    }
}

extension ExportValue {
    fileprivate var date: String? {
        if case .day(let day) = self { day.description } else { nil }
    }
}

extension Double {
    /// This times a hundred, so that a hundredth of it is this again.
    fileprivate var percent: Double {
        let product = self * 100
        let rounded = (product * 1e10).rounded() / 1e10
        return [rounded, product, product.nextUp, product.nextDown].first { $0 / 100 == self } ?? product
    }
}
