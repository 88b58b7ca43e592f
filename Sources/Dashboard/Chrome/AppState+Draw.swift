public import Screen

extension AppState {
    /// Draws the state as a full screen. A pure function of the state, independent of the time.
    public func draw() -> Grid { frame().grid }

    /// Draws a single panel as a full screen, for `snapshot --panel`.
    public func draw(only panel: PanelID) -> Grid {
        var state = self
        state.focus = panel
        state.isZoomed = true
        state.settleScroll()
        return state.draw()
    }
}
