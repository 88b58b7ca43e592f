import Model
import Screen

extension AppState {
    /// Handles a click on a suggestion, a key in the footer, a tab, a label or border of a panel, a header or a row. A
    /// second one on a panel zooms it.
    mutating func click(x: Int, y: Int, isDouble: Bool = false) -> [Effect] {
        heldBorder = nil
        guard let layout else { return [] }
        if let prompt { return choose(prompt, x: x, y: y, in: layout.body) }
        if layout.footer.contains(x: x, y: y) {
            let command = FooterHints(state: self).command(at: x, in: layout.footer)
            notice = nil
            return command.map { execute($0) } ?? []
        }
        guard page == nil else { return [] }
        if let tabs = layout.tabs, tabs.contains(x: x, y: y) {
            if let panel = TabRow(rect: tabs, panels: layout.tabbed).panel(at: x) { moveFocus(to: panel) }
            return []
        }
        guard let placement = layout.panels.first(where: { $0.rect.contains(x: x, y: y) }) else { return [] }
        moveFocus(to: placement.panel)
        if changeLabel(x: x, y: y, of: placement) || sortByHeader(x: x, y: y, of: placement) { return [] }
        heldBorder = isDouble ? nil : layout.border(x: x, y: y)
        if heldBorder != nil { return [] }
        if placement.panel == .chart { pointAtChart(x: x, y: y) }
        if let list = listRect(of: placement.panel), list.contains(x: x, y: y) {
            setCursor((tops[placement.panel] ?? 0) + y - list.y, of: placement.panel)
        }
        if isDouble { isZoomed.toggle() }
        return []
    }

    /// Does what the suggestion under the mouse is for, as Enter would.
    private mutating func choose(_ open: Prompt, x: Int, y: Int, in area: Rect) -> [Effect] {
        guard let choice = PaletteList(state: self).choice(x: x, y: y, in: area) else { return [] }
        var chosen = open
        chosen.choice = choice
        return enter(chosen)
    }

    /// Moves the cursor of the list under the mouse, zooms the chart whose plot is, or scrolls the page.
    mutating func scroll(x: Int, y: Int, rows: Int) {
        if page != nil {
            turn(by: rows)
            return
        }
        guard let panel = layout?.panels.first(where: { $0.rect.contains(x: x, y: y) })?.panel else { return }
        if panel == .chart { _ = zoomChart(atX: x, y: y, rows: rows) }
        guard rowCount(of: panel) > 0 else { return }
        setCursor(cursor(of: panel) + rows, of: panel)
    }

    /// Changes what the word under the mouse in the border of a panel tells, to the next window, kind of chart or list;
    /// false if there is no such word.
    private mutating func changeLabel(x: Int, y: Int, of placement: Layout.Placement) -> Bool {
        let box = placement.panel.make(self).box(of: placement.panel, isFocused: false)
        guard let word = box.word(x: x, y: y, in: placement.rect) else { return false }
        switch placement.panel {
        case .chart where word == chartKind.rawValue: changeChartKind()
        case .chart where word == chartWindow.rawValue, .indexes where word == window.rawValue,
            .yields where word == window.rawValue:
            showNextWindow()
        case .tickers where word == watchList.list?.name || word == "Tickers:": showNextList()
        default: return false
        }
        return true
    }

    /// Sorts the tickers by the column whose header is under the mouse, or reverses the order; false if there is none.
    private mutating func sortByHeader(x: Int, y: Int, of placement: Layout.Placement) -> Bool {
        guard placement.panel == .tickers,
            let column = TickersPanel(state: self).header(x: x, y: y, in: placement.inside)
        else { return false }
        sort(by: column)
        return true
    }
}
