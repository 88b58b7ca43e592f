import Model
public import Screen

/// A drawn screen, of which the next one takes over the panels whose inputs are the same.
public struct Frame: Sendable {
    /// The whole screen.
    public let grid: Grid
    /// The screen without what covers the panels.
    fileprivate let panels: Grid
    /// What panels were drawn from, as far as that can be compared.
    fileprivate let inputs: [PanelID: Inputs]
    /// The panels taken over from the screen before.
    let reused: Set<PanelID>
    /// The row of the watch list under the cursor.
    fileprivate let selectedRow: Int?

    /// Everything that the content of a panel follows from.
    fileprivate struct Inputs: Equatable {
        let revision: Int
        let rect: Rect
        let isFocused, isZoomed: Bool
        /// The window of its figures; nil if it has none.
        let window: Window?
        let cursor: Int
        let top: Int?
        /// What the list of tickers follows from; nil for another panel.
        var list: TickerInputs?
    }

    /// What the rows of the watch list follow from, beside the market.
    fileprivate struct TickerInputs: Equatable {
        let positions: [Int]
        let column: TickerColumn
        let isAscending, isInListOrder: Bool
        let filter: String
        let list: SymbolList?
        let pinned: Set<Symbol>
        let heldOutOfOrder: Symbol?
        let columns: [TickerColumn]?
        let loading: Int
    }
}

extension AppState {
    /// Draws the state as a full screen; what it shows is that of `draw()`.
    ///
    /// - Parameter last: The screen before, drawn from an earlier value of this state.
    public func frame(after last: Frame? = nil) -> Frame {
        var grid = Grid(size)
        guard let layout else {
            TooSmall(quitKey: settings.keys.name(of: .quit)).draw(in: Rect(size), on: &grid)
            return Frame(grid: grid, panels: grid, inputs: [:], reused: [], selectedRow: nil)
        }
        Header(state: self).draw(in: layout.header, on: &grid)
        if let strip = layout.strip { LevelStrip(state: self).draw(in: strip, on: &grid) }
        if let tabs = layout.tabs { Tabs(state: self, panels: layout.tabbed).draw(in: tabs, on: &grid) }
        Footer(state: self).draw(in: layout.footer, on: &grid)
        var inputs: [PanelID: Frame.Inputs] = [:]
        var reused: Set<PanelID> = []
        let selectedRow = watchList.row(of: selected, in: market)
        for placement in layout.panels {
            let own = self.inputs(of: placement)
            inputs[placement.panel] = own
            if let own, let last, last.grid.size == size, last.inputs[placement.panel] == own {
                grid.copy(placement.rect, of: last.panels)
                reused.insert(placement.panel)
                if placement.panel == .tickers, selectedRow != last.selectedRow {
                    let rows = Set([selectedRow, last.selectedRow].compactMap(\.self))
                    TickersPanel(state: self, redrawnRows: rows).draw(in: placement.inside, on: &grid)
                }
            } else {
                draw(placement, on: &grid)
            }
        }
        let panels = grid
        if let tour { TourBand(state: self, tour: tour).draw(in: Tour.band(in: size), on: &grid) }
        if prompt?.purpose == .palette { PaletteList(state: self).draw(in: layout.body, on: &grid) }
        if let page {
            let box = PageBox(state: self, page: page)
            box.draw(in: box.rect, on: &grid)
        }
        grid.cursor = cursor(in: layout)
        return Frame(grid: grid, panels: panels, inputs: inputs, reused: reused, selectedRow: selectedRow)
    }

    /// What a panel is drawn from, and the tickers beside the row under the cursor; nil for one that shows the selected
    /// instrument, which most keys change.
    private func inputs(of placement: Layout.Placement) -> Frame.Inputs? {
        let panel = placement.panel
        switch panel {
        case .indexes, .yields, .thesis:
            return Frame.Inputs(
                revision: revision, rect: placement.rect, isFocused: panel == focus, isZoomed: isZoomed,
                window: panel == .thesis ? nil : window, cursor: cursor(of: panel), top: tops[panel])
        case .tickers:
            // Zoomed, the chart of the selected ticker can be below the list.
            if isZoomed { return nil }
            return Frame.Inputs(
                revision: revision, rect: placement.rect, isFocused: panel == focus, isZoomed: false, window: window,
                cursor: 0, top: tops[panel], list: tickerInputs)
        case .chart, .sectors, .deals: return nil
        }
    }

    private var tickerInputs: Frame.TickerInputs {
        Frame.TickerInputs(
            positions: watchList.positions, column: watchList.column, isAscending: watchList.isAscending,
            isInListOrder: watchList.isInListOrder, filter: watchList.filter, list: watchList.list,
            pinned: watchList.pinned, heldOutOfOrder: watchList.heldOutOfOrder, columns: columns,
            loading: loading.all)
    }

    private func draw(_ placement: Layout.Placement, on grid: inout Grid) {
        let panel = placement.panel.make(self)
        panel.box(of: placement.panel, isFocused: placement.panel == focus).draw(in: placement.rect, on: &grid)
        let inner = placement.inside
        if !inner.isEmpty { panel.draw(in: inner, on: &grid) }
    }
}
