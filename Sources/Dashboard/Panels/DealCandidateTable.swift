import Model
import Screen

/// A fund's holdings in areas with acquisitions: the value of each company, and the fund's stake in it.
struct DealCandidateTable {
    let market: Market
    let candidates: DealCandidates

    private var table: HoldingsTable { candidates.table.table }

    func draw(in rect: Rect, on grid: inout Grid) {
        guard rect.height >= 4 else { return }
        grid.write(heading(width: rect.width), x: rect.x, y: rect.y, width: rect.width)
        let holdings = candidates.holdings.prefix(rect.height - 2)
        let sizes = holdings.map { market.companySize(of: $0, in: table)?.usdMillions }
        let area = Rect(x: rect.x, y: rect.y + 1, width: rect.width, height: rect.height - 1)
        rows(holdings.count, hasSizes: sizes.contains { $0 != nil }).draw(in: area, on: &grid) { row, column in
            let holding = holdings[row]
            switch column {
            case 0: return .text(NumberText.percent(holding.weight, sign: .negative))
            case 1: return .text(holding.ticker, Style(.text).bold)
            case 2: return .text(holding.name)
            case 3: return .text(NumberText.money(usdMillions: holding.valueUSDMillions), Style(.muted))
            default: return .text(NumberText.money(usdMillions: sizes[row]), sizes[row] == nil ? Style(.muted) : .plain)
            }
        }
    }

    private func heading(width: Int) -> Line {
        let share = NumberText.percentWithUnit(candidates.weight, decimals: 1, sign: .negative)
        return Line(
            [
                Line("Held by \(table.fund) where companies are bought", Style(.text).bold),
                Line("  \(NumberText.count(candidates.holdings.count)), \(share)", Style(.muted)),
            ], within: width)
    }

    /// The heading of the company column is the date of the fund's table, which applies to all its figures.
    private func rows(_ count: Int, hasSizes: Bool) -> Table {
        let date = "\(table.asOf.long)\(candidates.table.isLater ? " later" : "")"
        var columns = [
            Table.Column("%", width: 5, alignment: .right, priority: 9),
            Table.Column("", width: 6, priority: 8),
            Table.Column(date, width: DisplayWidth.of(date)...40, priority: 7),
            Table.Column("stake", width: 7, alignment: .right, priority: 4),
        ]
        if hasSizes { columns.append(Table.Column("worth", width: 8, alignment: .right, priority: 5)) }
        var rows = Table(columns, rowCount: count)
        rows.gutter = 0
        return rows
    }
}
