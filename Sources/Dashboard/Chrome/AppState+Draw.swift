public import Screen

extension AppState {
    /// Draws the state as a full screen. A pure function of the state, independent of the time.
    public func draw() -> Grid {
        var grid = Grid(size)
        guard let layout else {
            TooSmall().draw(in: Rect(size), on: &grid)
            return grid
        }
        Header(state: self).draw(in: layout.header, on: &grid)
        if let strip = layout.strip { LevelStrip(state: self).draw(in: strip, on: &grid) }
        if let tabs = layout.tabs { Tabs(state: self, panels: layout.tabbed).draw(in: tabs, on: &grid) }
        for placement in layout.panels { draw(placement, on: &grid) }
        if let tour { TourBand(state: self, tour: tour).draw(in: Tour.band(in: size), on: &grid) }
        Footer(state: self).draw(in: Rect(x: 0, y: size.height - 1, width: size.width, height: 1), on: &grid)
        if prompt?.purpose == .palette { PaletteList(state: self).draw(in: layout.body, on: &grid) }
        if let page {
            let box = PageBox(state: self, page: page)
            box.draw(in: box.rect, on: &grid)
        }
        grid.cursor = cursor(in: layout)
        return grid
    }

    /// Draws a single panel as a full screen, for `snapshot --panel`.
    public func draw(only panel: PanelID) -> Grid {
        var state = self
        state.focus = panel
        state.isZoomed = true
        state.settleScroll()
        return state.draw()
    }

    private func draw(_ placement: Layout.Placement, on grid: inout Grid) {
        let panel = placement.panel.make(self)
        panel.box(of: placement.panel, isFocused: placement.panel == focus).draw(in: placement.rect, on: &grid)
        let inner = placement.inside
        if !inner.isEmpty { panel.draw(in: inner, on: &grid) }
    }
}
