import Screen
import Testing

@Suite("Grid")
struct GridTests {
    @Test("a glyph outside the grid or across the edge of a clip is not drawn")
    func put() {
        var grid = Grid(Size(3, 1))
        let cell = Cell(Glyph("漢"))
        grid.put(cell, x: 2, y: 0, width: 2)
        grid.put(cell, x: -1, y: 0, width: 2)
        grid.put(cell, x: 0, y: 1, width: 2)
        grid.put(cell, x: 0, y: 0, width: 2, clip: Rect(x: 0, y: 0, width: 1, height: 1))
        #expect(grid == Grid(Size(3, 1)))
        grid.put(cell, x: 1, y: 0, width: 2)
        #expect(grid[1, 0].kind == .glyph && grid[2, 0].kind == .continuation)
    }

    @Test("restyling keeps glyphs, and filling is clipped to the grid")
    func areas() {
        var grid = Grid(Size(4, 2))
        grid.write("abcd", x: 0, y: 1)
        grid.restyle(Rect(x: 2, y: 0, width: 9, height: 9)) { $0.ground = .bar }
        #expect(lines(of: grid) == ["", "abcd"])
        #expect(grid[1, 1].style.ground == .text && grid[2, 1].style.ground == .bar)
        grid.fill(Rect(x: -2, y: 1, width: 4, height: 5), with: Cell(Glyph("x")))
        #expect(lines(of: grid) == ["", "xxcd"])
        grid.fill(Rect(x: 9, y: 9, width: 4, height: 5), with: Cell(Glyph("x")))
        #expect(lines(of: grid) == ["", "xxcd"])
    }

    @Test("rectangles intersect in their common cells and never have a negative size")
    func rectangles() {
        let rect = Rect(x: 2, y: 1, width: 6, height: 4)
        #expect(rect.intersection(Rect(x: 5, y: 0, width: 9, height: 3)) == Rect(x: 5, y: 1, width: 3, height: 2))
        #expect(rect.intersection(Rect(x: 8, y: 0, width: 9, height: 3)).isEmpty)
        #expect(rect.inset(horizontally: 1, vertically: 1) == Rect(x: 3, y: 2, width: 4, height: 2))
        #expect(rect.inset(horizontally: 5, vertically: 5).isEmpty && Size(-1, -2) == Size(0, 0))
        #expect(rect.contains(x: 7, y: 4) && !rect.contains(x: 8, y: 4) && !rect.contains(x: 7, y: 5))
    }

    @Test("fading moves the foreground towards the background, step by step")
    func fading() {
        let palette = Palette.night
        let inks = (UInt8(0)...4).map { palette.ink(Style(.text, fade: $0)) }
        #expect(inks[0] == palette[.text])
        #expect(zip(inks, inks.dropFirst()).allSatisfy { $0.green > $1.green })
        #expect(Colour(0x000000).mixed(with: Colour(0xFF8040), 0.5) == Colour(0x804020))
        #expect(Colour(0x123456).hex == 0x123456)
    }
}
