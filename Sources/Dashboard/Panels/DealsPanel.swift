import Model
import Screen

/// Panel 6: deals, newest first, and how this quarter compares with the one before.
struct DealsPanel: Panel {
    let state: AppState
    /// The rows to draw anew on a grid that shows the others; nil to draw all.
    var redrawnRows: Set<Int>?
    /// The sector of most of the newest deals, if it is known.
    var knownSector: Sector?

    var title: Line { "Deals" }

    private var quarter: DealQuarterText { DealQuarterText(market: state.market) }

    var caption: Line {
        let filter = state.dealSearch.text
        if !filter.isEmpty {
            return Line("/\(filter)  ", Style(.warning))
                + Line("\(state.deals.count) of \(state.market.deals.count)", Style(.muted))
        }
        // The title and the marks around both take thirteen columns.
        let width = state.layout?.placement(of: .deals).map { $0.rect.width - 13 }
        return quarter.caption(width: width ?? .max)
    }

    func list(in inner: Rect) -> Rect? { Table.body(in: parts(inner).list, showsHeader: state.isZoomed) }

    func listRows(in inner: Rect) -> Rect? {
        Table.body(in: placement(inner).list, showsHeader: state.isZoomed)
    }

    func draw(in inner: Rect, on grid: inout Grid) {
        guard !state.deals.isEmpty else {
            let isFiltered = !state.dealSearch.text.isEmpty && !state.market.deals.isEmpty
            let message =
                isFiltered ? "nothing matches: Esc clears" : "no deals on or before \(state.market.day.long)"
            EmptyMessage(message).draw(in: inner, on: &grid)
            return
        }
        let parts = parts(inner), area = parts.list
        if area.y > inner.y {
            let line = Line(failedSources + [exposure], within: inner.width - 3)
            if redrawnRows != nil { grid.fill(Rect(x: inner.x, y: inner.y, width: inner.width, height: 1)) }
            grid.write(line, x: inner.x + 2, y: inner.y, width: inner.width - 3)
        }
        let table = table(width: area.width)
        let holdings = state.market.holdings(of: state.selected)?.table, sector = selectedSector
        let placements = table.placements(in: area)
        table.draw(in: area, on: &grid) { row, column in
            let width = placements.first { $0.column == column }?.width ?? 0
            let deal = state.deals[row]
            return content(deal, columns[column], width) { relation(deal, holdings, sector) }
        }
        guard state.isZoomed else { return }
        drawDetail(in: parts.detail, height: inner.height, on: &grid)
        if let (lines, area) = parts.pace { lines.draw(in: area, on: &grid) }
    }

    /// The places of the list, of the detail below it when zoomed, and of the pace of deals.
    private struct Parts {
        var list: Rect
        var detail: Rect
        var pace: (lines: DealPaceLines, area: Rect)?
    }

    /// The list, above it a line on the selected fund's exposure to the deals, and the detail, without the pace.
    private func placement(_ inner: Rect) -> Parts {
        let top = inner.height >= 8 ? 1 : 0
        let below = state.isZoomed && inner.height >= 14 ? detailRows(in: inner.height) : 0
        let height = inner.height - top - (below > 0 ? below + 1 : 0)
        let list = Rect(x: inner.x, y: inner.y + top, width: inner.width, height: height)
        return Parts(
            list: list, detail: Rect(x: inner.x + 2, y: list.bottom + 1, width: inner.width - 4, height: below))
    }

    /// The same with the pace beside the list, or beside the detail where that has room for it and the list needs the
    /// width.
    private func parts(_ inner: Rect) -> Parts {
        var parts = placement(inner)
        guard state.isZoomed, inner.width >= 114 else { return parts }
        let lines = DealPaceLines(market: state.market, fund: state.selected)
        let width = inner.width >= 150 ? 61 : 53, below = parts.detail.height
        let isBelow = inner.width < 178 && below > 0 && lines.rowCount <= below + 2
        parts.detail.width -= width + 3
        if !isBelow { parts.list.width -= width + 3 }
        let area = Rect(
            x: inner.right - width, y: isBelow ? parts.detail.y : inner.y + 1, width: width,
            height: isBelow ? below : inner.height - 1)
        parts.pace = (lines, area)
        return parts
    }

    /// The number of rows below the list: the deal, its reports, the quarter and the one before.
    private func detailRows(in height: Int) -> Int {
        DealDetailLines.rowCount(in: height) + 2 + news.rowCount(in: height)
    }

    private var news: DealNewsLines { DealNewsLines(market: state.market, deal: state.selectedDeal) }

    private enum Field { case date, parties, value, maximum, kind, area }

    private var columns: [Field] {
        state.isZoomed ? [.date, .parties, .value, .maximum, .kind, .area] : [.date, .parties, .value, .area]
    }

    private func table(width: Int) -> Table {
        let area = areaWidth
        var table = Table(columns.map { heading($0, area: area, width: width) }, rowCount: state.deals.count)
        table.showsHeader = state.isZoomed
        table.firstRow = state.tops[.deals] ?? 0
        table.selectedRow = state.focus == .deals ? state.cursor(of: .deals) : nil
        table.fades = true
        table.redrawnRows = redrawnRows
        return table
    }

    /// How a deal concerns the selected instrument.
    struct Relation: Equatable {
        /// Whether it holds one of the parties.
        let isHeld: Bool
        /// Whether its sector is that of the deal.
        let isOfSector: Bool
    }

    /// - Parameter sector: the sector that the selected instrument is confined to; nil if it is not.
    private func relation(_ deal: Deal, _ holdings: HoldingsTable?, _ sector: Sector?) -> Relation {
        Relation(
            isHeld: holdings.map { table in deal.tickers.contains { table.holds($0) } } ?? false,
            isOfSector: sector == nil || sector == deal.sector)
    }

    /// The relations of the visible deals, from the first row on.
    func relations(in inner: Rect) -> [Relation] {
        let holdings = state.market.holdings(of: state.selected)?.table, sector = selectedSector
        let first = max(state.tops[.deals] ?? 0, 0), height = parts(inner).list.height
        return state.deals.dropFirst(first).prefix(max(height, 0)).map { relation($0, holdings, sector) }
    }

    /// The width of the areas near the visible rows.
    private var areaWidth: Int {
        let near = state.deals.dropFirst(max(0, state.tops[.deals] ?? 0)).prefix(150)
        return min(near.lazy.map { DisplayWidth.of($0.area) }.max() ?? 0, 26)
    }

    /// Date and value precede all but the parties, which get the remaining width, so that area, kind and maximum show
    /// only where there is room to spare: first the area, which the overview shows too, if all of its words fit.
    private func heading(_ field: Field, area: Int, width: Int) -> Table.Column {
        switch field {
        case .date: Table.Column("announced", width: dateWidth, alignment: .right, priority: 8)
        case .parties:
            Table.Column("acquirer → target", width: min(max(width - dateWidth - 12, 18), 40)...72, priority: 9)
        case .value: Table.Column("upfront", width: 8, alignment: .right, priority: 7)
        case .maximum: Table.Column("at most", width: 7, alignment: .right, priority: 4)
        case .kind: Table.Column("kind", width: 14, priority: 5)
        case .area: Table.Column("area", width: max(4, area), priority: 6)
        }
    }

    /// When zoomed there is room for the day and the year: `~17 May 2024`.
    private var dateWidth: Int { state.isZoomed ? 12 : 8 }

    private func content(
        _ deal: Deal, _ field: Field, _ width: Int, _ relation: () -> Relation
    ) -> Table.Content {
        switch field {
        case .date:
            return .text(deal.announced.brief(in: state.market.day.year, withDay: state.isZoomed), Style(.muted))
        case .parties: return .line(parties(deal, relation(), width))
        case .value:
            let isUpfront = deal.upfrontUSDMillions != nil
            return .text(deal.statedValue.description, isUpfront ? .plain : Style(.muted))
        case .maximum: return .text(NumberText.money(usdMillions: deal.maximumUSDMillions), Style(.muted))
        case .kind: return .text(deal.kind.rawValue, Style(.muted))
        case .area: return .text(deal.area, Style(.muted))
        }
    }

    /// Acquirer and target, marked if the selected fund holds either. The target's ticker is shown only if it fits in
    /// full.
    private func parties(_ deal: Deal, _ relation: Relation, _ width: Int) -> Line {
        let ink = Style(relation.isOfSector ? .text : .muted)
        var line = relation.isHeld ? Line("◆ ", Style(.accent)) : Line()
        switch deal.stage {
        case .announced: break
        case .completed: line.append("✓ ", Style(.gain))
        case .terminationReported: line.append("ended? ", Style(.warning))
        }
        line.append(deal.acquirer, ink)
        line.append(" → ", Style(.muted))
        line.append(deal.target, relation.isOfSector ? ink.bold : ink)
        let ticker = deal.targetTicker.map { Line(" \($0)", Style(.muted)) } ?? Line()
        return line.width + ticker.width <= width ? line + ticker : line
    }

    /// The sector that the selected instrument is confined to; nil if it is not.
    private var selectedSector: Sector? { state.selectedListing?.instrument.sector }

    /// The sector of most of the newest deals.
    var sectorOfDeals: Sector {
        if let knownSector { return knownSector }
        let deals = state.market.deals
        // By index: a copy of each deal would cost more than the count.
        let counts = deals.indices.prefix(100).reduce(into: [Sector: Int]()) { counts, index in
            if let sector = deals[index].sector { counts[sector, default: 0] += 1 }
        }
        return counts.max { ($0.value, $1.key.rawValue) < ($1.value, $0.key.rawValue) }?.key ?? .healthCare
    }

    /// The sources of deals that have failed, and since when.
    private var failedSources: [Line] {
        state.market.sources.filter { ["edgar", "wires"].contains($0.name) && $0.state == .failed }.map { source in
            let message = source.lastSuccess.map { "no \(source.name) since \(clock($0))" } ?? "no \(source.name) yet"
            return Line("\(message)  ", Style(.warning))
        }
    }

    private func clock(_ time: Timestamp) -> String {
        let day = NewYorkTime.wallClock(at: time).day, text = NewYorkTime.text(of: time)
        return day == state.market.day ? text : "\(day.short) \(text)"
    }

    /// The selected fund's exposure to the deals.
    private var exposure: Line {
        let symbol = state.selected, label = state.market.label(of: symbol)
        let dominant = sectorOfDeals
        if let sector = selectedSector {
            let message =
                sector == dominant ? "is confined to the sector of these deals" : "holds \(sector.rawValue) only"
            return Line("\(label) ", Style(.text).bold) + Line(message, Style(.muted))
        }
        guard let dated = state.market.sectorTable(of: symbol), let weight = dated.table[dominant] else {
            return Line("\(label) ", Style(.text).bold) + Line("no sector table", Style(.muted))
        }
        let figure = weight.quality.sign + NumberText.percentWithUnit(weight.weight, decimals: 1, sign: .negative)
        var line =
            Line("\(label) ", Style(.text).bold) + Line(figure)
            + Line(" in \(dominant.rawValue.lowercased())", Style(.muted))
        line.append(", \(dated.table.asOf.long)", Style(.muted))
        if dated.isLater { line.append(" later", Style(.warning)) }
        return line
    }

    /// The deal under the cursor, its reports, and the quarter so far.
    private func drawDetail(in rect: Rect, height: Int, on grid: inout Grid) {
        guard let deal = state.selectedDeal else { return }
        let lines =
            DealDetailLines(market: state.market, deal: deal).lines(in: height, width: rect.width)
            + news.lines(news.rowCount(in: height), width: rect.width) + quarter.lines(width: rect.width)
        for (row, line) in lines.prefix(rect.height).enumerated() {
            grid.write(line, x: rect.x, y: rect.y + row, width: rect.width)
        }
    }
}

extension Dated {
    /// The date in eight columns: `16 May`, `~May`, for a week the day it ends on; for another year the month, or the
    /// full date in twelve columns.
    fileprivate func brief(in year: Int, withDay: Bool) -> String {
        if day.year != year {
            guard withDay else { return "\(day.monthName) \(day.year)" }
            return precision == .week ? "~\(day.long)" : long
        }
        return switch precision {
        case .day: day.short
        case .week: "~\(day.short)"
        case .month: "~\(day.monthName)"
        case .year: String(day.year)
        }
    }
}
