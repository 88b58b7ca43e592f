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
    /// What the bars above and below were drawn from.
    fileprivate let bars: Bars
    /// What in these panels follows from the selected instrument.
    fileprivate let selection: Selection

    /// The selected instrument in panels that are taken over although it was another one.
    fileprivate struct Selection {
        var symbol: Symbol?
        /// Its row in the watch list.
        var row: Int?
        /// How each visible deal concerns it.
        var deals: [DealsPanel.Relation] = []
        /// What panels that were taken over have measured; nil for others.
        var tickerWidths: TickersPanel.Widths?
        var sectorOfDeals: Sector?
    }

    /// Everything that the bars follow from; nil for one that is always drawn.
    fileprivate struct Bars {
        var header: HeaderInputs?
        var footer: FooterInputs?
    }

    fileprivate struct HeaderInputs: Equatable {
        let revision: Int
        let rect: Rect
        let strip: Rect?
    }

    /// What the hints for keys follow from.
    fileprivate struct FooterInputs: Equatable {
        let revision: Int
        let rect: Rect
        let focus: PanelID
        let isZoomed, hasRows, hasWindow: Bool
    }

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
        /// The filter of the deals.
        var filter = ""
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
            return Frame(
                grid: grid, panels: grid, inputs: [:], reused: [], bars: Frame.Bars(), selection: Frame.Selection())
        }
        let last = last.flatMap { $0.grid.size == size ? $0 : nil }
        let bars = drawBars(layout, after: last, on: &grid)
        if let tabs = layout.tabs { Tabs(state: self, panels: layout.tabbed).draw(in: tabs, on: &grid) }
        var inputs: [PanelID: Frame.Inputs] = [:]
        var reused: Set<PanelID> = []
        var selection = selection(in: layout)
        for placement in layout.panels {
            let own = self.inputs(of: placement)
            inputs[placement.panel] = own
            if let own, let last, last.inputs[placement.panel] == own {
                grid.copy(placement.rect, of: last.panels)
                reused.insert(placement.panel)
                drawSelection(&selection, last.selection, placement, on: &grid)
            } else {
                draw(placement, on: &grid)
            }
        }
        let panels = grid
        drawCover(layout, on: &grid)
        return Frame(grid: grid, panels: panels, inputs: inputs, reused: reused, bars: bars, selection: selection)
    }

    /// Draws what covers the panels, and places the cursor.
    private func drawCover(_ layout: Layout, on grid: inout Grid) {
        if let tour { TourBand(state: self, tour: tour).draw(in: Tour.band(in: size), on: &grid) }
        if prompt?.purpose == .palette { PaletteList(state: self).draw(in: layout.body, on: &grid) }
        if let page {
            let box = PageBox(state: self, page: page)
            box.draw(in: box.rect, on: &grid)
        }
        Footer(state: self).drawRest(above: layout.footer, on: &grid)
        grid.cursor = cursor(in: layout)
    }

    /// Draws header, strip and footer, or takes them over, and returns what they follow from.
    private func drawBars(_ layout: Layout, after last: Frame?, on grid: inout Grid) -> Frame.Bars {
        let header = Frame.HeaderInputs(revision: revision, rect: layout.header, strip: layout.strip)
        if let last, last.bars.header == header {
            grid.copy(layout.header, of: last.panels)
            if let strip = layout.strip { grid.copy(strip, of: last.panels) }
        } else {
            Header(state: self).draw(in: layout.header, on: &grid)
            if let strip = layout.strip { LevelStrip(state: self).draw(in: strip, on: &grid) }
        }
        let footer = footerInputs(layout.footer)
        if let last, let footer, last.bars.footer == footer {
            grid.copy(layout.footer, of: last.panels)
        } else {
            Footer(state: self).draw(in: layout.footer, on: &grid)
        }
        return Frame.Bars(header: header, footer: footer)
    }

    /// What the hints of the footer follow from; nil where it shows something else.
    private func footerInputs(_ rect: Rect) -> Frame.FooterInputs? {
        guard prompt == nil, notice == nil, page == nil, tour == nil, greeting == nil else { return nil }
        return Frame.FooterInputs(
            revision: revision, rect: rect, focus: focus, isZoomed: isZoomed, hasRows: offers(.down),
            hasWindow: offers(.longerWindow))
    }

    private func selection(in layout: Layout) -> Frame.Selection {
        var selection = Frame.Selection(symbol: selected, row: watchList.row(of: selected, in: market))
        if !isZoomed, let deals = layout.placement(of: .deals) {
            selection.deals = DealsPanel(state: self).relations(in: deals.inside)
        }
        return selection
    }

    /// Draws what follows from the selected instrument on a panel that was taken over from a frame of another one.
    private func drawSelection(
        _ selection: inout Frame.Selection, _ last: Frame.Selection, _ placement: Layout.Placement, on grid: inout Grid
    ) {
        switch placement.panel {
        case .tickers:
            selection.tickerWidths = last.tickerWidths
            guard selection.row != last.row else { return }
            let rows = Set([selection.row, last.row].compactMap(\.self))
            var panel = TickersPanel(state: self, redrawnRows: rows, knownWidths: last.tickerWidths)
            panel.knownWidths = panel.neededWidths
            selection.tickerWidths = panel.knownWidths
            panel.draw(in: placement.inside, on: &grid)
        case .deals:
            selection.sectorOfDeals = last.sectorOfDeals
            guard selected != last.symbol else { return }
            let first = max(tops[.deals] ?? 0, 0)
            let rows = zip(selection.deals, last.deals).enumerated().filter { $0.element.0 != $0.element.1 }.map {
                first + $0.offset
            }
            var panel = DealsPanel(state: self, redrawnRows: Set(rows), knownSector: last.sectorOfDeals)
            panel.knownSector = panel.sectorOfDeals
            selection.sectorOfDeals = panel.knownSector
            panel.draw(in: placement.inside, on: &grid)
        default: break
        }
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
        case .deals:
            // Zoomed, it shows a deal and the fund in detail.
            if isZoomed { return nil }
            return Frame.Inputs(
                revision: revision, rect: placement.rect, isFocused: panel == focus, isZoomed: false, window: nil,
                cursor: cursor(of: panel), top: tops[panel], filter: dealSearch.text)
        case .chart, .sectors: return nil
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
