import Screen
import Testing

@Suite("Writing text")
struct WriteTests {
    private func written(_ width: Int, _ write: (inout Grid) -> Void) -> String {
        var grid = Grid(Size(width, 1))
        write(&grid)
        #expect(hasCompleteGlyphs(grid))
        return lines(of: grid)[0]
    }

    @Test(
        "text is aligned within its width and truncated if it is longer",
        arguments: [
            ("QQQS", 6, Alignment.left, "|QQQS  |", 4), ("QQQS", 6, .right, "|  QQQS|", 4),
            ("QQQS", 7, .centre, "| QQQS  |", 4), ("QQQS", 3, .right, "|QQ…|", 3), ("QQQS", 1, .left, "|…|", 1),
            ("QQQS", 0, .left, "||", 0), ("漢字漢", 5, .left, "|漢字…|", 5), ("漢字漢", 4, .left, "|漢… |", 3),
            ("漢字", 1, .left, "|…|", 1), ("", 3, .centre, "|   |", 0),
            ("e\u{301}te\u{301}", 3, .left, "|e\u{301}te\u{301}|", 3),
            ("e\u{301}te\u{301}s", 3, .left, "|e\u{301}t…|", 3),
        ])
    func alignment(_ text: String, _ width: Int, _ alignment: Alignment, _ expected: String, _ columns: Int) {
        var columnCount = -1
        let line = written(20) { grid in
            grid.write("|", x: 0, y: 0)
            columnCount = grid.write(text, x: 1, y: 0, width: width, alignment: alignment)
            grid.write("|", x: width + 1, y: 0)
        }
        #expect(line == expected)
        #expect(columnCount == columns)
    }

    @Test("control and format characters never reach a cell")
    func controls() {
        let line = written(20) { $0.write("a\u{1B}[2J\u{7}b\nc\u{202E}d\u{200B}\u{9B}e\u{0}", x: 0, y: 0) }
        #expect(line == "a[2Jb cde")
    }

    @Test("an emoji sequence is drawn as its separate emoji")
    func emoji() {
        #expect(written(10) { $0.write("👩\u{200D}🚀❤\u{FE0F}x", x: 0, y: 0) } == "👩🚀❤x")
    }

    @Test("a third combining mark on a letter is dropped, and so is a mark without a letter")
    func marks() {
        #expect(written(5) { $0.write("\u{301}a\u{300}\u{301}\u{302}b", x: 0, y: 0) } == "a\u{300}\u{301}b")
    }

    @Test("text outside the grid or the clip is not drawn")
    func clipping() {
        #expect(written(4) { $0.write("abcdefg", x: -2, y: 0) } == "cdef")
        #expect(written(4) { $0.write("漢字漢", x: -1, y: 0) } == " 字")
        let clip = Rect(x: 1, y: 0, width: 3, height: 1)
        #expect(written(9) { $0.write("abcdefg", x: 0, y: 0, clip: clip) } == " bcd")
        #expect(written(9) { $0.write("漢字漢", x: 0, y: 0, clip: clip) } == "  字")
        #expect(written(3) { $0.write("abc", x: 0, y: 7) } == "")
    }

    @Test("a line keeps its styles and is truncated across spans")
    func line() {
        var grid = Grid(Size(12, 1))
        let line: Line = [Span("QQQS", .plain.bold), Span(" +8.42", Style(.gain)), " %"]
        #expect(line.width == 12)
        #expect(grid.write(line, x: 0, y: 0) == 12)
        #expect(lines(of: grid) == ["QQQS +8.42 %"])
        #expect(grid[3, 0].style == .plain.bold && grid[5, 0].style == Style(.gain) && grid[11, 0].style == .plain)
        for (width, expected) in [
            (11, "QQQS +8.42…"), (10, "QQQS +8.4…"), (5, "QQQS…"), (4, "QQQ…"), (1, "…"), (0, ""),
        ] {
            var grid = Grid(Size(12, 1))
            #expect(grid.write(line, x: 0, y: 0, width: width) == width)
            #expect(lines(of: grid) == [expected])
        }
    }

    @Test("a line is aligned within its width")
    func alignedLine() {
        let line: Line = ["a", Span("漢", Style(.accent))]
        #expect(written(8) { $0.write(line, x: 0, y: 0, width: 6, alignment: .right) } == "   a漢")
        #expect(written(8) { $0.write(line, x: 0, y: 0, width: 6, alignment: .centre) } == " a漢")
    }

    @Test("overwriting one half of a wide glyph blanks the other half", arguments: 0..<6)
    func overwriting(_ x: Int) {
        var grid = Grid(Size(6, 1))
        grid.write("漢字漢", x: 0, y: 0)
        grid.write("字", x: x, y: 0)
        #expect(hasCompleteGlyphs(grid))
        grid.write("|", x: 5 - x, y: 0)
        #expect(hasCompleteGlyphs(grid))
    }
}
