public import Screen

/// The arrangement of the screen: a pure function of its size and state, tested with text frames.
public struct Layout: Hashable, Sendable {
    /// A panel and its rectangle.
    public struct Placement: Hashable, Sendable {
        /// The panel.
        public let panel: PanelID
        /// Its rectangle, borders included.
        public let rect: Rect

        /// The rectangle that the panel draws in: without the borders and a blank column before the right one.
        var inside: Rect {
            Rect(x: rect.x + 1, y: rect.y + 1, width: rect.width - 3, height: rect.height - 2)
        }
    }

    /// The top row.
    public let header: Rect
    /// The row below it with the main levels; nil if the panel of indexes is visible.
    public let strip: Rect?
    /// The rows between these and the footer.
    let body: Rect
    /// The bottom row: hints, prompt or notice.
    public let footer: Rect
    /// The visible panels, column by column.
    public let panels: [Placement]
    /// The row of tabs; nil if all panels that the user wants to see are visible.
    public let tabs: Rect?
    /// The panels in the row of tabs.
    let tabbed: [PanelID]
    /// The columns, with the sizes that suit the screen; none around a zoomed panel.
    let columns: [PanelColumn]

    /// The minimum size of a screen for anything but a message about its size.
    public static let minimumSize = Size(60, 16)

    /// Arranges a screen; nil if it is smaller than the minimum.
    public init?(
        _ size: Size, focus: PanelID, tab: PanelID, isZoomed: Bool, arrangement: Arrangement = .standard
    ) {
        guard size.width >= Layout.minimumSize.width, size.height >= Layout.minimumSize.height else { return nil }
        header = Rect(x: 0, y: 0, width: size.width, height: 1)
        footer = Rect(x: 0, y: size.height - 1, width: size.width, height: 1)
        let wanted = arrangement.panels(showing: focus)
        let room = Rect(x: 0, y: 1, width: size.width, height: size.height - 2)
        func divided(_ body: Rect) -> Parts {
            isZoomed
                ? Parts(placements: [Placement(panel: focus, rect: body)], columns: [], isTabbed: false)
                : Parts(wanted, focus: focus, tab: tab, in: body, arrangement)
        }
        let full = divided(room)
        let showsIndexes = full.placements.contains { $0.panel == .indexes }
        strip = showsIndexes ? nil : Rect(x: 0, y: 1, width: size.width, height: 1)
        body = showsIndexes ? room : Rect(x: 0, y: 2, width: size.width, height: size.height - 3)
        let parts = showsIndexes ? full : divided(body)
        panels = parts.placements
        columns = parts.columns
        tabbed = wanted
        tabs = parts.isTabbed ? Rect(x: 0, y: body.y, width: size.width, height: 1) : nil
    }

    /// The placement of a panel, if visible.
    func placement(of panel: PanelID) -> Placement? { panels.first { $0.panel == panel } }
}

/// The panels between header and footer.
private struct Parts {
    let placements: [Layout.Placement]
    let columns: [PanelColumn]
    /// Whether there is a row of tabs above them.
    let isTabbed: Bool

    init(placements: [Layout.Placement], columns: [PanelColumn], isTabbed: Bool) {
        (self.placements, self.columns, self.isTabbed) = (placements, columns, isTabbed)
    }

    /// All wanted panels if there is room for them, or else the first and one more, below a row of tabs.
    init(_ wanted: [PanelID], focus: PanelID, tab: PanelID, in body: Rect, _ arrangement: Arrangement) {
        let all =
            wanted == PanelID.allCases
            ? PanelColumn.standard(body.width, body.height) : PanelColumn.flowing(wanted, body.width, body.height)
        isTabbed = all == nil
        let area = isTabbed ? Rect(x: body.x, y: body.y + 1, width: body.width, height: body.height - 1) : body
        columns = all ?? Parts.tabbed(wanted, focus: focus, tab: tab, area.width, area.height)
        placements = Parts.placements(of: columns, in: area, arrangement)
    }

    /// The tickers, or the first panel, and one more; only the focused panel if there is no room for two.
    private static func tabbed(
        _ wanted: [PanelID], focus: PanelID, tab: PanelID, _ width: Int, _ height: Int
    ) -> [PanelColumn] {
        let first = wanted.contains(.tickers) ? .tickers : wanted.first ?? focus
        let others = wanted.filter { $0 != first }
        let other = focus != first ? focus : others.contains(tab) ? tab : others.first
        func column(_ width: Int, _ parts: [PanelColumn.Part]) -> PanelColumn {
            PanelColumn(width: width, height: height, parts)
        }
        guard let other, width >= 110 || height >= 18 else { return [column(width, [.init(focus, 6, share: 1)])] }
        if width >= 110 {
            return [
                column(52, [.init(first, 6, share: 1)]), column(width - 52, [.init(other, 6, share: 1)]),
            ]
        }
        return [column(width, [.init(first, height * 46 / 100), .init(other, 6, share: 1)])]
    }

    /// The rectangles of the panels, with the sizes that the user gave them.
    private static func placements(
        of columns: [PanelColumn], in area: Rect, _ arrangement: Arrangement
    ) -> [Layout.Placement] {
        let widths = Division.sizes(
            columns.map(\.width), by: columns.map { arrangement.widths[$0.panels.first ?? .indexes] },
            least: Division.leastWidth)
        var x = area.x
        return zip(columns, widths).flatMap { column, width in
            defer { x += width }
            let heights = Division.sizes(
                column.heights, by: column.panels.map { arrangement.heights[$0] }, least: Division.leastHeight)
            var y = area.y
            return zip(column.panels, heights).map { panel, height in
                defer { y += height }
                return Layout.Placement(panel: panel, rect: Rect(x: x, y: y, width: width, height: height))
            }
        }
    }
}
