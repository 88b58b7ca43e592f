import Model
import Screen

/// The largest holdings of a fund, or of its benchmark if the fund's are unknown.
struct HoldingLines {
    private let dated: DatedHoldingsTable
    /// The fund that has no table of its own.
    private let lacking: Symbol?

    /// Nil if neither the fund nor its benchmark has a table.
    init?(market: Market, fund: Symbol) {
        if let own = market.holdings(of: fund) {
            (dated, lacking) = (own, nil)
        } else if let benchmark = market[fund]?.instrument.benchmark, let other = market.holdings(of: benchmark) {
            (dated, lacking) = (other, fund)
        } else {
            return nil
        }
    }

    /// Draws a heading and as many holdings as fit.
    func draw(in rect: Rect, on grid: inout Grid) {
        guard rect.height >= 2 else { return }
        grid.write(heading(width: rect.width), x: rect.x, y: rect.y, width: rect.width)
        let holdings = dated.table.holdings.prefix(rect.height - 1)
        let sector = holdings.map { DisplayWidth.of($0.sector.rawValue) }.max() ?? 0
        let ticker = holdings.map { DisplayWidth.of($0.ticker) }.max() ?? 0
        let longest = holdings.map { DisplayWidth.of($0.name) }.max() ?? 0
        var table = Table(
            [
                Table.Column("", width: 5, alignment: .right, priority: 9),
                Table.Column("", width: min(max(ticker, 4), 8), priority: 8),
                Table.Column("", width: 16...max(16, longest), priority: 7),
                Table.Column("", width: sector, priority: 6),
            ], rowCount: holdings.count)
        table.showsHeader = false
        table.gutter = 0
        let area = Rect(x: rect.x, y: rect.y + 1, width: rect.width, height: rect.height - 1)
        let nameWidth = table.placements(in: area).first { $0.column == 2 }?.width ?? 0
        table.draw(in: area, on: &grid) { row, column in
            let holding = holdings[row]
            switch column {
            case 0: return .text(NumberText.percent(holding.weight, sign: .negative))
            case 1: return .text(holding.ticker, Style(.text).bold)
            case 2: return .line(Line(words: holding.name, within: nameWidth))
            default: return .text(holding.sector.rawValue, Style(.muted))
            }
        }
    }

    private func heading(width: Int) -> Line {
        let table = dated.table
        let start = lacking.map { "\($0): no holdings table; largest of " } ?? "Largest of "
        var pieces = [
            Line("\(start)\(NumberText.count(table.holdings.count)) holdings of \(table.fund)", Style(.text).bold),
            Line("  \(table.asOf.long)", Style(.muted)),
        ]
        if dated.isLater { pieces.append(Line(" later", Style(.warning))) }
        return Line(pieces, within: width)
    }
}
