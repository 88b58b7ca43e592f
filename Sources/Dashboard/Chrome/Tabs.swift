import Screen

/// The row that names all panels where not all are shown.
struct Tabs {
    let state: AppState

    func draw(in rect: Rect, on grid: inout Grid) {
        for (panel, place) in Tabs.places(in: rect) {
            let isShown = panel == state.focus || panel == state.tab
            let style = panel == state.focus ? Style(.accent).bold : Style(isShown ? .text : .muted)
            let x = grid.write("\(panel.rawValue)\(Tabs.gap(in: rect))", x: place.x, y: rect.y, Style(.accent))
            grid.write(panel.title, x: place.x + x, y: rect.y, style)
        }
    }

    /// The panel whose name stands at a column.
    static func panel(at x: Int, in rect: Rect) -> PanelID? {
        places(in: rect).first { $0.1.contains(x: x, y: rect.y) }?.0
    }

    /// What stands between digit and name.
    private static func gap(in rect: Rect) -> String { rect.width >= 76 ? " " : "" }

    private static func places(in rect: Rect) -> [(PanelID, Rect)] {
        var x = rect.x + 1
        return PanelID.allCases.map { panel in
            let width = panel.title.count + 1 + gap(in: rect).count
            defer { x += width + (rect.width >= 76 ? 2 : 1) }
            return (panel, Rect(x: x, y: rect.y, width: width, height: 1))
        }
    }
}
