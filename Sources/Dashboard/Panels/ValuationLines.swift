import Model
import Screen

/// The valuation of small companies relative to large ones: the computed figure with its date, and published
/// statements.
struct ValuationLines {
    let market: Market

    func draw(in rect: Rect, on grid: inout Grid) {
        // What is too long continues below as far as rows are free, the first lines first.
        let whole = lines(width: rect.width, wraps: false, ranks: 1)
        var free = rect.height - whole.count
        let shown = whole.flatMap { line -> [Line] in
            let wrapped = ValuationLines.wrapped(line, rect.width)
            guard wrapped.count - 1 <= free else { return [line] }
            free -= wrapped.count - 1
            return wrapped
        }
        for (row, line) in shown.prefix(max(0, rect.height)).enumerated() {
            grid.write(line, x: rect.x, y: rect.y + row, width: rect.width)
        }
    }

    /// The figures, then the statements; those that are too long continue on further rows if asked to, and only those
    /// are there that fit in full in a number of rows.
    func lines(width: Int, wraps: Bool, rows: Int = .max, ranks: Int = 2) -> [Line] {
        let all = [own] + size(width: width, rows: ranks) + stated
        guard wraps else { return Array(all.prefix(rows)) }
        var lines: [Line] = []
        for line in all {
            let wrapped = ValuationLines.wrapped(line, width)
            guard lines.count + wrapped.count <= rows else { break }
            lines += wrapped
        }
        return lines
    }

    private static func wrapped(_ line: Line, _ width: Int) -> [Line] {
        guard line.width > width else { return [line] }
        let rows = TextBlock([line]).rows(width: width - 2)
        return rows.prefix(1) + rows.dropFirst().map { Line("  ") + $0 }
    }

    private var own: Line {
        guard let discount = market.discount else {
            return Line("P/E of small against large: no figure on or before this date", Style(.muted))
        }
        let point = discount.point
        var line = Line("P/E small ÷ large ", Style(.muted))
        line.append("\(NumberText.ratio(point.small, decimals: 1)) ÷ \(NumberText.ratio(point.large, decimals: 1))")
        line.append("  \(NumberText.percentWithUnit(point.discount, decimals: 1))", Style(.text).bold)
        line.append("  \(point.day.long)", Style(discount.ageDays > 92 ? .warning : .muted))
        return line
    }

    /// The discount by price-to-book, a measure of its own, with as much of its ranks as fits; none where none is known.
    ///
    /// - Parameter rows: two if a rank that does not fit may have a row of its own.
    private func size(width: Int, rows: Int) -> [Line] {
        guard let size = market.sizeDiscount else { return [] }
        let point = size.newest
        var line = Line("P/B small ÷ large ", Style(.muted))
        line.append("\(NumberText.ratio(1 / point.small)) ÷ \(NumberText.ratio(1 / point.large))")
        line.append("  \(NumberText.percentWithUnit(point.discount, decimals: 1))", Style(.text).bold)
        let isOld = market.day - point.day > SizeDiscount.longestAgeDays
        line.append("  \(Dated(point.day, precision: .month).long)", Style(isOld ? .warning : .muted))
        let ranks = SizeDiscount.firstYears.filter { size.count(since: $0) > 1 }.map { year in
            let rank = size.rank(since: year)
            return (year, "\(rank == 1 ? "deepest" : "number \(rank)") of \(size.count(since: year))")
        }
        guard let (year, position) = ranks.first else { return [line] }
        let short = [", \(position) Julys since \(year)", ", \(position) Julys", ", \(position)"]
        let others = ranks.dropFirst().map { "\($0.1) since \($0.0)" }.joined(separator: ", ")
        let whole = others.isEmpty ? nil : "\(short[0]), \(others)"
        let text = ([whole].compactMap(\.self) + short).first { line.width + $0.count <= width }
        if let text { line.append(text, Style(.muted)) }
        guard rows > 1, let whole, text != whole else { return [line] }
        return [line, Line("  by price-to-book \(others)", Style(.muted))]
    }

    /// Published statements, newest first.
    private var stated: [Line] {
        market.valuationStatements.reversed().map { statement in
            let discount = NumberText.percentWithUnit(statement.discount, decimals: 0, sign: .negative)
            var line = Line("stated ", Style(.muted)) + Line("\(discount) below")
            if let premium = statement.averagePremium, let since = statement.since {
                let average = NumberText.percentWithUnit(premium, decimals: 0, sign: .negative)
                line.append(", \(average) above on average since \(since)")
            }
            line.append("  \(statement.day.long), \(statement.source)", Style(.muted))
            return line
        }
    }
}
