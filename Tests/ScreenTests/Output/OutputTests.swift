import Screen
import Testing

@Suite("Text and ANSI output")
struct OutputTests {
    private func grid(_ width: Int, _ rows: [Line]) -> Grid {
        var grid = Grid(Size(width, rows.count))
        for (y, row) in rows.enumerated() { grid.write(row, x: 0, y: y) }
        return grid
    }

    @Test("a cell is three numbers, by which changes are found, and a change of any part is one")
    func parts() {
        #expect(MemoryLayout<Cell>.size == 17)
        let cell = Cell(Glyph("a"), Style(.gain, on: .bar, .bold, fade: 1))
        var others = [Cell](repeating: cell, count: 8)
        others[0].glyph.base += 1
        others[1].glyph.mark += 1
        others[2].glyph.secondMark += 1
        others[3].style.ink = .loss
        others[4].style.ground = .text
        others[5].style.attributes = .dim
        others[6].style.fade = 2
        others[7].kind = .empty
        for other in others {
            var old = Grid(Size(3, 2)), new = Grid(Size(3, 2))
            old.put(cell, x: 2, y: 1)
            new.put(other, x: 2, y: 1)
            #expect(new.changes(from: old) == [CellRun(y: 1, columns: 2..<3)])
            #expect(new.changes(from: new).isEmpty)
        }
    }

    @Test("text contains every row, without trailing blanks")
    func text() {
        #expect(grid(8, ["ab  ", "", " 漢 x"]).text() == "ab\n\n 漢 x\n")
        #expect(Grid(Size(0, 2)).text() == "\n\n")
        #expect(Grid(Size(5, 0)).text() == "")
    }

    @Test("escapes contain only what changes, and are reset at the end of the row")
    func ansi() {
        let row: Line = [Span("a", Style(.gain)), Span("b", Style(.gain).bold), Span("c", Style(.loss)), " "]
        let rows = grid(6, [row, ""])
        #expect(
            rows.ansi(palette: .night, depth: .sixteen) == "\u{1B}[92ma\u{1B}[1mb\u{1B}[0;91mc\u{1B}[m\n\n")
        #expect(rows.ansi(palette: .night, depth: .none) == "a\u{1B}[1mb\u{1B}[mc\n\n")
        let coloured = grid(2, [[Span("x ", Style(.text, on: .selection))]])
        #expect(
            coloured.ansi(palette: .night, depth: .trueColour)
                == "\u{1B}[38;2;214;222;232;48;2;34;44;58mx \u{1B}[m\n")
        #expect(coloured.ansi(palette: .night, depth: .indexed) == "\u{1B}[38;5;253;48;5;236mx \u{1B}[m\n")
        #expect(coloured.ansi(palette: .night, depth: .eight) == "\u{1B}[37;44mx \u{1B}[m\n")
        #expect(coloured.ansi(palette: .night, depth: .none) == "\u{1B}[7mx \u{1B}[m\n")
    }

    @Test("coloured output without its escapes equals the plain text", arguments: Sample.all)
    func ansiIsText(_ sample: Sample) {
        var grid = Grid(Size(40, 9))
        sample.draw(&grid, Rect(grid.size))
        // Without styles, reversed blocks are replaced by other glyphs.
        grid.restyle(Rect(grid.size)) { $0.attributes.remove(.reverse) }
        for depth in ColourDepth.allCases {
            let pieces = grid.ansi(palette: .night, depth: depth).split(
                separator: "\u{1B}", omittingEmptySubsequences: false)
            let plain = pieces.enumerated().map { index, piece in
                index == 0 ? piece : piece[piece.index(after: piece.firstIndex(of: "m") ?? piece.startIndex)...]
            }.joined()
            let trimmed = plain.split(separator: "\n", omittingEmptySubsequences: false).map { row in
                String(row.reversed().drop { $0 == " " }.reversed())
            }
            #expect(trimmed.joined(separator: "\n") == grid.text())
        }
    }

    @Test("changes are runs of complete glyphs that differ")
    func changes() {
        let before = grid(8, ["abcdef", "漢字漢", "same"])
        #expect(before.changes(from: before) == [])
        let after = grid(8, ["aXYdeZ", "漢x漢", "same"])
        #expect(
            after.changes(from: before) == [
                CellRun(y: 0, columns: 1..<3), CellRun(y: 0, columns: 5..<6), CellRun(y: 1, columns: 2..<6),
            ])
        #expect(after.changes(from: Grid(Size(7, 3))).map(\.columns) == [0..<8, 0..<8, 0..<8])
        #expect(Grid(Size(0, 3)).changes(from: before) == [])
    }

    @Test("a change of style is a change, and one half of a wide glyph includes the other")
    func styleChanges() {
        let before = grid(6, ["a漢b"])
        var after = before
        after.restyle(Rect(x: 2, y: 0, width: 1, height: 1)) { $0 = Style(.accent) }
        #expect(after.changes(from: before) == [CellRun(y: 0, columns: 1..<3)])
    }

    @Test("applying the changes to the earlier grid produces the later one", arguments: Sample.all)
    func changesSuffice(_ sample: Sample) {
        var before = Grid(Size(40, 12))
        sample.draw(&before, Rect(x: 0, y: 0, width: 33, height: 11))
        var after = Grid(Size(40, 12))
        sample.draw(&after, Rect(x: 3, y: 1, width: 37, height: 9))
        var covered = Array(repeating: false, count: after.cells.count)
        for run in after.changes(from: before) {
            #expect(after[run.columns.lowerBound, run.y].kind != .continuation)
            for x in run.columns { covered[run.y * 40 + x] = true }
        }
        for (index, isCovered) in covered.enumerated() where !isCovered {
            #expect(after.cells[index] == before.cells[index])
        }
    }
}
