/// The panels that the user wants to see, in their order, and how the room is divided among them.
public struct Arrangement: Hashable, Sendable {
    /// The visible panels; those of a list of the user's are placed column by column in this order.
    public internal(set) var panels: [PanelID]
    /// The heights of panels, and the widths of the columns that begin with a panel, in thousandths of what they would
    /// be; 1000 where there is none.
    var heights: [PanelID: Int] = [:], widths: [PanelID: Int] = [:]

    /// All panels, in the sizes that suit the screen.
    public static let standard = Arrangement(PanelID.allCases)

    /// Shows some panels; all of them if there are none.
    public init(_ panels: [PanelID]) { self.panels = panels.isEmpty ? PanelID.allCases : panels }

    /// The visible panels with the focused one, which is shown as long as it is focused.
    func panels(showing focus: PanelID) -> [PanelID] {
        if panels.contains(focus) { return panels }
        let isInOrder = panels == panels.sorted { $0.rawValue < $1.rawValue }
        let index = isInOrder ? panels.firstIndex { $0.rawValue > focus.rawValue } : nil
        var shown = panels
        shown.insert(focus, at: index ?? shown.count)
        return shown
    }

    /// The visible panel after or before another, beginning anew at the end.
    func panel(_ step: Int, from panel: PanelID) -> PanelID {
        let shown = panels(showing: panel)
        guard let index = shown.firstIndex(of: panel) else { return panel }
        var next = shown[(index + step + shown.count) % shown.count]
        // A hidden panel that is shown because it is focused is not returned to.
        if !panels.contains(next) { next = panels.first ?? panel }
        return next
    }

    /// Shows a panel at its place among the others.
    mutating func show(_ panel: PanelID) { panels = panels(showing: panel) }

    /// Hides a panel, but not the last one; returns whether it is hidden now.
    mutating func hide(_ panel: PanelID) -> Bool {
        guard panels != [panel] else { return false }
        panels.removeAll { $0 == panel }
        return true
    }
}

/// A named list of panels.
public struct LayoutPreset: Hashable, Sendable {
    /// The name by which it is chosen.
    public let name: String
    /// The panels, in the order in which they are placed.
    public let panels: [PanelID]

    /// Names a list of panels.
    public init(_ name: String, _ panels: [PanelID]) {
        self.name = name
        self.panels = panels
    }

    /// The layouts that come with the program.
    public static let shipped = [
        LayoutPreset("default", PanelID.allCases),
        LayoutPreset("analyst", [.chart, .sectors, .thesis, .deals]),
        LayoutPreset("trader", [.tickers, .chart, .indexes, .deals]),
        LayoutPreset("rates", [.yields, .chart, .thesis, .indexes]),
    ]
}
