import Screen
import Testing

@Suite("Right-to-left names")
struct DirectionTests {
    private static let mark: UInt32 = 0x200E

    /// A row of a table: a border, a name, and figures beside it.
    private func row(_ name: String, before: String = "│ ") -> Grid {
        var grid = Grid(Size(40, 1))
        let start = grid.write(before, x: 0, y: 0)
        let used = grid.write(name, x: start, y: 0)
        grid.write("  207.93  −0.72 %", x: start + used, y: 0)
        return grid
    }

    @Test(
        "a mark stands on each side of a right-to-left name, so that no terminal reorders the figures",
        arguments: ["שלום", "بنك", "בנק הפועלים", "שָׁלוֹם", "ܫܠܡܐ", "בנק 24"])
    func marked(name: String) throws {
        let text = row(name).directed().text()
        let letters = text.unicodeScalars.map(\.value)
        let first = try #require(letters.firstIndex { (0x590...0x8FF).contains($0) })
        let last = try #require(letters.lastIndex { (0x590...0x8FF).contains($0) })
        let figure = try #require(text.unicodeScalars.map { $0 == "2" }.lastIndex(of: true))
        #expect(letters[first - 1] == Self.mark)
        #expect(letters[last...figure].contains(Self.mark))
    }

    @Test("two words of a name are one text, and figures between names keep their place")
    func words() {
        let marks = { (grid: Grid) in grid.directed().cells.count { $0.glyph.mark == Self.mark } }
        #expect(marks(row("אב גד")) == 2)
        #expect(marks(row("אב  1.5  גד")) == 4)
    }

    @Test("marks have no width, and a grid without such names is unchanged")
    func width() {
        let grid = row("שלום")
        #expect(DisplayWidth.of(grid.directed().text()) == DisplayWidth.of("│ שלום  207.93  −0.72 %\n"))
        let plain = row("Schröder 漢字 한국 😀")
        #expect(plain.directed() == plain)
    }

    @Test("text and escape sequences have the marks, at the edges too")
    func outputs() {
        var grid = Grid(Size(3, 1))
        grid.write("אבג", x: 0, y: 0)
        #expect(grid.text() == "אבג\u{200E}\n")
        let palette = Palette(name: "x", ground: Colour(0)) { _ in Colour(0xFFFFFF) }
        #expect(grid.ansi(palette: palette, depth: .none).contains("ג\u{200E}"))
    }
}
