import Screen
import Testing

@testable import Terminal

extension CursesTests {
    @Suite("ncurses display")
    @MainActor
    struct GridDisplay {
        @Test("every cell of a grid reaches the screen, including the last one")
        func corners() throws {
            let display = try CursesDisplay.onFile()
            defer { display.close() }
            var grid = Grid(display.size)
            for (x, y) in [(0, 0), (79, 0), (0, 23), (79, 23)] { grid.put(Cell(Glyph("╬"), .plain), x: x, y: y) }
            display.show(grid)
            for (x, y) in [(0, 0), (79, 0), (0, 23), (79, 23)] { #expect(display.cell(x, y)?.text == "╬") }
            #expect(display.cell(1, 0)?.text == " ")
        }

        @Test("foreground, background and attributes come from the style")
        func styled() throws {
            let display = try CursesDisplay.onFile()
            defer { display.close() }
            var grid = Grid(display.size)
            grid.put(Cell(Glyph("a"), Style(.gain, on: .selection).bold), x: 0, y: 0)
            grid.put(Cell(Glyph("b"), Style(.loss)), x: 1, y: 0)
            display.show(grid)
            #expect(
                display.cell(0, 0) == ShownCell(text: "a", attributes: .bold, ink: 46, ground: 17))
            #expect(display.cell(1, 0) == ShownCell(text: "b", ink: 196))
            #expect(display.cell(0, 1) == ShownCell(text: " "))
        }

        @Test("combining marks stay with their glyph")
        func marks() throws {
            let display = try CursesDisplay.onFile()
            defer { display.close() }
            var glyph = Glyph("e")
            glyph.combine("\u{301}")
            glyph.combine("\u{323}")
            var grid = Grid(display.size)
            grid.put(Cell(glyph, .plain), x: 3, y: 2)
            display.show(grid)
            #expect(display.cell(3, 2).map { Array($0.text.unicodeScalars) } == ["e", "\u{301}", "\u{323}"])
        }

        @Test("a wide glyph fills two columns, and overwriting either removes it")
        func wide() throws {
            let display = try CursesDisplay.onFile()
            defer { display.close() }
            var grid = Grid(Size(6, 1))
            grid.put(Cell(Glyph("日"), .plain), x: 1, y: 0, width: 2)
            grid.put(Cell(Glyph("本"), .plain), x: 4, y: 0, width: 2)
            display.show(grid)
            #expect(display.row(0).hasPrefix(" 日 本  "))
            grid.put(Cell(Glyph("x"), .plain), x: 2, y: 0)
            grid.put(Cell(Glyph("y"), .plain), x: 4, y: 0)
            display.show(grid)
            #expect(display.row(0).hasPrefix("  x y   "))
        }

        @Test("a wide glyph moves by one column without leaving half a glyph behind")
        func wideMoves() throws {
            let display = try CursesDisplay.onFile()
            defer { display.close() }
            for x in [0, 1, 2, 1, 0] {
                var grid = Grid(Size(5, 1))
                grid.put(Cell(Glyph("日"), .plain), x: x, y: 0, width: 2)
                display.show(grid)
                let expected = String(repeating: " ", count: x) + "日" + String(repeating: " ", count: 3 - x)
                #expect(display.row(0).hasPrefix(expected))
            }
        }

        @Test(
            "a glyph that the C library does not draw in one column becomes a question mark",
            arguments: ["\u{1B}", "\u{7}", "\u{9B}", "\u{7F}", "日", "\u{301}", "\u{378}"] as [Unicode.Scalar])
        func undrawable(scalar: Unicode.Scalar) throws {
            let display = try CursesDisplay.onFile()
            defer { display.close() }
            var grid = Grid(Size(3, 1))
            grid.put(Cell(Glyph(scalar), .plain), x: 0, y: 0)
            grid.put(Cell(Glyph("b"), .plain), x: 1, y: 0)
            display.show(grid)
            #expect(display.row(0).hasPrefix("?b "))
        }

        @Test("a narrow glyph put as a wide one does not shift the cells after it")
        func narrowPutAsWide() throws {
            let display = try CursesDisplay.onFile()
            defer { display.close() }
            var grid = Grid(Size(4, 1))
            grid.put(Cell(Glyph("a"), .plain), x: 0, y: 0, width: 2)
            grid.put(Cell(Glyph("b"), .plain), x: 2, y: 0)
            display.show(grid)
            #expect(display.row(0).hasPrefix("? b "))
        }

        @Test("a smaller grid clears the rest of the previous one; a larger grid is cut off")
        func otherSizes() throws {
            let display = try CursesDisplay.onFile()
            defer { display.close() }
            var large = Grid(Size(120, 40))
            large.fill(Rect(large.size), with: Cell(Glyph("#"), .plain))
            display.show(large)
            #expect(display.row(23) == String(repeating: "#", count: 80))
            display.show(Grid(Size(2, 1)))
            #expect(display.row(0) == String(repeating: " ", count: 80))
            display.show(Grid(Size(0, 0)))
        }

        @Test("a new palette repaints an unchanged grid")
        func palette() throws {
            let display = try CursesDisplay.onFile()
            defer { display.close() }
            var grid = Grid(display.size)
            grid.put(Cell(Glyph("a"), Style(.gain)), x: 0, y: 0)
            display.show(grid)
            display.use(Palette(name: "blue", ground: Colour(0)) { _ in Colour(0x0000FF) })
            display.show(grid)
            #expect(display.cell(0, 0) == ShownCell(text: "a", ink: 21))
        }

        @Test("a closed display ignores every call")
        func closed() throws {
            let display = try CursesDisplay.onFile()
            display.close()
            display.close()
            display.show(Grid(display.size))
            for bell in Bell.allCases { display.ring(bell) }
            #expect(!display.copy("text"))
            display.invalidate()
            display.suspend()
            #expect(!display.isOpen)
        }
    }
}
