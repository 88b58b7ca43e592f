import Screen

/// The row with the names of all panels, shown when not all panels fit.
struct Tabs {
    let state: AppState
    let panels: [PanelID]

    func draw(in rect: Rect, on grid: inout Grid) {
        let row = TabRow(rect: rect, panels: panels)
        for (panel, position) in row.positions {
            let isShown = panel == state.focus || panel == state.tab
            let style = panel == state.focus ? Style(.accent).bold : Style(isShown ? .text : .muted)
            let x = grid.write("\(panel.rawValue)\(row.gap)", x: position.x, y: rect.y, Style(.accent))
            grid.write(panel.title, x: position.x + x, y: rect.y, style)
        }
    }
}
