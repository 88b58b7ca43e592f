import Model
import Screen

/// The valuation of small companies relative to large ones: the computed figure with its date, and published
/// statements.
struct ValuationLines {
    let market: Market

    func draw(in rect: Rect, on grid: inout Grid) {
        for (row, line) in ([own] + stated).prefix(rect.height).enumerated() {
            grid.write(line, x: rect.x, y: rect.y + row, width: rect.width)
        }
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
