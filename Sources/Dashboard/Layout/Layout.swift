public import Screen

/// Where everything stands on a screen of some size: a pure function, tested by pictures.
public struct Layout: Hashable, Sendable {
    /// A panel and its place.
    public struct Place: Hashable, Sendable {
        /// The panel.
        public let panel: PanelID
        /// Its place, borders included.
        public let rect: Rect

        /// What its panel draws in: its place less the borders and a blank column before the right one.
        var inside: Rect {
            Rect(x: rect.x + 1, y: rect.y + 1, width: rect.width - 3, height: rect.height - 2)
        }
    }

    /// The top row.
    public let header: Rect
    /// The bottom row: hints, prompt or notice.
    public let footer: Rect
    /// The panels that are shown, in the order of their numbers.
    public let panels: [Place]
    /// The row of tabs, where not all panels are shown.
    public let tabs: Rect?

    /// The least screen that shows anything but a word about itself.
    public static let least = Size(60, 16)

    /// Where things stand; nil where the screen is too small.
    public init?(_ size: Size, focus: PanelID, tab: PanelID, isZoomed: Bool) {
        guard size.width >= Layout.least.width, size.height >= Layout.least.height else { return nil }
        header = Rect(x: 0, y: 0, width: size.width, height: 1)
        footer = Rect(x: 0, y: size.height - 1, width: size.width, height: 1)
        let body = Rect(x: 0, y: 1, width: size.width, height: size.height - 2)
        if isZoomed {
            panels = [Place(panel: focus, rect: body)]
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

    /// The place of a panel, where it is shown.
    public func rect(of panel: PanelID) -> Rect? { place(of: panel)?.rect }

    /// A panel with its place, where it is shown.
    func place(of panel: PanelID) -> Place? { panels.first { $0.panel == panel } }

    /// Two columns: prices at the left, what they rest on at the right.
    private static func twoColumns(_ body: Rect) -> [Place] {
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

    /// Three columns: prices over the deals, the chart over the thesis, what prices rest on.
    private static func threeColumns(_ body: Rect) -> [Place] {
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

    /// The tickers and one more panel, or that panel alone where there is no room for two.
    private static func tabbed(_ body: Rect, focus: PanelID, tab: PanelID) -> [Place] {
        let area = Rect(x: 0, y: body.y + 1, width: body.width, height: body.height - 1)
        let other = focus == .tickers ? tab : focus
        if area.width >= 110 {
            let (left, right) = split(area, 52)
            return [Place(panel: .tickers, rect: left), Place(panel: other, rect: right)]
        }
        guard area.height >= 19 else { return [Place(panel: focus, rect: area)] }
        return stack(area, [(.tickers, area.height * 46 / 100), (other, nil)])
    }

    private static func split(_ rect: Rect, _ left: Int) -> (Rect, Rect) {
        (
            Rect(x: rect.x, y: rect.y, width: left, height: rect.height),
            Rect(x: rect.x + left, y: rect.y, width: rect.width - left, height: rect.height)
        )
    }

    /// Panels below each other, each of its height, the last of what remains.
    private static func stack(_ rect: Rect, _ panels: [(PanelID, Int?)]) -> [Place] {
        var y = rect.y
        return panels.map { panel, height in
            let height = min(height ?? rect.bottom - y, rect.bottom - y)
            defer { y += height }
            return Place(panel: panel, rect: Rect(x: rect.x, y: y, width: rect.width, height: height))
        }
    }
}
