import Model
import Screen

/// Panel 6: deals, newest first, and how this quarter compares with the one before.
struct DealsPanel: Panel {
    let state: AppState

    var title: Line { "Deals" }

    private var tally: DealTally { DealTally(state.market.deals, at: state.market.day) }

    var caption: Line {
        let filter = state.dealSearch.text
        if !filter.isEmpty {
            return Line("/\(filter)  ", Style(.warning))
                + Line("\(state.deals.count) of \(state.market.deals.count)", Style(.muted))
        }
        let tally = tally
        guard !state.market.deals.isEmpty else { return Line("no deals", Style(.warning)) }
        let coverage = state.market.dealCoverage(of: tally.days)
        let count = coverage.text(tally.count)
        let line = Line(count, Style(.text).bold) + Line(" QTD", Style(.muted))
        guard coverage == .complete else { return line + Line(" · \(coverageText)", Style(.warning)) }
        let before =
            switch state.market.dealCoverage(of: tally.previousSameDays) {
            case .complete: "\(tally.previousQuarterSameDays) at this point in \(tally.previousQuarterName)"
            case .partial: "\(tally.previousQuarterName) incomplete"
            case .none: "\(tally.previousQuarterName) not available"
            }
        return line + Line(" · \(NumberText.money(usdMillions: tally.upfrontUSDMillions)) · \(before)", Style(.muted))
    }

    /// The days that the deal data cover, as far as that limits the quarter to date.
    private var coverageText: String {
        guard let days = state.market.dealsCovered else { return "no deal data" }
        return days.upperBound < state.market.day
            ? "complete only to \(days.upperBound.long)" : "complete only from \(days.lowerBound.long)"
    }

    func list(in inner: Rect) -> Rect? { Table.body(in: listArea(inner), showsHeader: state.isZoomed) }

    func draw(in inner: Rect, on grid: inout Grid) {
        guard !state.deals.isEmpty else {
            let isFiltered = !state.dealSearch.text.isEmpty && !state.market.deals.isEmpty
            let message =
                isFiltered ? "nothing matches: Esc clears" : "no deals on or before \(state.market.day.long)"
            EmptyMessage(message).draw(in: inner, on: &grid)
            return
        }
        let area = listArea(inner)
        if area.y > inner.y {
            let line = Line(failedSources + [exposure], within: inner.width - 3)
            grid.write(line, x: inner.x + 2, y: inner.y, width: inner.width - 3)
        }
        let table = table(inner)
        let holdings = state.market.holdings(of: state.selected)?.table
        let placements = table.placements(in: area)
        table.draw(in: area, on: &grid) { row, column in
            let width = placements.first { $0.column == column }?.width ?? 0
            return content(state.deals[row], columns[column], holdings, width)
        }
        guard state.isZoomed else { return }
        drawDetail(tally, below: area.bottom, in: inner, on: &grid)
        if inner.width > area.width {
            let rest = Rect(
                x: area.right + 3, y: inner.y + 1, width: inner.width - area.width - 3, height: inner.height - 1)
            DealPaceLines(market: state.market, fund: state.selected).draw(in: rest, on: &grid)
        }
    }

    /// The list's area; above it a line on the selected fund's exposure to the deals, below it the detail when zoomed.
    private func listArea(_ inner: Rect) -> Rect {
        let top = inner.height >= 8 ? 1 : 0
        let bottom = state.isZoomed && inner.height >= 14 ? detailRows(in: inner.height) + 1 : 0
        let width = state.isZoomed && inner.width >= 114 ? inner.width - (inner.width >= 150 ? 64 : 56) : inner.width
        return Rect(x: inner.x, y: inner.y + top, width: width, height: inner.height - top - bottom)
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

    private func table(_ inner: Rect) -> Table {
        var table = Table(columns.map { heading($0, width: listArea(inner).width) }, rowCount: state.deals.count)
        table.showsHeader = state.isZoomed
        table.firstRow = state.tops[.deals] ?? 0
        table.selectedRow = state.focus == .deals ? state.cursor(of: .deals) : nil
        table.fades = true
        return table
    }

    /// Date and value precede all but the parties, which get the remaining width, so that area, kind and maximum show
    /// only where there is room to spare: first the area, which the overview shows too.
    private func heading(_ field: Field, width: Int) -> Table.Column {
        switch field {
        case .date: Table.Column("announced", width: dateWidth, alignment: .right, priority: 8)
        case .parties:
            Table.Column("acquirer → target", width: min(max(width - dateWidth - 12, 18), 40)...72, priority: 9)
        case .value: Table.Column("upfront", width: 8, alignment: .right, priority: 7)
        case .maximum: Table.Column("at most", width: 7, alignment: .right, priority: 4)
        case .kind: Table.Column("kind", width: 14, priority: 5)
        case .area: Table.Column("area", width: 7...22, priority: 6)
        }
    }

    /// When zoomed there is room for the day and the year: `~17 May 2024`.
    private var dateWidth: Int { state.isZoomed ? 12 : 8 }

    private func content(_ deal: Deal, _ field: Field, _ holdings: HoldingsTable?, _ width: Int) -> Table.Content {
        switch field {
        case .date:
            return .text(deal.announced.brief(in: state.market.day.year, withDay: state.isZoomed), Style(.muted))
        case .parties: return .line(parties(deal, holdings, width))
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
    private func parties(_ deal: Deal, _ holdings: HoldingsTable?, _ width: Int) -> Line {
        let isHeld = deal.tickers.contains { holdings?.holds($0) ?? false }
        let concernsSelected = concernsSelected(deal)
        let ink = Style(concernsSelected ? .text : .muted)
        var line = isHeld ? Line("◆ ", Style(.accent)) : Line()
        switch deal.stage {
        case .announced: break
        case .completed: line.append("✓ ", Style(.gain))
        case .terminationReported: line.append("ended? ", Style(.warning))
        }
        line.append(deal.acquirer, ink)
        line.append(" → ", Style(.muted))
        line.append(deal.target, concernsSelected ? ink.bold : ink)
        let ticker = deal.targetTicker.map { Line(" \($0)", Style(.muted)) } ?? Line()
        return line.width + ticker.width <= width ? line + ticker : line
    }

    /// Whether a deal is in a sector that the selected fund holds.
    private func concernsSelected(_ deal: Deal) -> Bool {
        guard let sector = state.selectedListing?.instrument.sector else { return true }
        return sector == deal.sector
    }

    /// The sector of most of the newest deals.
    private var sectorOfDeals: Sector {
        let counts = state.market.deals.prefix(100).reduce(into: [Sector: Int]()) { counts, deal in
            if let sector = deal.sector { counts[sector, default: 0] += 1 }
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
        if let sector = state.selectedListing?.instrument.sector {
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
    private func drawDetail(_ tally: DealTally, below top: Int, in inner: Rect, on grid: inout Grid) {
        guard let deal = state.selectedDeal else { return }
        let width = listArea(inner).width - 4
        let lines =
            DealDetailLines(market: state.market, deal: deal).lines(in: inner.height, width: width)
            + news.lines(news.rowCount(in: inner.height), width: width)
            + [Line(quarterText(tally), within: width), Line(previousQuarterText(tally), Style(.muted))]
        for (row, line) in lines.enumerated() where top + 1 + row < inner.bottom {
            grid.write(line, x: inner.x + 2, y: top + 1 + row, width: width)
        }
    }

    /// The quarter to date, as far as the data cover it.
    private func quarterText(_ tally: DealTally) -> [Line] {
        let coverage = state.market.dealCoverage(of: tally.days)
        guard coverage != .none else { return [Line("\(tally.quarterName): not available, \(coverageText)")] }
        let message =
            coverage == .complete ? [] : [Line(", \(coverageText)", Style(.warning))]
        return [Line("\(tally.quarterName): \(coverage.text(tally.count)) deals")] + message + [
            Line(", \(NumberText.money(usdMillions: tally.upfrontUSDMillions)) upfront"),
            Line(", \(tally.withoutValue) without an upfront value"), Line(", \(tally.acquisitions) acquisitions"),
        ]
    }

    /// The quarter before: counts only for periods that the data cover in full.
    private func previousQuarterText(_ tally: DealTally) -> String {
        func count(_ count: Int, in days: ClosedRange<Day>) -> String {
            state.market.dealCoverage(of: days).text(count)
        }
        let alike = count(tally.previousQuarterSameDays, in: tally.previousSameDays)
        let all = count(tally.previousQuarter, in: tally.previousDays)
        return "\(tally.previousQuarterName): \(alike) at this point, \(all) in total"
    }
}

extension DealCoverage {
    /// A count of deals in the days, with "≥" where it may lack some; missing where none of the days is covered.
    func text(_ count: Int?) -> String {
        switch self {
        case .none: NumberText.missing
        case .partial: count.map { "≥ \(NumberText.count($0))" } ?? NumberText.missing
        case .complete: NumberText.count(count)
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
