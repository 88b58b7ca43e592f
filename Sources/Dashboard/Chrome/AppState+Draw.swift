public import Screen

extension AppState {
    /// The screen that shows this state: the same for the same state, whatever the hour.
    public func draw() -> Grid {
        var grid = Grid(size)
        guard let layout = Layout(size, focus: focus, tab: tab, isZoomed: isZoomed) else {
            TooSmall(size: size).draw(on: &grid)
            return grid
        }
        Header(state: self).draw(in: layout.header, on: &grid)
        if let tabs = layout.tabs { Tabs(state: self).draw(in: tabs, on: &grid) }
        for place in layout.panels { draw(place, on: &grid) }
        Footer(state: self).draw(in: layout.footer, on: &grid)
        if prompt?.purpose == .palette { PaletteList(state: self).draw(above: layout.footer, on: &grid) }
        if let page { PageBox(state: self, page: page).draw(on: &grid) }
        return grid
    }

    /// One panel alone on a screen of its own, as `snapshot --panel` shows it.
    public func draw(only panel: PanelID) -> Grid {
        var state = self
        state.focus = panel
        state.isZoomed = true
        state.settleScroll()
        return state.draw()
    }

    private func draw(_ place: Layout.Place, on grid: inout Grid) {
        let panel = place.panel.make(self)
        let isFocused = place.panel == focus
        let style = isFocused ? Style(.accent).bold : Style(.text)
        let number = Line("\(place.panel.rawValue) ", Style(.accent))
        let box = Box(
            number + Line(panel.title.spans.map { Span($0.text, $0.style == .plain ? style : $0.style) }),
            trailing: panel.caption, focused: isFocused)
        box.draw(into: &grid, in: place.rect)
        let inner = place.inside
        if !inner.isEmpty { panel.draw(in: inner, on: &grid) }
    }
}
