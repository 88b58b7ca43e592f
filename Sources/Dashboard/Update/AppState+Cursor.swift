import Model
import Screen

extension AppState {
    /// Moves the cursor of the focused panel, or through the tickers if the panel has no rows of its own.
    mutating func move(_ command: Command) {
        let page = max(1, (listHeight(of: cursorPanel) ?? 10) / 2)
        let count = rowCount(of: cursorPanel)
        let row = cursor(of: cursorPanel)
        if count == 0 {
            notice =
                cursorPanel == .yields ? "no rows to select here" + keyHints([(.zoom, "zooms")]) : "no rows here"
        }
        switch command {
        case .down: setCursor(row + 1, of: cursorPanel)
        case .up: setCursor(row - 1, of: cursorPanel)
        case .first: setCursor(0, of: cursorPanel)
        case .last: setCursor(count - 1, of: cursorPanel)
        case .halfPageDown: setCursor(row + page, of: cursorPanel)
        default: setCursor(row - page, of: cursorPanel)
        }
    }

    /// Moves to the next deal or ticker that matches the filter, wrapping around; shows a notice if there is none.
    mutating func nextMatch(_ step: Int) {
        let panel: PanelID = focus == .deals ? .deals : .tickers
        let filter = panel == .deals ? dealSearch.text : watchList.filter
        guard !filter.isEmpty else {
            notice = "no filter is set" + keyHints([(.filter, "sets one")])
            return
        }
        let count = rowCount(of: panel)
        guard count > 0 else {
            notice = "nothing matches the filter"
            return
        }
        if count == 1, cursor(of: panel) == 0 { notice = "that is the only match" }
        let row = cursor(of: panel)
        setCursor(row < 0 ? (step > 0 ? 0 : count - 1) : (row + step + count) % count, of: panel)
    }

    /// The panel through whose rows the cursor keys move.
    var cursorPanel: PanelID { focus == .chart || focus == .sectors ? .tickers : focus }

    /// The row under the cursor of a panel.
    func cursor(of panel: PanelID) -> Int {
        switch panel {
        case .tickers: watchList.row(of: selected, in: market) ?? -1
        case .indexes: indexPositions.firstIndex { market.listings[$0].instrument.symbol == selected } ?? -1
        default: min(cursors[panel] ?? 0, max(0, rowCount(of: panel) - 1))
        }
    }

    /// Moves the cursor of a panel to a row, or to the nearest one.
    mutating func setCursor(_ row: Int, of panel: PanelID) {
        let count = rowCount(of: panel)
        guard count > 0 else { return }
        let row = min(max(row, 0), count - 1)
        switch panel {
        case .tickers: select(market.listings[watchList.positions[row]].instrument.symbol)
        case .indexes: select(market.listings[indexPositions[row]].instrument.symbol)
        default: cursors[panel] = row
        }
    }

    /// Selects the instrument for chart, sectors and deals.
    mutating func select(_ symbol: Symbol) {
        guard market[symbol] != nil, symbol != selected else { return }
        selected = symbol
        if watchList.heldOutOfOrder != nil { watchList.sort(market) }
    }

    /// The number of rows in a panel's list.
    func rowCount(of panel: PanelID) -> Int {
        switch panel {
        case .tickers: watchList.positions.count
        case .indexes: indexPositions.count
        default: panel.make(self).rowCount
        }
    }

    /// The number of visible rows of a panel's list; nil if the panel is not visible.
    func listHeight(of panel: PanelID) -> Int? {
        listRect(of: panel).map(\.height)
    }

    /// The rectangle of the rows of a panel's list; nil if the panel is not visible.
    func listRect(of panel: PanelID) -> Rect? {
        guard let layout = Layout(size, focus: focus, tab: tab, isZoomed: isZoomed),
            let placement = layout.placement(of: panel)
        else { return nil }
        return panel.make(self).list(in: placement.inside)
    }

    /// Scrolls each list by as little as makes its cursor visible.
    mutating func settleScroll() {
        for panel in PanelID.allCases {
            guard let height = listHeight(of: panel), height > 0 else { continue }
            tops[panel] = Table.firstRow(
                after: tops[panel] ?? 0, selected: max(0, cursor(of: panel)), count: rowCount(of: panel),
                visible: height)
        }
    }

    /// Handles a click: on a tab, a panel or a row.
    mutating func click(x: Int, y: Int) {
        guard prompt == nil, page == nil,
            let layout = Layout(size, focus: focus, tab: tab, isZoomed: isZoomed)
        else { return }
        if let tabs = layout.tabs, tabs.contains(x: x, y: y) {
            if let panel = Tabs.panel(at: x, in: tabs) { moveFocus(to: panel) }
            return
        }
        guard let placement = layout.panels.first(where: { $0.rect.contains(x: x, y: y) }) else { return }
        moveFocus(to: placement.panel)
        guard let list = listRect(of: placement.panel), list.contains(x: x, y: y) else { return }
        setCursor((tops[placement.panel] ?? 0) + y - list.y, of: placement.panel)
    }

    /// Moves the cursor of the panel under the mouse.
    mutating func scroll(x: Int, y: Int, rows: Int) {
        if page != nil {
            turn(by: rows)
            return
        }
        guard let layout = Layout(size, focus: focus, tab: tab, isZoomed: isZoomed),
            let placement = layout.panels.first(where: { $0.rect.contains(x: x, y: y) })
        else { return }
        let panel = placement.panel == .chart || placement.panel == .sectors ? PanelID.tickers : placement.panel
        setCursor(cursor(of: panel) + rows, of: panel)
    }
}
