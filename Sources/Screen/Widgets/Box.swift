/// The border of a panel: rounded, with a title at the top left, a second one at the top right, and a caption at the
/// bottom.
public struct Box: Sendable {
    /// The title at the left of the top line; truncated if it does not fit.
    public var title: Line
    /// The text at the right of the top line; omitted if the title needs the room.
    public var trailing: Line
    /// The text at the right of the bottom line.
    public var caption: Line
    /// Whether the panel has the keyboard focus.
    public var focused: Bool

    /// Creates a border.
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

    /// Draws the border along the edges of a rectangle and returns the rectangle inside, which is empty below 2 by 2
    /// cells.
    @discardableResult
    public func draw(in rect: Rect, on grid: inout Grid) -> Rect {
        let inside = Self.inside(rect)
        guard rect.width >= 2, rect.height >= 2 else { return inside }
        let style = Style(focused ? .accent : .border)
        let horizontal = Cell(Glyph("─"), style)
        for x in inside.x..<inside.right {
            grid.put(horizontal, x: x, y: rect.y)
            grid.put(horizontal, x: x, y: rect.bottom - 1)
        }
        let vertical = Cell(Glyph("│"), style)
        for y in inside.y..<inside.bottom {
            grid.put(vertical, x: rect.x, y: y)
            grid.put(vertical, x: rect.right - 1, y: y)
        }
        grid.put(Cell(Glyph("╭"), style), x: rect.x, y: rect.y)
        grid.put(Cell(Glyph("╮"), style), x: rect.right - 1, y: rect.y)
        grid.put(Cell(Glyph("╰"), style), x: rect.x, y: rect.bottom - 1)
        grid.put(Cell(Glyph("╯"), style), x: rect.right - 1, y: rect.bottom - 1)
        drawLabels(in: rect, on: &grid, style)
        return inside
    }

    private func drawLabels(in rect: Rect, on grid: inout Grid, _ style: Style) {
        let rects = labelRects(in: rect)
        if let place = rects.trailing {
            tab(trailing, right: place.right, y: rect.y, room: place.width, style, on: &grid)
        }
        if let place = rects.title { tab(title, right: place.right, y: rect.y, room: place.width, style, on: &grid) }
        let room = rect.width - 2
        if !caption.isEmpty, room >= 5 {
            let width = min(caption.width + 2, room)
            tab(caption, right: rect.right - 1, y: rect.bottom - 1, room: width, style, on: &grid)
        }
    }

    /// The cells of title and trailing text in the top border, with a mark on either side; nil where there is no room.
    private func labelRects(in rect: Rect) -> (title: Rect?, trailing: Rect?) {
        let room = rect.width - 2
        let trailingWidth = trailing.isEmpty ? 0 : trailing.width + 2
        let titleWidth = title.isEmpty ? 0 : title.width + 2
        // The trailing text is shown only if the title fits too, or at least 12 columns of it.
        let used = trailingWidth > 0 && trailingWidth + min(titleWidth, 12) <= room ? trailingWidth : 0
        func place(x: Int, width: Int) -> Rect { Rect(x: x, y: rect.y, width: width, height: 1) }
        let showsTitle = titleWidth > 0 && room - used >= 3
        return (
            showsTitle ? place(x: rect.x + 1, width: min(titleWidth, room - used)) : nil,
            used > 0 ? place(x: rect.right - 1 - used, width: used) : nil
        )
    }

    /// The word of title or trailing text that covers a cell; nil if none does.
    public func word(x: Int, y: Int, in rect: Rect) -> String? {
        let rects = labelRects(in: rect)
        for (label, place) in [(title, rects.title), (trailing, rects.trailing)] {
            guard let place, place.contains(x: x, y: y) else { continue }
            return label.word(at: x - place.x - 1)
        }
        return nil
    }

    /// Draws text between `┤` and `├`, ending before the column `right`.
    private func tab(_ label: Line, right: Int, y: Int, room: Int, _ style: Style, on grid: inout Grid) {
        grid.put(Cell(Glyph("┤"), style), x: right - room, y: y)
        for x in (right - room + 1)..<(right - 1) { grid.put(Cell(.space, style), x: x, y: y) }
        grid.write(label, x: right - room + 1, y: y, width: room - 2)
        grid.put(Cell(Glyph("├"), style), x: right - 1, y: y)
    }
}
