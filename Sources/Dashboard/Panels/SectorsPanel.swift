import Model
import Screen

/// Panel 5: the sectors of the selected fund as bars, next to those of its benchmark.
struct SectorsPanel: Panel {
    let state: AppState

    private var fund: Symbol { state.selected }
    /// The benchmark, or an earlier date of the fund's own table, by which it is named.
    private var benchmark: String? {
        let comparison = state.market.sectorComparison(of: fund)
        if let comparison, comparison.isWithItself { return comparison.benchmark?.asOf.long }
        return state.selectedListing?.instrument.benchmark?.name
    }

    var title: Line { "Sectors" }

    var caption: Line {
        let comparison = state.market.sectorComparison(of: fund)
        var line = Line(state.market.label(of: fund), Style(.accent))
        if let table = comparison?.fund { line = line + later(table) }
        guard let benchmark, comparison?.benchmark != nil || comparison == nil else { return line }
        line.append(" − \(benchmark)", Style(.muted))
        return comparison?.benchmark.map { line + later($0) } ?? line
    }

    func draw(in inner: Rect, on grid: inout Grid) {
        guard let comparison = state.market.sectorComparison(of: fund) else {
            EmptyMessage(reason).draw(in: inner, on: &grid)
            return
        }
        let notes = notes(comparison, width: inner.width - 3)
        let isNarrow = inner.width < 58
        let heading = inner.height >= 6 ? 1 : 0
        let noteRows = min(notes.count, max(0, inner.height - heading - 4))
        var rows = comparison.rows.filter { $0.fund != nil || $0.benchmark != nil }
        let holdings = topHoldings(room: inner.height - heading - noteRows - rows.count - 1)
        let room = inner.height - heading - noteRows - (holdings.isEmpty ? 0 : holdings.count + 1)
        rows = SectorsPanel.shortened(rows, to: room)
        let area = Rect(x: inner.x, y: inner.y, width: inner.width, height: heading + rows.count)
        let fields = columns(comparison)
        let table = table(comparison, rows.count, heading: heading == 1, isNarrow: isNarrow)
        let scale = scale(comparison, fields, table.placements(in: area))
        table.draw(in: area, on: &grid) { row, column in
            content(rows[row], fields[column], scale: scale, isNarrow: isNarrow)
        }
        for (row, note) in notes.prefix(noteRows).enumerated() {
            grid.write(note, x: inner.x + 2, y: area.bottom + row, width: inner.width - 3)
        }
        for (row, line) in holdings.enumerated() {
            grid.write(line, x: inner.x + 2, y: area.bottom + noteRows + 1 + row, width: inner.width - 3)
        }
    }

    /// The heading of the second weights: a symbol, or "before" for an earlier date.
    private static func heading(_ benchmark: String?) -> String {
        benchmark.map { $0.count <= 6 ? $0 : "before" } ?? ""
    }

    /// The reason why there are no sectors to show.
    private var reason: String {
        guard let instrument = state.selectedListing?.instrument else { return "no instrument selected" }
        if let sector = instrument.sector { return "\(fund) is confined to \(sector.rawValue)" }
        if instrument.kind == .share, let stated = state.market.statedSector(of: fund) {
            let mark = stated.isLater ? " later" : ""
            return "\(fund): \(stated.sector.rawValue), by \(stated.fund) of \(stated.asOf.long)\(mark)"
        }
        switch instrument.kind {
        case .index: return "\(fund) is an index: choose a fund"
        case .ratio: return "\(instrument.label) is a ratio: choose a fund"
        case .share, .currency, .coin, .future: return "\(fund) is a \(instrument.kind.noun): choose a fund"
        case .etf, .fund: return "no sector table for \(fund)"
        }
    }

    /// The largest rows that fit, with what is not a sector last.
    private static func shortened(_ rows: [SectorComparison.Row], to room: Int) -> [SectorComparison.Row] {
        guard rows.count > room else { return rows }
        let rest = rows.filter { !$0.sector.isGICS && $0.sector == .other && $0.fund != nil }
        return Array(rows.filter(\.sector.isGICS).prefix(max(0, room - rest.count))) + rest.prefix(room)
    }

    private enum Field { case sector, weight, bar, benchmarkBar, benchmark, difference }

    private func columns(_ comparison: SectorComparison) -> [Field] {
        guard comparison.benchmark != nil else { return [.sector, .weight, .bar] }
        return [.sector, .weight, .bar, .benchmarkBar, .benchmark, .difference]
    }

    private func table(_ comparison: SectorComparison, _ count: Int, heading: Bool, isNarrow: Bool) -> Table {
        var table = Table(columns(comparison).map { column($0, isNarrow: isNarrow) }, rowCount: count)
        table.showsHeader = heading
        return table
    }

    private func column(_ field: Field, isNarrow: Bool) -> Table.Column {
        switch field {
        case .sector: Table.Column("", width: isNarrow ? 14 : 22, priority: 9)
        case .weight: Table.Column(fund.name, width: 6, alignment: .right, priority: 8)
        case .bar: Table.Column("", width: 5...30, priority: 7)
        case .benchmarkBar: Table.Column("", width: 5...30, priority: 1)
        case .benchmark: Table.Column(SectorsPanel.heading(benchmark), width: 6, alignment: .right, priority: 6)
        case .difference: Table.Column("pp", width: 6, alignment: .right, priority: 5)
        }
    }

    private func content(
        _ row: SectorComparison.Row, _ field: Field, scale: [Field: ClosedRange<Double>], isNarrow: Bool
    ) -> Table.Content {
        switch field {
        case .sector:
            return .text(isNarrow ? row.sector.short : row.sector.rawValue, row.sector.isGICS ? .plain : Style(.muted))
        case .weight: return .text(figure(row.fund), row.fund == nil ? Style(.muted) : .plain)
        case .bar:
            let style = Style(row.sector.isGICS ? .series : .border)
            return .bar(SignedBar(row.weight, scale: scale[.bar] ?? 0...1, style))
        case .benchmarkBar:
            return .bar(SignedBar(row.benchmarkWeight, scale: scale[.benchmarkBar] ?? 0...1, Style(.comparison)))
        case .benchmark: return .text(figure(row.benchmark), Style(.muted))
        case .difference:
            return .text(NumberText.percent(row.difference, decimals: 1), .signed(row.difference))
        }
    }

    private func figure(_ weight: SectorWeight?) -> String {
        guard let weight else { return NumberText.missing }
        return weight.quality.sign + NumberText.percent(weight.weight, decimals: 1, sign: .negative)
    }

    /// The scales of the bars of fund and benchmark: a cell has the same value in both, whatever their widths, so that
    /// lengths are comparable.
    private func scale(
        _ comparison: SectorComparison, _ fields: [Field], _ placements: [Table.Placement]
    ) -> [Field: ClosedRange<Double>] {
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

    /// The concentration of the fund, with the date and source of its table.
    private func notes(_ comparison: SectorComparison, width: Int) -> [Line] {
        var two = Line("two largest ", Style(.muted))
        two.append(SectorsPanel.figure(comparison.twoLargest), Style(.text).bold)
        let ownTwo = two
        if let other = comparison.benchmark, let benchmark {
            two.append(" · \(benchmark) \(SectorsPanel.figure(other.twoLargest))", Style(.muted))
        }
        if state.isZoomed, let index = comparison.herfindahl {
            if let tilt = state.market.sectorTilt(of: fund)?.activeShare {
                let share = NumberText.percent(tilt.value, decimals: 1, sign: .negative)
                two.append(" · active share \(tilt.quality.sign)\(share)", Style(.muted))
            }
            two.append(
                " · Herfindahl \(index.quality.sign)\(NumberText.fixed(index.value, decimals: 3))", Style(.muted))
        }
        let tables = [comparison.fund] + [comparison.benchmark].compactMap { $0 }
        let stated = tables.enumerated().reduce(Line()) { line, next in
            let gap = next.offset > 0 ? " · " : ""
            let name = next.offset > 0 && comparison.isWithItself ? "" : "\(next.element.fund) "
            return line + Line("\(gap)\(name)\(next.element.asOf.long)", Style(.muted))
                + later(next.element)
        }
        guard state.isZoomed else {
            return [[two + Line("   ") + stated, ownTwo + Line("  ") + stated].first { $0.width <= width } ?? stated]
        }
        return [two, stated] + DebtLines(market: state.market).rows(width: width)
            + [Line(comparison.fund.source, Style(.muted))]
    }

    private static func figure(_ stated: StatedFigure?) -> String {
        guard let stated else { return NumberText.missing }
        return stated.quality.sign + NumberText.percent(stated.value, decimals: 1, sign: .negative)
    }

    /// The mark of a table from after the date shown.
    private func later(_ table: SectorTable) -> Line {
        table.asOf.day > state.market.day ? Line(" later", Style(.warning)) : Line()
    }

    private func topHoldings(room: Int) -> [Line] {
        guard room >= 4,
            let dated = state.market.holdings(of: fund)
                ?? state.selectedListing?.instrument.benchmark.flatMap(state.market.holdings(of:))
        else { return [] }
        let total = NumberText.count(dated.table.holdings.count)
        var heading =
            Line("Largest of \(total) holdings of \(dated.table.fund)", Style(.text).bold)
            + Line("  \(dated.table.asOf.long)", Style(.muted))
        if dated.isLater { heading.append(" later", Style(.warning)) }
        return [heading]
            + dated.table.holdings.prefix(min(room - 1, 10)).map { holding in
                let weight = NumberText.percent(holding.weight, sign: .negative)
                let padding = String(repeating: " ", count: max(1, 7 - holding.ticker.count))
                return Line("\(weight)  ") + Line(holding.ticker + padding, Style(.text).bold)
                    + Line("\(holding.name)  ") + Line(holding.sector.rawValue, Style(.muted))
            }
    }
}
