public import Screen

extension AppState {
    /// Draws the state as a full screen. A pure function of the state, independent of the time.
    public func draw() -> Grid { frame().grid }

    /// Draws a single panel for paper or a file, where no key can be pressed: it has the room of the last row.
    public func drawForPrint(only panel: PanelID) -> Grid {
        var state = self
        state.size = Size(size.width, size.height + 1)
        let screen = state.draw(only: panel)
        var page = Grid(size)
        page.copy(Rect(size), of: screen)
        return page
    }

    /// Draws a single panel as a full screen.
    public func draw(only panel: PanelID) -> Grid {
        var state = self
        state.focus = panel
        state.isZoomed = true
        state.settleScroll()
        return state.draw()
    }
}
