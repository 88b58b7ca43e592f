import Model
import Screen

/// The weights of a fund's sectors as figures and bars, next to those of its benchmark, and their differences.
struct SectorWeightTable {
    let comparison: SectorComparison
    /// The sectors to show.
    let rows: [SectorComparison.Row]
    /// The heading of the benchmark's weights.
    let other: String
    let showsHeader: Bool
    let isZoomed: Bool

    private enum Field { case sector, weight, bar, benchmarkBar, benchmark, difference }

    func draw(in rect: Rect, on grid: inout Grid) {
        let full = table(short: false)
        let isShort = SectorWeightTable.leastWidth(full) > rect.width
        let table = isShort ? table(short: true) : full
        let scale = scale(table.placements(in: rect)), fields = fields
        table.draw(in: rect, on: &grid) { row, column in
            content(rows[row], fields[column], scale: scale, isShort: isShort)
        }
    }

    private var fields: [Field] {
        guard comparison.benchmark != nil else { return [.sector, .weight, .bar] }
        return [.sector, .weight, .bar, .benchmarkBar, .benchmark, .difference]
    }

    /// The width of a table without the bars of the benchmark, which are the first to be left out.
    private static func leastWidth(_ table: Table) -> Int {
        let columns = table.columns.filter { $0.priority > 1 }
        return columns.reduce(table.gutter - table.spacing) { $0 + $1.width.lowerBound + table.spacing }
    }

    private func table(short: Bool) -> Table {
        var table = Table(fields.map { column($0, isShort: short) }, rowCount: rows.count)
        table.showsHeader = showsHeader
        return table
    }

    /// Columns as wide as their figures; the bars take the rest.
    private func column(_ field: Field, isShort: Bool) -> Table.Column {
        func widest(_ title: String, _ texts: [String]) -> Int {
            (texts + [title]).map(DisplayWidth.of).max() ?? 0
        }
        let bars = isZoomed ? 5...120 : 3...60
        switch field {
        case .sector:
            return Table.Column("", width: widest("", rows.map { name($0, isShort) }), priority: 9)
        case .weight:
            let title = comparison.fund.fund.name
            let width = widest(title, rows.map { figure($0.fund, decimals: decimals(comparison.fund)) })
            return Table.Column(title, width: width, alignment: .right, priority: 8)
        case .bar: return Table.Column("", width: bars, priority: 7)
        case .benchmarkBar: return Table.Column("", width: bars, priority: 1)
        case .benchmark:
            let width = widest(other, rows.map { figure($0.benchmark, decimals: decimals(comparison.benchmark)) })
            return Table.Column(other, width: width, alignment: .right, priority: 6)
        case .difference:
            return Table.Column("pp", width: widest("pp", rows.map(difference)), alignment: .right, priority: 5)
        }
    }

    private func content(
        _ row: SectorComparison.Row, _ field: Field, scale: [Field: ClosedRange<Double>], isShort: Bool
    ) -> Table.Content {
        switch field {
        case .sector: return .text(name(row, isShort), row.sector.isGICS ? .plain : Style(.muted))
        case .weight:
            let figure = figure(row.fund, decimals: decimals(comparison.fund))
            return .text(figure, row.fund == nil ? Style(.muted) : .plain)
        case .bar:
            let style = Style(row.sector.isGICS ? .series : .border)
            return .bar(SignedBar(row.weight, scale: scale[.bar] ?? 0...1, style))
        case .benchmarkBar:
            return .bar(SignedBar(row.benchmarkWeight, scale: scale[.benchmarkBar] ?? 0...1, Style(.comparison)))
        case .benchmark:
            return .text(figure(row.benchmark, decimals: decimals(comparison.benchmark)), Style(.muted))
        case .difference: return .text(difference(row), .signed(row.difference))
        }
    }

    private func name(_ row: SectorComparison.Row, _ isShort: Bool) -> String {
        isShort ? row.sector.short : row.sector.rawValue
    }

    private func figure(_ weight: SectorWeight?, decimals: Int) -> String {
        guard let weight else { return NumberText.missing }
        return weight.quality.sign + NumberText.percent(weight.weight, decimals: decimals, sign: .negative)
    }

    private func difference(_ row: SectorComparison.Row) -> String {
        let decimals = max(decimals(comparison.fund), decimals(comparison.benchmark))
        return NumberText.percent(row.difference, decimals: decimals)
    }

    /// The decimals of weights in percent: when zoomed two, if the table has them, so that differences agree with what
    /// they are the differences of.
    private func decimals(_ table: SectorTable?) -> Int {
        guard isZoomed, let table else { return 1 }
        let hasMore = table.weights.contains { abs($0.weight * 1000 - ($0.weight * 1000).rounded()) > 1e-6 }
        return hasMore ? 2 : 1
    }

    /// The scales of the bars of fund and benchmark: a cell has the same value in both, whatever their widths, so that
    /// lengths are comparable.
    private func scale(_ placements: [Table.Placement]) -> [Field: ClosedRange<Double>] {
        let fields = fields
        let maximum: [Field: Double] = [
            .bar: comparison.rows.compactMap(\.weight).max() ?? 0,
            .benchmarkBar: comparison.rows.compactMap(\.benchmarkWeight).max() ?? 0,
        ]
        let bars = placements.filter { maximum[fields[$0.column]] != nil }
        let cell = bars.map { (maximum[fields[$0.column]] ?? 0) / Double($0.width) }.max() ?? 0
        return bars.reduce(into: [:]) { scales, placement in
            scales[fields[placement.column]] = 0...max(0.01, cell.isFinite ? cell * Double(placement.width) : 0)
        }
    }
}
