import Formats
import Model

/// The lines about the fund above a sponsor's table.
struct SponsorPreamble {
    /// The symbol, as in `Ticker Symbol:,SPY`.
    private(set) var fund: Symbol?
    /// The name, as in `Fund Name:,…` or alone in a line.
    private(set) var name: String?
    private var dates: [SpelledDate] = []

    /// Reads the lines before the column names of a comma-separated table.
    init(_ bytes: [UInt8], before line: Int) {
        var scanner = CSVScanner(bytes)
        while case .row = scanner.next(), scanner.line < line {
            let fields = scanner.fields.map { PlainText.clean(scanner.text($0)) }.filter { !$0.isEmpty }
            guard let first = fields.first else { continue }
            let label = ColumnKey.of(first)
            if let date = SponsorPreamble.date(fields) {
                dates.append(date)
            } else if let value = SponsorPreamble.value(fields) {
                if label.hasPrefix("ticker") { fund = fund ?? Symbol(value) }
                if label.hasPrefix("fundname") || label == "fondsname" { name = name ?? value }
            } else if name == nil, first.contains(" ") {
                name = first
            }
        }
    }

    /// The first date in the lines, other than the fund's inception.
    func date(_ order: DateOrder) -> Day? {
        let other: DateOrder = order == .dayFirst ? .monthFirst : .dayFirst
        return dates.lazy.compactMap { date in
            if case .numeric(let numeric) = date, numeric.hasPoints, let day = date.day(.dayFirst) { return day }
            return date.day(order) ?? date.day(other)
        }.first
    }

    /// The value after a label: in the next field, or after a colon.
    private static func value(_ fields: [String]) -> String? {
        if fields.count > 1 { return fields[1] }
        let parts = fields[0].split(separator: ":", maxSplits: 1)
        return parts.count == 2 ? String(parts[1]).trimmed : nil
    }

    private static func date(_ fields: [String]) -> SpelledDate? {
        let line = ColumnKey.of(fields.joined())
        let others = ["inception", "launch", "auflage", "auflegung", "lancement", "creation", "lancio", "creacion"]
        if others.contains(where: { line.contains($0) }) { return nil }
        for field in fields {
            if let date = SpelledDate(field) { return date }
            let words = field.split(separator: " ")
            guard words.count <= 12 else { continue }
            for start in words.indices.dropFirst() {
                if let date = SpelledDate(words[start...].joined(separator: " ")) { return date }
            }
        }
        return nil
    }
}
