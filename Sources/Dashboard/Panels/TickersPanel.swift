import Model
import Screen

/// Panel 2: the watch list.
struct TickersPanel: Panel {
    let state: AppState
    /// The rows to draw anew on a grid that shows the others; nil to draw all.
    var redrawnRows: Set<Int>?
    /// The widths that columns need, if they are known.
    var knownWidths: Widths?

    /// The widths that depend on what the rows near the visible ones show.
    struct Widths {
        let symbol, last: Int
    }

    var neededWidths: Widths { knownWidths ?? Widths(symbol: symbolWidth, last: lastWidth) }

    var title: Line { list.list.map { Line("Tickers: \($0.name)") } ?? "Tickers" }

    private var list: WatchList { state.watchList }

    var caption: Line {
        var line = Line()
        if !list.filter.isEmpty { line.append("/\(list.filter)  ", Style(.warning)) }
        if list.isInListOrder, list.list != nil {
            line.append("in list order  ", Style(.accent))
        } else if let columns = visibleColumns, !columns.contains(list.column) {
            line.append("by \(list.column.name)  ", Style(.accent))
        }
        let loading = list.list == nil && list.filter.isEmpty ? state.loading.all : 0
        let shown = list.positions.count + loading, total = list.total + loading
        line.append(shown == total ? "\(shown)" : "\(shown) of \(total)", Style(.muted))
        return line
    }

    func list(in inner: Rect) -> Rect? { Table.body(in: parts(of: inner).table) }

    /// The rows that the chart below a short list needs, its heading included.
    private static let leastChart = 16

    /// The table, and below it, when zoomed with rows to spare, the chart of the selected ticker.
    private func parts(of inner: Rect) -> (table: Rect, chart: Rect?) {
        let height = list.positions.count + 1, rest = inner.height - height - 1
        guard state.isZoomed, !list.positions.isEmpty, rest >= TickersPanel.leastChart else { return (inner, nil) }
        return (
            Rect(x: inner.x, y: inner.y, width: inner.width, height: height),
            Rect(x: inner.x, y: inner.bottom - rest, width: inner.width, height: rest)
        )
    }

    private func drawChart(in rect: Rect, on grid: inout Grid) {
        let chart = ChartPanel(state: state), area = rect.rows([.fixed(1), .share(1)])
        let title = Line(chart.title.text, Style(.text).bold) + Line("  ") + chart.caption
        grid.write(title, x: rect.x + 2, y: rect.y, width: rect.width - 3)
        chart.draw(in: area[1].inset(horizontally: 1, vertically: 0), on: &grid)
    }

    /// The columns on the screen; nil if the panel is not visible.
    var visibleColumns: [TickerColumn]? {
        state.layout?.placement(of: .tickers).map { placement in
            table.placements(in: placement.inside).compactMap { cell in
                if case .figure(let column) = fields[cell.column] { column } else { nil }
            }
        }
    }

    /// The column whose header covers a cell.
    func header(x: Int, y: Int, in inner: Rect) -> TickerColumn? {
        let table = table
        guard y == table.body(in: inner).y - 1, y >= inner.y else { return nil }
        let cell = table.placements(in: inner).first { (($0.x - 1)..<($0.x + $0.width)).contains(x) }
        if let cell, case .figure(let column) = fields[cell.column] { return column }
        return nil
    }

    func draw(in room: Rect, on grid: inout Grid) {
        let (inner, chart) = parts(of: room)
        if let chart { drawChart(in: chart, on: &grid) }
        let needed = neededWidths, table = table(needed), fields = fields
        let widths = Dictionary(table.placements(in: inner).map { ($0.column, $0.width) }) { first, _ in first }
        table.draw(in: inner, on: &grid) { row in
            state.market.listings[list.positions[row]]
        } content: { listing, column in
            let cell: Table.Content =
                switch fields[column] {
                case .figure(let column): content(listing, column, needed.last)
                case .name: name(listing.instrument, within: widths[column] ?? 0)
                case .curve: curve(listing)
                }
            return state.market.isStale(listing) ? cell.dimmed : cell
        }
        markUnknown(in: inner, on: &grid)
        guard list.positions.isEmpty else { return }
        EmptyMessage(
            list.filter.isEmpty
                ? list.list == nil ? "no tickers" : "an empty list: “:add NVDA” fills it"
                : "nothing matches “\(list.filter)”: Esc clears"
        )
        .draw(in: inner, on: &grid)
    }

    /// Marks symbols as unknown that have no price because a source rejects them.
    private func markUnknown(in inner: Rect, on grid: inout Grid) {
        let unknown = state.market.unknownSymbols
        guard !unknown.isEmpty else { return }
        let table = table, body = table.body(in: inner)
        let x = table.placements(in: inner).dropFirst().first?.x ?? inner.x
        for (line, index) in list.positions.dropFirst(table.firstRow).prefix(body.height).enumerated() {
            let listing = state.market.listings[index]
            guard listing.last == nil, unknown.contains(listing.instrument.symbol) else { continue }
            let room = Rect(x: x, y: body.y + line, width: inner.right - x, height: 1)
            let style = Style(.warning, on: table.selectedRow == table.firstRow + line ? .selection : .text)
            grid.fill(room, with: Cell(.space, style))
            grid.write("unknown symbol", x: x, y: room.y, style, width: room.width)
        }
    }

    /// What a column shows.
    private enum Field: Hashable {
        case figure(TickerColumn)
        /// The instrument's name, where there is room.
        case name
        case curve
    }

    private var fields: [Field] {
        let columns = state.columns ?? (state.isZoomed ? TickerColumn.allCases : TickerColumn.overview)
        return [.figure(.symbol), .name] + columns.filter { $0 != .symbol }.map { .figure($0) } + [.curve]
    }

    private func heading(_ field: Field, _ widths: Widths) -> Table.Column {
        switch field {
        case .figure(let column):
            // Of chosen columns, the last ones are left out first.
            heading(column, widths, isChosen: column != .symbol && state.columns != nil)
        case .name: Table.Column("", width: 16...34, priority: state.isZoomed ? 11 : 1)
        case .curve:
            Table.Column(
                "", width: 4...(state.isZoomed ? 16 : 14), priority: state.isZoomed ? 12 : 0, takesRest: true)
        }
    }

    private func heading(_ column: TickerColumn, _ widths: Widths, isChosen: Bool) -> Table.Column {
        var heading = heading(column, widths)
        if isChosen { heading.priority = 19 }
        return heading
    }

    private var table: Table { table(neededWidths) }

    private func table(_ widths: Widths) -> Table {
        var table = Table(fields.map { heading($0, widths) }, rowCount: list.positions.count)
        table.firstRow = state.tops[.tickers] ?? 0
        table.selectedRow = list.row(of: state.selected, in: state.market)
        if !list.isInListOrder || list.list == nil {
            table.sort = fields.firstIndex(of: .figure(list.column)).map {
                Table.Sort(column: $0, descending: !list.isAscending)
            }
        }
        table.fades = true
        table.redrawnRows = redrawnRows
        return table
    }

    private func heading(_ column: TickerColumn, _ widths: Widths) -> Table.Column {
        switch column {
        case .symbol: Table.Column("", width: widths.symbol...max(8, widths.symbol), priority: 20)
        case .last: Table.Column(column.title, width: widths.last, alignment: .right, priority: 18)
        case .month, .day: Table.Column(column.title, width: 7, alignment: .right, priority: 17)
        case .week: Table.Column(column.title, width: 7, alignment: .right, priority: 15)
        case .yearToDate: Table.Column(column.title, width: 7, alignment: .right, priority: 16)
        case .quarter, .halfYear, .year: Table.Column(column.title, width: 7, alignment: .right, priority: 10)
        case .threeYears, .fiveYears, .tenYears, .maximum:
            Table.Column(column.title, width: 8, alignment: .right, priority: 4)
        case .relative: Table.Column(column.title, width: 8, alignment: .right, priority: 5)
        default: Table.Column(column.title, width: 10, alignment: .right, priority: 5)
        }
    }

    private func content(_ listing: Listing, _ column: TickerColumn, _ lastWidth: Int) -> Table.Content {
        let instrument = listing.instrument
        switch column {
        case .symbol: return .line(label(instrument) + Line.age(of: listing, in: state.market))
        case .last: return .last(listing, within: lastWidth, in: state)
        case .volatility:
            return .text(NumberText.percent(listing.series.volatility63, decimals: 1, sign: .negative))
        case .drawdown:
            let drawdown = listing.series.drawdown252
            return .text(NumberText.percent(drawdown, within: 10), .signed(drawdown))
        case .volume: return .text(NumberText.shares(listing.series.lastVolume))
        case .volumeToMedian: return .text(NumberText.ratio(listing.series.volumeToMedian))
        default:
            let figure = column.figure(listing, in: state.market)
            return .text(NumberText.percent(figure, within: column.cellWidth), .signed(figure))
        }
    }

    /// The width of the prices near the visible rows.
    private var lastWidth: Int {
        let top = state.tops[.tickers] ?? 0
        return list.positions.dropFirst(max(0, top)).prefix(150).lastWidth(in: state.market, atLeast: 8)
    }

    /// The width of the symbols near the visible rows with their marks, up to ten columns.
    private var symbolWidth: Int {
        let top = state.tops[.tickers] ?? 0
        let longest = list.positions.dropFirst(max(0, top)).prefix(150).lazy.map { index in
            let listing = state.market.listings[index], width = DisplayWidth.of(listing.instrument.label)
            // A short one has room for all marks.
            return width < 5 ? width : (label(listing.instrument) + Line.age(of: listing, in: state.market)).width
        }.max()
        return min(max(longest ?? 0, 7), 10)
    }

    /// An instrument's name; nothing if the symbol is all that is known. Where it does not fit it loses its issuer, and
    /// then its last words, in whose place stands "…".
    private func name(_ instrument: Instrument, within width: Int) -> Table.Content {
        guard instrument.name != instrument.symbol.name else { return .empty }
        var name = instrument.name
        if DisplayWidth.of(name) > width, let issuer = TickersPanel.issuers.first(where: { name.hasPrefix("\($0) ") }) {
            name = String(name.dropFirst(issuer.count + 1))
        }
        return .line(Line(words: name, Style(.muted), within: width))
    }

    /// The issuers with which the names of their funds begin.
    private static let issuers = ["iShares", "Invesco", "Vanguard", "SPDR"]

    private func label(_ instrument: Instrument) -> Line {
        let symbol = instrument.symbol
        var line = Line(instrument.label)
        if list.pinned.contains(symbol) { line.append("•", Style(.accent)) }
        if list.heldOutOfOrder == symbol { line.append("↕", Style(.muted)) }
        return line
    }

    private func curve(_ listing: Listing) -> Table.Content {
        .sparkline(listing.series.tail(22).map { $0 }, Style(.series))
    }
}
