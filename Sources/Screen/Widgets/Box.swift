/// A panel's border: rounded, with its title in the top line, a second one at the right, and a caption at the foot.
public struct Box: Sendable {
    /// The title at the left of the top line, which is cut when narrow.
    public var title: Line
    /// The words at the right of the top line, which give way to the title.
    public var trailing: Line
    /// The words at the right of the bottom line.
    public var caption: Line
    /// Whether it is the panel that keys go to.
    public var focused: Bool

    /// A border.
    public init(_ title: Line = [], trailing: Line = [], caption: Line = [], focused: Bool = false) {
        self.title = title
        self.trailing = trailing
        self.caption = caption
        self.focused = focused
    }

    /// The rectangle inside the border of `rect`.
    public static func inside(_ rect: Rect) -> Rect {
        rect.width < 2 || rect.height < 2
            ? Rect(x: rect.x, y: rect.y, width: 0, height: 0) : rect.inset(horizontally: 1, vertically: 1)
    }

    /// Draws the border along the edge of a rectangle and returns what is inside. Less than 2 by 2 cells hold none.
    @discardableResult
    public func draw(into grid: inout Grid, in rect: Rect) -> Rect {
        let inside = Self.inside(rect)
        guard rect.width >= 2, rect.height >= 2 else { return inside }
        let style = Style(focused ? .accent : .border)
        let across = Cell(Glyph("─"), style)
        for x in inside.x..<inside.right {
            grid.put(across, x: x, y: rect.y)
            grid.put(across, x: x, y: rect.bottom - 1)
        }
        let down = Cell(Glyph("│"), style)
        for y in inside.y..<inside.bottom {
            grid.put(down, x: rect.x, y: y)
            grid.put(down, x: rect.right - 1, y: y)
        }
        grid.put(Cell(Glyph("╭"), style), x: rect.x, y: rect.y)
        grid.put(Cell(Glyph("╮"), style), x: rect.right - 1, y: rect.y)
        grid.put(Cell(Glyph("╰"), style), x: rect.x, y: rect.bottom - 1)
        grid.put(Cell(Glyph("╯"), style), x: rect.right - 1, y: rect.bottom - 1)
        drawWords(into: &grid, in: rect, style)
        return inside
    }

    private func drawWords(into grid: inout Grid, in rect: Rect, _ style: Style) {
        let room = rect.width - 2
        var trailingTaken = 0
        let trailingWidth = trailing.isEmpty ? 0 : trailing.width + 2
        let titleWidth = title.isEmpty ? 0 : title.width + 2
        // The second title stands where the first still has room for itself or for a word of it.
        if trailingWidth > 0, trailingWidth + min(titleWidth, 12) <= room {
            trailingTaken = trailingWidth
            tab(trailing, into: &grid, right: rect.right - 1, y: rect.y, room: trailingWidth, style)
        }
        if titleWidth > 0, room - trailingTaken >= 3 {
            let width = min(titleWidth, room - trailingTaken)
            tab(title, into: &grid, right: rect.x + 1 + width, y: rect.y, room: width, style)
        }
        if !caption.isEmpty, room >= 5 {
            let width = min(caption.width + 2, room)
            tab(caption, into: &grid, right: rect.right - 1, y: rect.bottom - 1, room: width, style)
        }
    }

    /// Words between `┤` and `├`, ending before the column `right`.
    private func tab(_ words: Line, into grid: inout Grid, right: Int, y: Int, room: Int, _ style: Style) {
        grid.put(Cell(Glyph("┤"), style), x: right - room, y: y)
        for x in (right - room + 1)..<(right - 1) { grid.put(Cell(.space, style), x: x, y: y) }
        grid.write(words, x: right - room + 1, y: y, width: room - 2)
        grid.put(Cell(Glyph("├"), style), x: right - 1, y: y)
    }
}
