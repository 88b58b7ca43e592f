import Screen

extension AppState {
    /// The cells by which a key changes the height of a panel and the width of a column.
    private static let rows = 2, columns = 4

    /// Shows the panels of a layout, in the sizes that suit the screen.
    mutating func show(_ preset: LayoutPreset) {
        arrangement = Arrangement(preset.panels)
        isZoomed = false
        focusShownPanel()
        notice = "layout: \(preset.name)"
    }

    /// Focuses the first panel of the layout if the focused one is not in it.
    mutating func focusShownPanel() {
        if !arrangement.panels.contains(focus), let first = arrangement.panels.first { moveFocus(to: first) }
    }

    /// Shows the layout after the present one, the first after the last.
    mutating func showNextLayout() {
        let presets = settings.layouts
        let present = presets.firstIndex { $0.panels == arrangement.panels }
        guard !presets.isEmpty else { return }
        show(presets[present.map { ($0 + 1) % presets.count } ?? 0])
    }

    /// Hides a panel, with a notice of how to see it again.
    mutating func hide(_ panel: PanelID) {
        guard arrangement.hide(panel) else {
            notice = "the last panel cannot be hidden"
            return
        }
        if focus == panel {
            isZoomed = false
            moveFocus(to: arrangement.panels.first { $0.rawValue > panel.rawValue } ?? arrangement.panels[0])
        }
        notice = "\(panel.name) hidden" + keyHints([(.panel(panel), "shows it for a while"), (.undo, "undoes it")])
    }

    /// Shows a hidden panel again, and focuses it.
    mutating func show(_ panel: PanelID) {
        arrangement.show(panel)
        isZoomed = false
        moveFocus(to: panel)
    }

    /// Makes the focused panel or its column larger or smaller, with a notice if that is impossible.
    mutating func resize(_ command: Command) {
        guard let layout else { return }
        guard !isZoomed else {
            notice = "a zoomed panel fills the screen" + keyHints([(.zoom, "shows the others")])
            return
        }
        let isColumn = command == .widen || command == .narrow
        guard let axis = isColumn ? .width : layout.axis(of: focus) else {
            notice = "no other panel to share the screen with"
            return
        }
        let grows = command == .grow || command == .widen
        let cells = (axis == .height ? AppState.rows : AppState.columns) * (grows ? 1 : -1)
        guard let changed = layout.growing(focus, axis, by: cells, arrangement) else {
            notice = "\(focus.name) cannot be \(grows ? "larger" : "smaller")"
            return
        }
        arrangement = changed
    }

    /// Moves the border that the mouse holds.
    mutating func drag(x: Int, y: Int) {
        guard let heldBorder, let changed = layout?.moving(heldBorder, x: x, y: y, arrangement) else { return }
        arrangement = changed
    }
}
