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
    /// The rows between header and footer.
    let body: Rect
    /// The bottom row: hints, prompt or notice.
    public let footer: Rect
    /// The visible panels, in the order of their numbers.
    public let panels: [Placement]
    /// The row of tabs; nil if all panels are visible.
    public let tabs: Rect?

    /// The minimum size of a screen for anything but a message about its size.
    public static let minimumSize = Size(60, 16)

    /// Arranges a screen; nil if it is smaller than the minimum.
    public init?(_ size: Size, focus: PanelID, tab: PanelID, isZoomed: Bool) {
        guard size.width >= Layout.minimumSize.width, size.height >= Layout.minimumSize.height else { return nil }
        header = Rect(x: 0, y: 0, width: size.width, height: 1)
        footer = Rect(x: 0, y: size.height - 1, width: size.width, height: 1)
        body = Rect(x: 0, y: 1, width: size.width, height: size.height - 2)
        if isZoomed {
            panels = [Placement(panel: focus, rect: body)]
            tabs = nil
        } else if size.width >= 160, size.height >= 40 {
            panels = Layout.threeColumns(body)
            tabs = nil
        } else if size.width >= 100, size.height >= 34 {
            panels = Layout.twoColumns(body)
            tabs = nil
        } else {
            tabs = Rect(x: 0, y: 1, width: size.width, height: 1)
            panels = Layout.tabbed(body, focus: focus, tab: tab)
        }
    }

    /// The placement of a panel, if visible.
    func placement(of panel: PanelID) -> Placement? { panels.first { $0.panel == panel } }

    /// Two columns: prices at the left, what drives them at the right.
    private static func twoColumns(_ body: Rect) -> [Placement] {
        let left = max(58, body.width * 46 / 100)
        let columns = split(body, left)
        let indexes = 7
        let yields = 7
        let spare = body.height - 38
        let tickers = max(12, (body.height - indexes) * 52 / 100)
        let sectors = 9 + max(0, spare / 3)
        let deals = 9 + max(0, spare / 3)
        return stack(columns.0, [(.indexes, indexes), (.tickers, tickers), (.chart, nil)])
            + stack(columns.1, [(.yields, yields), (.sectors, sectors), (.deals, deals), (.thesis, nil)])
    }

    /// Three columns: prices above deals, the chart above the thesis, and what drives prices.
    private static func threeColumns(_ body: Rect) -> [Placement] {
        let left = 60
        let right = max(66, body.width * 34 / 100)
        let (first, rest) = split(body, left)
        let (second, third) = split(rest, rest.width - right)
        let indexes = 7
        let upper = body.height * 60 / 100
        return stack(first, [(.indexes, indexes), (.tickers, upper - indexes), (.deals, nil)])
            + stack(second, [(.chart, upper), (.thesis, nil)])
            + stack(third, [(.yields, body.height * 46 / 100), (.sectors, nil)])
    }

    /// The tickers and one more panel, or only the focused panel if there is no room for two.
    private static func tabbed(_ body: Rect, focus: PanelID, tab: PanelID) -> [Placement] {
        let area = Rect(x: 0, y: body.y + 1, width: body.width, height: body.height - 1)
        let other = focus == .tickers ? tab : focus
        if area.width >= 110 {
            let (left, right) = split(area, 52)
            return [Placement(panel: .tickers, rect: left), Placement(panel: other, rect: right)]
        }
        guard area.height >= 19 else { return [Placement(panel: focus, rect: area)] }
        return stack(area, [(.tickers, area.height * 46 / 100), (other, nil)])
    }

    private static func split(_ rect: Rect, _ left: Int) -> (Rect, Rect) {
        (
            Rect(x: rect.x, y: rect.y, width: left, height: rect.height),
            Rect(x: rect.x + left, y: rect.y, width: rect.width - left, height: rect.height)
        )
    }

    /// Stacks panels of the given heights; one without a height takes the remainder.
    private static func stack(_ rect: Rect, _ panels: [(PanelID, Int?)]) -> [Placement] {
        var y = rect.y
        return panels.map { panel, height in
            let height = min(height ?? rect.bottom - y, rect.bottom - y)
            defer { y += height }
            return Placement(panel: panel, rect: Rect(x: rect.x, y: y, width: rect.width, height: height))
        }
    }
}
