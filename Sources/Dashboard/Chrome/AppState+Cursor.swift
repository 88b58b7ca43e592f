import Screen

extension AppState {
    /// The position of the terminal's cursor: visible where text is typed; otherwise invisible on the first row of an
    /// open page, on the text of the tour, or on the row that has the focus.
    func cursor(in layout: Layout) -> Cursor {
        if let x = Footer(state: self).cursorColumn(width: size.width) {
            return Cursor(x: x, y: size.height - 1, isVisible: true)
        }
        if let page {
            let box = PageBox(state: self, page: page).rect
            return Cursor(x: box.x + 2, y: box.y + 1)
        }
        if tour != nil {
            let band = Tour.band(in: size)
            return Cursor(x: band.x + 1, y: band.y + 1)
        }
        let row = cursor(of: focus)
        if row >= 0, row < rowCount(of: focus), let list = listRows(of: focus), !list.isEmpty {
            return Cursor(x: list.x + 2, y: list.y + min(max(0, row - (tops[focus] ?? 0)), list.height - 1))
        }
        // A panel without rows is known by its title.
        let panel = layout.placement(of: focus)?.rect ?? layout.footer
        return Cursor(x: panel.x + 2, y: panel.y)
    }
}
