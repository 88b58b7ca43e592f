import Screen
import Testing

@Suite("The word under the mouse") struct WordTests {
    @Test(
        "a word is found by any of its columns, a blank is none",
        arguments: [
            (0, "1Y"), (1, "1Y"), (2, nil), (4, "日本"), (7, "日本"), (8, nil), (9, "line"), (12, "line"), (13, nil),
            (-1, nil),
        ])
    func words(column: Int, word: String?) {
        let line = Line("1Y", Style(.accent)) + Line("  日本 li", Style(.muted)) + Line("ne")
        #expect(line.word(at: column) == word)
    }

    @Test("the words of a border are found where they are drawn")
    func border() {
        let box = Box(Line("3 Chart"), trailing: Line("6M  line")), rect = Rect(x: 5, y: 2, width: 40, height: 6)
        var grid = Grid(Size(60, 10))
        box.draw(in: rect, on: &grid)
        let row = Array(grid.text().split(separator: "\n", omittingEmptySubsequences: false)[2])
        for word in ["Chart", "6M", "line"] {
            let x = String(row).firstRange(of: word).map {
                String(row).distance(from: String(row).startIndex, to: $0.lowerBound)
            }
            #expect(x.map { box.word(x: $0, y: 2, in: rect) } == word)
        }
        #expect(box.word(x: 25, y: 2, in: rect) == nil && box.word(x: 8, y: 3, in: rect) == nil)
        let narrow = Rect(x: 0, y: 0, width: 12, height: 4)
        #expect(box.word(x: 10, y: 0, in: narrow) != "line")
    }

    @Test("a background that a palette paints is painted to the end of each row")
    func painted() {
        let palette = Palette(name: "p", ground: Colour(0x000000), paintsGround: true) { _ in Colour(0xFFFFFF) }
        var grid = Grid(Size(4, 2))
        grid.write("a", x: 0, y: 0)
        let rows = grid.ansi(palette: palette, depth: .trueColour).split(separator: "\n")
        #expect(rows.count == 2 && rows.allSatisfy { $0.contains("48;2;0;0;0") })
        #expect(rows[0].contains("a   ") && rows[1].contains("    "))
        let clear = Palette(name: "c", ground: Colour(0x000000)) { _ in Colour(0xFFFFFF) }
        #expect(!grid.ansi(palette: clear, depth: .trueColour).contains("48;"))
    }

    @Test("with few colours a painted background is black or white, and text the opposite")
    func named() {
        for (ground, back, text) in [(0x101010, 0, 7), (0xFAFAFA, 15, 0)] as [(UInt32, UInt8, UInt8)] {
            let palette = Palette(name: "p", ground: Colour(ground), paintsGround: true) { _ in Colour(0x888888) }
            let plain = palette.rendition(of: .plain, at: .sixteen)
            #expect(plain.ground == .index(back) && plain.ink == .index(text))
            let yellow = Palette(name: "y", ground: Colour(ground), paintsGround: true) { _ in Colour(0xE5B567) }
            #expect(yellow.rendition(of: Style(.accent), at: .eight).ink == .index(back == 0 ? 3 : 5))
        }
    }
}
