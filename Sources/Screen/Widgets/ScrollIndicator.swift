/// The scroll position in a long list: a thick piece of a box's right border next to the visible rows.
public struct ScrollIndicator: Hashable, Sendable {
    /// The index of the first visible row.
    public var first: Int
    /// The number of rows that fit.
    public var visible: Int
    /// The number of all rows.
    public var count: Int

    /// Creates the indicator of a list.
    public init(first: Int, visible: Int, count: Int) {
        self.first = first
        self.visible = visible
        self.count = count
    }

    /// Draws the indicator in the first column of a rectangle, with a length in proportion to the visible rows; draws
    /// nothing if all rows are visible.
    public func draw(into grid: inout Grid, in rect: Rect, _ style: Style = Style(.muted)) {
        guard count > visible, visible > 0, !rect.isEmpty else { return }
        let length = max(rect.height * visible / count, 1)
        let hidden = count - visible
        let top = rect.y + (min(max(first, 0), hidden) * (rect.height - length) + hidden / 2) / hidden
        for y in top..<(top + length) { grid.put(Cell(Glyph("┃"), style), x: rect.x, y: y) }
    }
}
