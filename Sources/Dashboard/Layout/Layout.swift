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
        let room = Rect(x: 0, y: 1, width: size.width, height: size.height - 2)
        func arrangement(in body: Rect) -> [Placement] {
            if isZoomed { return [Placement(panel: focus, rect: body)] }
            return Layout.whole(body) ?? Layout.tabbed(body, focus: focus, tab: tab)
        }
        let full = arrangement(in: room)
        let showsIndexes = full.contains { $0.panel == .indexes }
        strip = showsIndexes ? nil : Rect(x: 0, y: 1, width: size.width, height: 1)
        body = showsIndexes ? room : Rect(x: 0, y: 2, width: size.width, height: size.height - 3)
        panels = showsIndexes ? full : arrangement(in: body)
        let isTabbed = !isZoomed && panels.count < PanelID.allCases.count
        tabs = isTabbed ? Rect(x: 0, y: body.y, width: size.width, height: 1) : nil
    }

    /// The placement of a panel, if visible.
    func placement(of panel: PanelID) -> Placement? { panels.first { $0.panel == panel } }

    /// All panels, in as many columns as there is room for; nil if some would be too small.
    private static func whole(_ body: Rect) -> [Placement]? {
        switch (body.width, body.height) {
        case (180..., 38...): threeColumns(body)
        case (200..., 20...): fourColumns(body)
        case (100..., 28...): twoColumns(body)
        case (_, 56...): oneColumn(body)
        default: nil
        }
    }

    /// One column: prices first, then what drives them.
    private static func oneColumn(_ body: Rect) -> [Placement] {
        stack(
            body,
            [
                Part(.indexes, 7), Part(.tickers, 10, share: 3), Part(.chart, 9, share: 3), Part(.yields, 9),
                Part(.sectors, 8, share: 2), Part(.deals, 6, share: 2), Part(.thesis, 7, share: 2),
            ])
    }

    /// Two columns: prices at the left, what drives them at the right.
    private static func twoColumns(_ body: Rect) -> [Placement] {
        let (left, right) = split(body, body.width < 116 ? body.width / 2 + 2 : max(58, body.width * 46 / 100))
        let tickers = max(11, (body.height - 7) * 52 / 100)
        // On a low screen the thesis has its first conditions at least.
        let spare = body.height - 38
        let sectors = spare < 0 ? 8 : 9 + spare / 3, deals = spare < 0 ? 6 + (body.height - 28) / 3 : 9 + spare / 3
        return stack(left, [Part(.indexes, 7), Part(.tickers, tickers), Part(.chart, 9, share: 1)])
            + stack(
                right, [Part(.yields, 7), Part(.sectors, sectors), Part(.deals, deals), Part(.thesis, 7, share: 1)])
    }

    /// Three columns: prices above deals, the chart above the thesis, and what drives prices.
    private static func threeColumns(_ body: Rect) -> [Placement] {
        let left = 60
        let right = max(66, body.width * 34 / 100)
        let (first, rest) = split(body, left)
        let (second, third) = split(rest, rest.width - right)
        let indexes = 7
        let upper = body.height * 60 / 100
        return stack(first, [Part(.indexes, indexes), Part(.tickers, upper - indexes), Part(.deals, 6, share: 1)])
            + stack(second, [Part(.chart, upper), Part(.thesis, 7, share: 1)])
            + stack(third, [Part(.yields, body.height * 46 / 100), Part(.sectors, 8, share: 1)])
    }

    /// Four columns of a low and wide screen.
    private static func fourColumns(_ body: Rect) -> [Placement] {
        let (first, rest) = split(body, 58)
        let (second, others) = split(rest, rest.width * 34 / 100)
        let (third, fourth) = split(others, others.width / 2)
        return stack(first, [Part(.indexes, 7), Part(.tickers, 9, share: 1)])
            + stack(second, [Part(.chart, 9, share: 1)])
            + stack(third, [Part(.yields, 9), Part(.sectors, 8, share: 1)])
            + stack(fourth, [Part(.deals, 8, share: 1), Part(.thesis, 10, share: 1)])
    }

    /// The tickers and one more panel, or only the focused panel if there is no room for two.
    private static func tabbed(_ body: Rect, focus: PanelID, tab: PanelID) -> [Placement] {
        let area = Rect(x: 0, y: body.y + 1, width: body.width, height: body.height - 1)
        let other = focus == .tickers ? tab : focus
        if area.width >= 110 {
            let (left, right) = split(area, 52)
            return [Placement(panel: .tickers, rect: left), Placement(panel: other, rect: right)]
        }
        guard area.height >= 18 else { return [Placement(panel: focus, rect: area)] }
        return stack(area, [Part(.tickers, area.height * 46 / 100), Part(other, 6, share: 1)])
    }

    private static func split(_ rect: Rect, _ left: Int) -> (Rect, Rect) {
        (
            Rect(x: rect.x, y: rect.y, width: left, height: rect.height),
            Rect(x: rect.x + left, y: rect.y, width: rect.width - left, height: rect.height)
        )
    }

    /// A panel of a column: its least height, and its share of the rows that are left.
    private struct Part {
        let panel: PanelID
        let least: Int
        let share: Int

        init(_ panel: PanelID, _ least: Int, share: Int = 0) {
            (self.panel, self.least, self.share) = (panel, least, share)
        }
    }

    /// Stacks panels; the last one takes what remains.
    private static func stack(_ rect: Rect, _ parts: [Part]) -> [Placement] {
        let spare = max(0, rect.height - parts.reduce(0) { $0 + $1.least })
        let shares = max(1, parts.reduce(0) { $0 + $1.share })
        var y = rect.y
        return parts.enumerated().map { index, part in
            let wanted = index == parts.count - 1 ? rect.height : part.least + spare * part.share / shares
            let height = min(wanted, rect.bottom - y)
            defer { y += height }
            return Placement(panel: part.panel, rect: Rect(x: rect.x, y: y, width: rect.width, height: height))
        }
    }
}
