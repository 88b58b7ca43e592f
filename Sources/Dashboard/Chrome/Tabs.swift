import Screen

/// The row with the names of all panels, shown when not all panels fit.
struct Tabs {
    let state: AppState

    func draw(in rect: Rect, on grid: inout Grid) {
        for (panel, position) in Tabs.positions(in: rect) {
            let isShown = panel == state.focus || panel == state.tab
            let style = panel == state.focus ? Style(.accent).bold : Style(isShown ? .text : .muted)
            let x = grid.write("\(panel.rawValue)\(Tabs.gap(in: rect))", x: position.x, y: rect.y, Style(.accent))
            grid.write(panel.title, x: position.x + x, y: rect.y, style)
        }
    }

    /// The panel whose name covers a column.
    static func panel(at x: Int, in rect: Rect) -> PanelID? {
        positions(in: rect).first { $0.1.contains(x: x, y: rect.y) }?.0
    }

    /// The gap between digit and name.
    private static func gap(in rect: Rect) -> String { rect.width >= 76 ? " " : "" }

    private static func positions(in rect: Rect) -> [(PanelID, Rect)] {
        var x = rect.x + 1
        return PanelID.allCases.map { panel in
            let width = panel.title.count + 1 + gap(in: rect).count
            defer { x += width + (rect.width >= 76 ? 2 : 1) }
            return (panel, Rect(x: x, y: rect.y, width: width, height: 1))
        }
    }
}
