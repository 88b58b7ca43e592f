import Model
import Screen

/// Panel 1: the indexes, each with its last level, its returns and its difference to its benchmark.
struct IndexesPanel: Panel {
    let state: AppState

    var title: Line { "Indexes" }
    var caption: Line { Line(state.window.rawValue, Style(.accent)) }

    private var positions: [Int] { state.indexPositions }

    func list(in inner: Rect) -> Rect? {
        let rows = Table.body(in: tableRect(inner))
        return Rect(x: rows.x, y: rows.y, width: rows.width, height: min(rows.height, positions.count))
    }

    func draw(in inner: Rect, on grid: inout Grid) {
        let rect = tableRect(inner), columns = columns, decimals = decimals
        table.draw(in: rect, on: &grid) { row in
            state.market.listings[positions[row]]
        } content: { listing, column in
            let cell = content(listing, columns[column], decimals)
            return state.market.isStale(listing) ? cell.dimmed : cell
        }
        if state.isZoomed { drawBelow(rect.bottom + 1, in: inner, on: &grid) }
    }

    /// Breadth, rotation and relative strength, as far as there is room.
    private func drawBelow(_ top: Int, in inner: Rect, on grid: inout Grid) {
        let room = Rect(x: inner.x + 2, y: top, width: inner.width - 2, height: inner.bottom - top)
        let breadth = BreadthLines(market: state.market, window: state.window)
        guard room.height >= 6 else { return }
        if room.width >= 110 {
            let parts = room.columns([.fixed(62), .share(1)], spacing: 3)
            let left = parts[0].rows([.fixed(6), .share(1)])
            breadth.draw(in: left[0], on: &grid)
            RotationLines(market: state.market).draw(in: left[1], on: &grid)
            drawStrength(in: parts[1], on: &grid)
        } else {
            let parts = room.rows([.fixed(6), .share(1)])
            breadth.draw(in: parts[0], on: &grid)
            if parts[1].height >= 24 {
                let halves = parts[1].rows([.share(1), .share(1)], spacing: 1)
                RotationLines(market: state.market).draw(in: halves[0], on: &grid)
                drawStrength(in: halves[1], on: &grid)
            } else {
                RotationLines(market: state.market).draw(in: parts[1], on: &grid)
            }
        }
    }

    private func tableRect(_ inner: Rect) -> Rect {
        state.isZoomed
            ? Rect(x: inner.x, y: inner.y, width: inner.width, height: min(inner.height, positions.count + 1)) : inner
    }

    /// The content of a column.
    private enum Field {
        case name, last, change(Window), relative(Window), curve
    }

    private var columns: [Field] {
        guard state.isZoomed else {
            let chosen: [Field] = state.window == .day ? [] : [.change(state.window)]
            return [.name, .last, .change(.day)] + chosen + [.relative(state.window), .curve]
        }
        return [.name, .last] + Window.stepped.map { .change($0) } + [.relative(state.window), .curve]
    }

    private var table: Table {
        var table = Table(columns.map(heading), rowCount: positions.count)
        table.firstRow = state.tops[.indexes] ?? 0
        let cursor = state.cursor(of: .indexes)
        table.selectedRow = cursor >= 0 ? cursor : nil
        return table
    }

    private func heading(_ field: Field) -> Table.Column {
        switch field {
        case .name: return Table.Column("", width: 16...26, priority: 18)
        case .last: return Table.Column("last", width: lastWidth, alignment: .right, priority: 17)
        case .change(let window):
            return Table.Column("\(window.rawValue) %", width: 7, alignment: .right, priority: priority(of: window))
        case .relative:
            // Beside many windows, the one that it is of has to be named.
            let title = state.isZoomed && state.size.width >= 72 ? "vs SPX \(state.window.rawValue)" : "vs SPX"
            return Table.Column(title, width: max(7, DisplayWidth.of(title)), alignment: .right, priority: 14)
        case .curve:
            return Table.Column(
                "", width: 4...(state.isZoomed ? 24 : 10), priority: state.isZoomed ? 13 : 1, takesRest: true)
        }
    }

    /// The day and the chosen window are part of the overview, so the zoomed panel always has them; of the others the
    /// most used come first.
    private func priority(of window: Window) -> Int {
        if window == .day { return 16 }
        if window == state.window { return 15 }
        let others: [Window] = [
            .maximum, .tenYears, .threeYears, .fiveYears, .halfYear, .quarter, .year, .week, .yearToDate, .month,
        ]
        return others.firstIndex(of: window) ?? 0
    }

    /// The width of the widest price.
    private var lastWidth: Int { positions[...].lastWidth(in: state.market, atLeast: 9) }

    /// The decimals of the changes over each window: as many as the widest of them has room for.
    private var decimals: [Window: Int] {
        columns.reduce(into: [:]) { decimals, field in
            guard case .change(let window) = field else { return }
            let widest = positions.compactMap { index in
                state.market.change(of: state.market.listings[index].instrument.symbol, over: window)
            }.max { abs($0) < abs($1) }
            guard let widest else { return }
            decimals[window] = (0...2).last { NumberText.percent(widest, decimals: $0).count <= 7 } ?? 0
        }
    }

    private func content(_ listing: Listing, _ field: Field, _ decimals: [Window: Int]) -> Table.Content {
        let instrument = listing.instrument
        switch field {
        case .name: return .line(Line(instrument.shortName) + Line.age(of: listing, in: state.market))
        case .last: return .last(listing, within: lastWidth, in: state)
        case .change(let window):
            let change = state.market.change(of: instrument.symbol, over: window)
            return .text(NumberText.percent(change, decimals: decimals[window] ?? 2, within: 7), .signed(change))
        case .relative(let window):
            let relative = state.market.relative(of: instrument.symbol, over: window)
            return .text(NumberText.percent(relative, within: 7), .signed(relative))
        case .curve:
            let count = (state.window.sessions ?? (state.window == .maximum ? listing.series.count : 126)) + 1
            return .sparkline(listing.series.tail(max(6, count)).map { $0 }, Style(.series))
        }
    }

    /// The relative strength of the selected index against its benchmark, or of the first index that has one.
    private func drawStrength(in rect: Rect, on grid: inout Grid) {
        guard rect.height >= 5 else { return }
        let compared = positions.map { state.market.listings[$0].instrument }.filter { $0.benchmark != nil }
        guard let instrument = compared.first(where: { $0.symbol == state.selected }) ?? compared.first,
            let benchmark = instrument.benchmark
        else { return }
        let symbol = instrument.symbol
        let points = state.market.relativeStrength(of: symbol, against: benchmark, over: state.window)
        guard let first = points.first, let last = points.last else { return }
        let line =
            Line("\(symbol) against \(benchmark), \(state.window.rawValue)", Style(.text).bold)
            + Line("  100 on \(first.day.long), \(NumberText.fixed(last.value, decimals: 2)) now", Style(.muted))
        grid.write(line, x: rect.x, y: rect.y, width: rect.width)
        var chart = LineChart([LineChart.Series(points.map(\.value))])
        chart.references = [LineChart.Reference(100)]
        chart.label = { NumberText.fixed($0, decimals: 1) }
        chart.dates = DateAxis(points.map(\.day)).labels
        chart.draw(in: Rect(x: rect.x, y: rect.y + 1, width: rect.width, height: rect.height - 1), on: &grid)
    }
}

extension Instrument {
    /// The name without its suffix "Index".
    var shortName: String {
        var text = name
        for tail in [" Index", " Volatility Index"] where text.hasSuffix(tail) {
            text = String(text.dropLast(tail.count))
        }
        return symbol == "VIX" ? "VIX" : text
    }
}
