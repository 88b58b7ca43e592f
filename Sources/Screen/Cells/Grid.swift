/// A screen's worth of cells: what drawing writes and a display shows.
///
/// Writing outside the grid is ignored, so a widget need not know how small its place is. A grid never holds half a
/// wide glyph: whatever overwrites one column of it blanks the other.
public struct Grid: Equatable, Sendable {
    /// Its extent.
    public let size: Size
    /// The cells row by row.
    public internal(set) var cells: [Cell]

    /// A blank grid.
    public init(_ size: Size) {
        self.size = size
        cells = Array(repeating: .empty, count: size.width * size.height)
    }

    /// The cell at a column and row, which must be on the grid.
    public subscript(x: Int, y: Int) -> Cell { cells[y * size.width + x] }

    /// Places one glyph of one or two columns, clipped to `clip` where given.
    public mutating func put(_ cell: Cell, x: Int, y: Int, width: Int = 1, clip: Rect? = nil) {
        guard y >= 0, y < size.height, x >= 0, x + width <= size.width else { return }
        if let clip, !(clip.contains(x: x, y: y) && clip.contains(x: x + width - 1, y: y)) { return }
        let start = y * size.width
        separate(start, x)
        if width == 2 { separate(start, x + 1) }
        cells[start + x] = cell
        if width == 2 {
            var rest = cell
            rest.kind = .continuation
            cells[start + x + 1] = rest
        }
    }

    /// Changes the style of every cell in a rectangle, keeping the glyphs.
    public mutating func restyle(_ rect: Rect, _ change: (inout Style) -> Void) {
        let area = rect.intersection(Rect(size))
        guard !area.isEmpty else { return }
        for y in area.y..<area.bottom {
            for index in (y * size.width + area.x)..<(y * size.width + area.right) { change(&cells[index].style) }
        }
    }

    /// Fills a rectangle with one glyph of one column.
    public mutating func fill(_ rect: Rect, with cell: Cell = .empty) {
        let area = rect.intersection(Rect(size))
        guard !area.isEmpty else { return }
        for y in area.y..<area.bottom {
            for x in area.x..<area.right { put(cell, x: x, y: y) }
        }
    }

    /// Replaces each cell's glyph, as for a terminal that shows ASCII only.
    public mutating func mapGlyphs(_ change: (Glyph) -> Glyph) {
        for index in cells.indices where cells[index].kind == .glyph {
            cells[index].glyph = change(cells[index].glyph)
        }
    }

    /// Blanks the other half where the column `x` of the row at `start` is in a wide glyph.
    private mutating func separate(_ start: Int, _ x: Int) {
        if cells[start + x].kind == .continuation {
            cells[start + x - 1].glyph = .space
        } else if x + 1 < size.width, cells[start + x + 1].kind == .continuation {
            cells[start + x + 1].kind = .glyph
            cells[start + x + 1].glyph = .space
        }
    }
}
