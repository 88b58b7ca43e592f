import Screen
import Testing

@Suite("SVG output")
struct SVGTests {
    @Test("the size of an SVG follows its cells, and the background is painted")
    func document() {
        let svg = Grid(Size(10, 2)).svg(palette: .night, title: "A <b> & \"c\"")
        #expect(svg.hasPrefix("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"122\" height=\"68\""))
        #expect(svg.contains("<title>A &lt;b&gt; &amp; &quot;c&quot;</title>"))
        #expect(svg.contains("<rect width=\"122\" height=\"68\" rx=\"12\" fill=\"#0e1116\"/>"))
        #expect(!svg.contains("<text") && svg.hasSuffix("</svg>\n"))
    }

    @Test("each run of one style is a text element with a fixed length, and is escaped")
    func text() {
        var grid = Grid(Size(30, 1))
        grid.write([Span("a <b & c", Style(.gain)), Span("  −0.4 %", Style(.loss).bold), " 漢x"], x: 0, y: 0)
        let svg = grid.svg(palette: .night, title: "")
        #expect(
            texts(svg) == ["a &lt;b &amp; c", "−0.4 %", "漢", "x"])
        #expect(svg.contains("x=\"16\" y=\"29.5\" textLength=\"72\""))
        #expect(svg.contains("x=\"106\" y=\"29.5\" textLength=\"54\""))
        #expect(svg.contains("fill=\"#ff6b6b\" font-weight=\"700\">−0.4 %<"))
        #expect(svg.contains("x=\"169\" y=\"29.5\" textLength=\"18\""))
    }

    @Test("lines, blocks and dots are shapes, and adjacent lines are merged")
    func shapes() {
        var grid = Grid(Size(12, 3))
        Box().draw(in: Rect(x: 0, y: 0, width: 6, height: 2), on: &grid)
        grid.write("█████▌⠁▲", x: 0, y: 2)
        let svg = grid.svg(palette: .night, title: "")
        #expect(texts(svg).isEmpty)
        #expect(svg.contains("M25 25h36"))
        #expect(svg.contains("M16 52h45v18h-45z"))
        #expect(svg.contains("M61 52h4.5v18h-4.5z"))
        #expect(svg.contains("M72.25 54.25h0"))
    }

    @Test("every line, block and Braille glyph drawn by a widget is a shape", arguments: Sample.all)
    func drawn(_ sample: Sample) {
        var grid = Grid(Size(60, 14))
        sample.draw(&grid, Rect(grid.size))
        let remaining = texts(grid.svg(palette: .night, title: "")).joined().unicodeScalars
        #expect(remaining.allSatisfy { !(0x2500...0x259F).contains($0.value) && !(0x2800...0x28FF).contains($0.value) })
    }

    @Test("a reversed cell swaps foreground and background")
    func reversed() {
        var grid = Grid(Size(1, 1))
        grid.write("x", x: 0, y: 0, Style(.loss, on: .text, .reverse))
        let svg = grid.svg(palette: .night, title: "")
        #expect(svg.contains("height=\"18\" fill=\"#ff6b6b\"/>") && svg.contains("fill=\"#0e1116\">x<"))
    }

    /// The contents of the text elements.
    private func texts(_ svg: String) -> [String] {
        svg.split(separator: "\n").filter { $0.hasPrefix("<text") }.compactMap { line in
            guard let start = line.firstIndex(of: ">"), let end = line.lastIndex(of: "<"), end > start else {
                return nil
            }
            let inner = line[line.index(after: start)..<end]
            return String(inner)
        }
    }
}
