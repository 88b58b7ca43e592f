@testable import Screen
import Testing

@Suite("Widgets")
struct WidgetTests {
    private static let sizes = [
        Size(0, 0), Size(1, 1), Size(3, 2), Size(2, 2), Size(5, 1), Size(1, 7), Size(9, 4), Size(24, 3), Size(40, 12),
        Size(90, 25),
    ]

    /// A grid filled with a marker, so that drawing outside the rectangle is detected.
    private func marked(_ size: Size) -> Grid {
        var grid = Grid(size)
        grid.fill(Rect(size), with: Cell(Glyph("@"), Style(.warning)))
        return grid
    }

    @Test("a widget draws only within its rectangle", arguments: Sample.all, sizes)
    func staysInside(_ sample: Sample, _ size: Size) {
        let rect = Rect(x: 3, y: 2, width: size.width, height: size.height)
        var grid = marked(Size(size.width + 7, size.height + 5))
        sample.draw(&grid, rect)
        var untouched = marked(grid.size)
        untouched.restyle(rect) { $0 = .plain }
        for y in 0..<grid.size.height {
            for x in 0..<grid.size.width where !rect.contains(x: x, y: y) {
                #expect(grid[x, y] == untouched[x, y], "\(x), \(y)")
            }
        }
    }

    @Test("a widget partly outside the screen leaves no half of a wide glyph", arguments: Sample.all, sizes)
    func neverSplitsWideGlyphs(_ sample: Sample, _ size: Size) {
        for x in -3...3 {
            var grid = Grid(Size(max(size.width - 2, 0), size.height))
            sample.draw(&grid, Rect(x: x, y: -1, width: size.width, height: size.height))
            #expect(hasCompleteGlyphs(grid))
        }
    }

    @Test("every glyph that a widget draws has an ASCII replacement", arguments: Sample.all)
    func foldsToASCII(_ sample: Sample) {
        for size in Self.sizes {
            var grid = Grid(size)
            sample.draw(&grid, Rect(size))
            let folded = grid.folded()
            for (cell, ascii) in zip(grid.cells, folded.cells) {
                #expect(ascii.glyph.base < 0x7F && ascii.glyph.mark == 0 && ascii.kind != .continuation)
                let isWide = DisplayWidth.of(cell.glyph.text) == 2
                #expect(isWide || ascii.glyph != Glyph("?") || cell.glyph == Glyph("?"), "\(cell.glyph.text)")
            }
        }
    }

    @Test("every glyph in the ASCII table is one column wide and is listed once")
    func tableIsConsistent() {
        var seen: Set<Unicode.Scalar> = []
        for (ascii, glyphs) in AsciiFold.table {
            #expect(ascii.isASCII)
            for scalar in glyphs.unicodeScalars {
                #expect(!scalar.isASCII && seen.insert(scalar).inserted, "\(scalar)")
                #expect(DisplayWidth.of(scalar) == 1, "\(scalar)")
            }
        }
    }
}

/// Whether every wide glyph has both of its columns, and every continuation cell has its glyph.
func hasCompleteGlyphs(_ grid: Grid) -> Bool {
    for y in 0..<grid.size.height {
        for x in 0..<grid.size.width {
            let cell = grid[x, y]
            let isWide = DisplayWidth.of(cell.glyph.text) == 2
            let next = x + 1 < grid.size.width ? grid[x + 1, y].kind : .empty
            switch cell.kind {
            case .continuation: if x == 0 || grid[x - 1, y].glyph != cell.glyph || !isWide { return false }
            case .glyph, .empty: if isWide != (next == .continuation) { return false }
            }
        }
    }
    return true
}
