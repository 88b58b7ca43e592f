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
        let holdings = HoldingLines(market: state.market, fund: fund)
        guard let holdings, state.isZoomed, inner.width >= 150 else {
            drawColumn(comparison, holdings, in: inner, on: &grid)
            return
        }
        let width = max(62, min(84, inner.width * 2 / 5))
        let parts = inner.columns([.share(1), .fixed(width)], spacing: 3)
        drawColumn(comparison, nil, in: parts[0], on: &grid)
        holdings.draw(in: parts[1], on: &grid)
    }

    /// The weights, the notes on them, and below those the largest holdings if there is room.
    private func drawColumn(
        _ comparison: SectorComparison, _ holdings: HoldingLines?, in inner: Rect, on grid: inout Grid
    ) {
        let notes = notes(comparison, width: inner.width - 3)
        let heading = inner.height >= 6 ? 1 : 0
        let noteRows = min(notes.count, max(0, inner.height - heading - 4))
        let all = comparison.rows.filter { $0.fund != nil || $0.benchmark != nil }
        let below = inner.height - heading - noteRows - all.count - 1
        let room = inner.height - heading - noteRows - (holdings != nil && below >= 4 ? below + 1 : 0)
        let rows = SectorsPanel.shortened(all, to: room)
        let area = Rect(x: inner.x, y: inner.y, width: inner.width, height: heading + rows.count)
        SectorWeightTable(
            comparison: comparison, rows: rows, other: SectorsPanel.heading(benchmark), showsHeader: heading == 1,
            isZoomed: state.isZoomed
        ).draw(in: area, on: &grid)
        let hidden = state.isZoomed ? all.count - rows.count : 0
        let more = hidden > 0 ? Line("↓ \(hidden) more   ", Style(.muted)) : Line()
        let shown = hidden > 0 ? self.notes(comparison, width: inner.width - 3 - more.width) : notes
        for (row, note) in shown.prefix(noteRows).enumerated() {
            grid.write(row == 0 ? more + note : note, x: inner.x + 2, y: area.bottom + row, width: inner.width - 3)
        }
        let top = area.bottom + noteRows + 1
        if below >= 4 {
            let rest = Rect(x: inner.x + 2, y: top, width: inner.width - 3, height: inner.bottom - top)
            holdings?.draw(in: rest, on: &grid)
        }
    }

    /// The heading of the second weights: a symbol, or "before" for an earlier date.
    private static func heading(_ benchmark: String?) -> String {
        benchmark.map { $0.count <= 6 ? $0 : "before" } ?? ""
    }

    /// The reason why there are no sectors to show.
    private var reason: String {
        guard let instrument = state.selectedListing?.instrument else { return "no instrument selected" }
        if instrument.isUndescribed { return "\(fund): nothing is known about it yet" }
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

    /// The concentration of the fund, with the date and source of its table.
    private func notes(_ comparison: SectorComparison, width: Int) -> [Line] {
        var two = Line("two largest ", Style(.muted))
        two.append(SectorsPanel.figure(comparison.twoLargest), Style(.text).bold)
        let ownTwo = two
        if let other = comparison.benchmark, let benchmark {
            two.append(" · \(benchmark) \(SectorsPanel.figure(other.twoLargest))", Style(.muted))
        }
        if state.isZoomed, let index = comparison.herfindahl {
            var pieces = [two]
            if let tilt = state.market.sectorTilt(of: fund)?.activeShare {
                let share = NumberText.percent(tilt.value, decimals: 1, sign: .negative)
                pieces.append(Line(" · active share \(tilt.quality.sign)\(share)", Style(.muted)))
            }
            let text = "\(index.quality.sign)\(NumberText.fixed(index.value, decimals: 3))"
            pieces.append(Line(" · Herfindahl \(text)", Style(.muted)))
            two = Line(pieces, within: width)
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
}
