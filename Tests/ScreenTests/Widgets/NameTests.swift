import Screen
import Testing

/// Names of all scripts leave borders and figures in their columns.
@Suite("Names in all scripts")
struct NameTests {
    static let names = [
        "トヨタ自動車株式会社", "삼성전자", "中国移动有限公司", "בנק הפועלים", "البنك الأهلي السعودي", "ธนาคารกรุงเทพ",
        "एचडीएफसी बैंक", "Ελληνικά Πετρέλαια", "Société Générale", "e\u{301}\u{323}\u{302}te\u{301}", "👩\u{200D}🚀 Rockets",
        "❤\u{FE0F} Heart",
        "🇯🇵 Flag", "👍🏽", "🏴\u{E0067}\u{E0062}\u{E007F}", "\u{202E}evil\u{202C}", "a\u{2067}b\u{2069}",
        "\u{200F}\u{200B}x", "\u{300}\u{301}", "\u{1100}\u{1161}\u{11A8}", "ｆｕｌｌ　ｗｉｄｔｈ", "\u{378}\u{E000}",
        "a\tb\nc\u{1B}[31m", "",
    ]

    /// Names of scalars at random from blocks with every kind of width.
    static let random: [String] = (0..<200).map { seed in
        var state = UInt64(seed) &* 0x9E37_79B9_7F4A_7C15 | 1
        func next(_ bound: Int) -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int(state >> 33) % bound
        }
        let blocks: [ClosedRange<UInt32>] = [
            0x20...0x7E, 0x300...0x36F, 0x590...0x6FF, 0x900...0x97F, 0xE00...0xE7F, 0x1100...0x11FF, 0x2000...0x206F,
            0x2600...0x27BF, 0x3040...0x30FF, 0x4E00...0x4FFF, 0xAC00...0xAFFF, 0xFB1D...0xFDFF, 0xFE00...0xFE0F,
            0x1F1E6...0x1F1FF, 0x1F300...0x1F6FF, 0x1F3FB...0x1F3FF, 0xE0020...0xE007F,
        ]
        var name = ""
        for _ in 0..<next(24) {
            let block = blocks[next(blocks.count)]
            let value = block.lowerBound + UInt32(next(block.count))
            if let scalar = Unicode.Scalar(value) { name.unicodeScalars.append(scalar) }
        }
        return name
    }

    /// A box with a name as its title, and a table with the name beside a figure and a curve.
    private func picture(_ name: String, _ size: Size) -> Grid {
        var grid = Grid(size)
        let box = Box(Line("2 \(name)"), trailing: Line(name), caption: Line(name), focused: true)
        let inner = box.draw(in: Rect(size), on: &grid)
        var table = Table(
            [
                .init(name, width: 4...16, priority: 9), .init("last", width: 7, alignment: .right, priority: 8),
                .init("", width: 4, priority: 7),
            ], rowCount: 3)
        table.selectedRow = 1
        table.draw(in: Rect(x: inner.x, y: inner.y, width: inner.width, height: 4), on: &grid) { _, column in
            switch column {
            case 0: .text(name)
            case 1: .text("207.93")
            default: .sparkline([1, 2, 3, 4], Style(.series))
            }
        }
        let text = Rect(x: inner.x, y: inner.y + 4, width: inner.width, height: inner.height - 4)
        TextBlock([Line(name), Line("\(name) \(name)")]).draw(in: text, on: &grid)
        return grid
    }

    @Test("borders, figures and curves stay in their columns", arguments: names + random)
    func columns(name: String) {
        for size in [Size(30, 9), Size(17, 8), Size(61, 10)] {
            let grid = picture(name, size), plain = picture("Name", size)
            for y in 1..<size.height - 1 {
                for x in [0, size.width - 1] { #expect(grid[x, y] == plain[x, y]) }
                for x in 0..<size.width where plain[x, y].glyph.text.contains(where: { "207.93▁▂▃▄▅▆▇█".contains($0) })
                {
                    #expect(grid[x, y].glyph == plain[x, y].glyph)
                }
            }
            expectWhole(grid)
            expectWhole(grid.directed())
        }
    }

    /// Expects each row to be as wide as the grid, with no half of a wide glyph.
    private func expectWhole(_ grid: Grid) {
        for y in 0..<grid.size.height {
            var columns = 0
            for x in 0..<grid.size.width {
                let cell = grid[x, y]
                guard cell.kind != .continuation else { continue }
                let isWide = x + 1 < grid.size.width && grid[x + 1, y].kind == .continuation
                #expect(DisplayWidth.of(cell.glyph.text) == (isWide ? 2 : 1))
                columns += isWide ? 2 : 1
            }
            #expect(columns == grid.size.width)
        }
    }

    @Test("no direction is left open: a name has no control character of the bidirectional algorithm", arguments: names)
    func controls(name: String) {
        let grid = picture(name, Size(40, 9))
        let controls: Set<UInt32> = [
            0x61C, 0x200E, 0x200F, 0x202A, 0x202B, 0x202C, 0x202D, 0x202E, 0x2066, 0x2067, 0x2068, 0x2069,
        ]
        for cell in grid.cells {
            #expect(controls.isDisjoint(with: [cell.glyph.base, cell.glyph.mark, cell.glyph.secondMark]))
        }
    }
}
