extension Grid {
    /// Draws a glyph of one column if nothing was drawn in its cell.
    mutating func putIfEmpty(_ cell: Cell, x: Int, y: Int) {
        guard x >= 0, y >= 0, x < size.width, y < size.height, self[x, y].kind == .empty else { return }
        put(cell, x: x, y: y)
    }
}
