import Model
import Screen

extension AppState {
    /// Moves the cursor of the focused panel. In panels without rows of their own it moves through the tickers.
    mutating func move(_ command: Command) {
        let page = max(1, (listHeight(of: cursorPanel) ?? 10) / 2)
        let count = rowCount(of: cursorPanel)
        let row = cursor(of: cursorPanel)
        if count == 0 {
            notice = cursorPanel == .yields ? "no rows to go through here" + means([(.zoom, "zooms")]) : "no rows here"
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

    /// Goes to another deal or ticker that matches the filter, around the end; says why where there is none.
    mutating func nextMatch(_ step: Int) {
        let panel: PanelID = focus == .deals ? .deals : .tickers
        let filter = panel == .deals ? dealSearch.text : watchList.filter
        guard !filter.isEmpty else {
            notice = "no filter is set" + means([(.filter, "sets one")])
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

    /// The panel whose rows the cursor keys move through.
    var cursorPanel: PanelID { focus == .chart || focus == .sectors ? .tickers : focus }

    /// The row under the cursor of a panel.
    func cursor(of panel: PanelID) -> Int {
        switch panel {
        case .tickers: watchList.row(of: selected, in: market) ?? -1
        case .indexes: indexPlaces.firstIndex { market.listings[$0].instrument.symbol == selected } ?? -1
        default: min(cursors[panel] ?? 0, max(0, rowCount(of: panel) - 1))
        }
    }

    /// Puts the cursor of a panel on a row, or the nearest there is.
    mutating func setCursor(_ row: Int, of panel: PanelID) {
        let count = rowCount(of: panel)
        guard count > 0 else { return }
        let row = min(max(row, 0), count - 1)
        switch panel {
        case .tickers: select(market.listings[watchList.places[row]].instrument.symbol)
        case .indexes: select(market.listings[indexPlaces[row]].instrument.symbol)
        default: cursors[panel] = row
        }
    }

    /// Makes chart, sectors and deals speak of an instrument.
    mutating func select(_ symbol: Symbol) {
        guard market[symbol] != nil, symbol != selected else { return }
        selected = symbol
        if watchList.heldOutOfOrder != nil { watchList.sort(market) }
    }

    /// How many rows a panel lists.
    func rowCount(of panel: PanelID) -> Int {
        switch panel {
        case .tickers: watchList.places.count
        case .indexes: indexPlaces.count
        default: panel.make(self).rowCount
        }
    }

    /// How many rows of a panel's list are shown, where it is shown.
    func listHeight(of panel: PanelID) -> Int? {
        listRect(of: panel).map(\.height)
    }

    /// Where the rows of a panel's list stand, where it is shown.
    func listRect(of panel: PanelID) -> Rect? {
        guard let layout = Layout(size, focus: focus, tab: tab, isZoomed: isZoomed),
            let place = layout.place(of: panel)
        else { return nil }
        return panel.make(self).list(in: place.inside)
    }

    /// Scrolls each list so that its cursor is in sight, by as little as that takes.
    mutating func settleScroll() {
        for panel in PanelID.allCases {
            guard let height = listHeight(of: panel), height > 0 else { continue }
            tops[panel] = Table.firstRow(
                after: tops[panel] ?? 0, selected: max(0, cursor(of: panel)), count: rowCount(of: panel),
                visible: height)
        }
    }

    /// Puts the cursor where the mouse was pressed: a tab, a panel, a row.
    mutating func click(x: Int, y: Int) {
        guard prompt == nil, page == nil,
            let layout = Layout(size, focus: focus, tab: tab, isZoomed: isZoomed)
        else { return }
        if let tabs = layout.tabs, tabs.contains(x: x, y: y) {
            if let panel = Tabs.panel(at: x, in: tabs) { look(at: panel) }
            return
        }
        guard let place = layout.panels.first(where: { $0.rect.contains(x: x, y: y) }) else { return }
        look(at: place.panel)
        guard let list = listRect(of: place.panel), list.contains(x: x, y: y) else { return }
        setCursor((tops[place.panel] ?? 0) + y - list.y, of: place.panel)
    }

    /// Moves the cursor of the panel under the mouse.
    mutating func scroll(x: Int, y: Int, rows: Int) {
        if page != nil {
            turn(by: rows)
            return
        }
        guard let layout = Layout(size, focus: focus, tab: tab, isZoomed: isZoomed),
            let place = layout.panels.first(where: { $0.rect.contains(x: x, y: y) })
        else { return }
        let panel = place.panel == .chart || place.panel == .sectors ? PanelID.tickers : place.panel
        setCursor(cursor(of: panel) + rows, of: panel)
    }
}
