import Screen

/// The positions of the panels' names in the row of tabs.
struct TabRow {
    let rect: Rect
    let panels: [PanelID]

    /// The gap between a panel's digit and its name.
    var gap: String { isWide ? " " : "" }

    private var isWide: Bool { rect.width >= 76 }

    /// The rectangle of each panel's digit and name.
    var positions: [(panel: PanelID, rect: Rect)] {
        var x = rect.x + 1
        return panels.map { panel in
            let width = panel.title.count + 1 + gap.count
            defer { x += width + (isWide ? 2 : 1) }
            return (panel, Rect(x: x, y: rect.y, width: width, height: 1))
        }
    }

    /// The panel whose name covers a column.
    func panel(at x: Int) -> PanelID? { positions.first { $0.rect.contains(x: x, y: rect.y) }?.panel }
}
