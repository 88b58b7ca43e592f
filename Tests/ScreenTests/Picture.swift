import Screen

/// A grid drawn by a widget in a place, as lines of text for comparison; blanks at the ends are dropped.
func picture(_ width: Int, _ height: Int, draw: (inout Grid, Rect) -> Void) -> [String] {
    var grid = Grid(Size(width, height))
    draw(&grid, Rect(grid.size))
    return lines(of: grid)
}

/// The rows of a grid as text.
func lines(of grid: Grid) -> [String] {
    grid.text().split(separator: "\n", omittingEmptySubsequences: false).dropLast().map(String.init)
}
