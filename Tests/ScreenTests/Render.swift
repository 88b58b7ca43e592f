import Screen

/// The rows that `draw` leaves on an empty grid of the given size, as text without trailing blanks.
func render(_ width: Int, _ height: Int, draw: (inout Grid, Rect) -> Void) -> [String] {
    var grid = Grid(Size(width, height))
    draw(&grid, Rect(grid.size))
    return lines(of: grid)
}

/// The rows of a grid as text, without trailing blanks.
func lines(of grid: Grid) -> [String] {
    grid.text().split(separator: "\n", omittingEmptySubsequences: false).dropLast().map(String.init)
}
