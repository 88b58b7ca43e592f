/// A buffer of cells that widgets draw into and a display shows.
///
/// Writing outside the grid is ignored, so that a widget need not check its size. Half a wide glyph never remains: when
/// one of its columns is overwritten, the other becomes a blank.
public struct Grid: Equatable, Sendable {
    /// The size in cells.
    public let size: Size
    /// The cells, row by row.
    public internal(set) var cells: [Cell]

    /// Where the terminal's cursor is left; nil for anywhere, out of sight.
    public var cursor: Cursor?

    /// Creates a blank grid.
    public init(_ size: Size) {
        self.size = size
        cells = Array(repeating: .empty, count: size.width * size.height)
    }

    /// The cell at a column and row.
    ///
    /// - Precondition: The position is on the grid.
    public subscript(x: Int, y: Int) -> Cell { cells[y * size.width + x] }

    /// Draws one glyph of one or two columns, clipped to `clip` if that is given.
    public mutating func put(_ cell: Cell, x: Int, y: Int, width: Int = 1, clip: Rect? = nil) {
        guard y >= 0, y < size.height, x >= 0, x + width <= size.width else { return }
        if let clip, !(clip.contains(x: x, y: y) && clip.contains(x: x + width - 1, y: y)) { return }
        let start = y * size.width
        blankOtherHalf(start, x)
        if width == 2 { blankOtherHalf(start, x + 1) }
        cells[start + x] = cell
        if width == 2 {
            var rest = cell
            rest.kind = .continuation
            cells[start + x + 1] = rest
        }
    }

    /// Changes the style of every cell in a rectangle; the glyphs remain.
    public mutating func restyle(_ rect: Rect, _ change: (inout Style) -> Void) {
        let area = rect.intersection(Rect(size))
        guard !area.isEmpty else { return }
        for y in area.y..<area.bottom {
            for index in (y * size.width + area.x)..<(y * size.width + area.right) { change(&cells[index].style) }
        }
    }

    /// Fills a rectangle with a glyph of one column.
    public mutating func fill(_ rect: Rect, with cell: Cell = .empty) {
        let area = rect.intersection(Rect(size))
        guard !area.isEmpty else { return }
        for y in area.y..<area.bottom {
            for x in area.x..<area.right { put(cell, x: x, y: y) }
        }
    }

    /// Takes over the cells of a rectangle from a grid of the same width; no wide glyph may cross its edges.
    public mutating func copy(_ rect: Rect, of other: Grid) {
        let area = rect.intersection(Rect(size)).intersection(Rect(other.size))
        guard !area.isEmpty, other.size.width == size.width else { return }
        cells.withUnsafeMutableBufferPointer { cells in
            other.cells.withUnsafeBufferPointer { others in
                for y in area.y..<area.bottom {
                    let row = (y * size.width + area.x)..<(y * size.width + area.right)
                    _ = cells[row].update(fromContentsOf: others[row])
                }
            }
        }
    }

    /// Blanks the other half of a wide glyph if column `x` of the row that starts at `start` is part of one.
    private mutating func blankOtherHalf(_ start: Int, _ x: Int) {
        if cells[start + x].kind == .continuation {
            cells[start + x - 1].glyph = .space
        } else if x + 1 < size.width, cells[start + x + 1].kind == .continuation {
            cells[start + x + 1].kind = .glyph
            cells[start + x + 1].glyph = .space
        }
    }
}
