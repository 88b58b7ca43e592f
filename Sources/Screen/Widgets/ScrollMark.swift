/// Where in a long list one is: a thick piece of a box's right border beside the rows that are seen.
public struct ScrollMark: Hashable, Sendable {
    /// The row at the top.
    public var first: Int
    /// The rows there are room for.
    public var visible: Int
    /// All rows.
    public var count: Int

    /// A mark for a list.
    public init(first: Int, visible: Int, count: Int) {
        self.first = first
        self.visible = visible
        self.count = count
    }

    /// Draws the mark in the first column of a rectangle, as tall against it as the rows seen against all; nothing where
    /// all are seen.
    public func draw(into grid: inout Grid, in rect: Rect, _ style: Style = Style(.muted)) {
        guard count > visible, visible > 0, !rect.isEmpty else { return }
        let length = max(rect.height * visible / count, 1)
        let hidden = count - visible
        let top = rect.y + (min(max(first, 0), hidden) * (rect.height - length) + hidden / 2) / hidden
        for y in top..<(top + length) { grid.put(Cell(Glyph("┃"), style), x: rect.x, y: y) }
    }
}
