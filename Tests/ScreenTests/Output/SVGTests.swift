import Screen
import Testing

@Suite("Pictures")
struct SVGTests {
    @Test("a picture is sized by its cells and paints its ground")
    func document() {
        let picture = Grid(Size(10, 2)).svg(palette: .night, title: "A <b> & \"c\"")
        #expect(picture.hasPrefix("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"122\" height=\"68\""))
        #expect(picture.contains("<title>A &lt;b&gt; &amp; &quot;c&quot;</title>"))
        #expect(picture.contains("<rect width=\"122\" height=\"68\" rx=\"12\" fill=\"#0e1116\"/>"))
        #expect(!picture.contains("<text") && picture.hasSuffix("</svg>\n"))
    }

    @Test("text is one run for each style, held to its columns and escaped")
    func text() {
        var grid = Grid(Size(30, 1))
        grid.write([Span("a <b & c", Style(.gain)), Span("  −0.4 %", Style(.loss).bold), " 漢x"], x: 0, y: 0)
        let picture = grid.svg(palette: .night, title: "")
        #expect(
            texts(picture) == ["a &lt;b &amp; c", "−0.4 %", "漢", "x"])
        #expect(picture.contains("x=\"16\" y=\"29.5\" textLength=\"72\""))
        #expect(picture.contains("x=\"106\" y=\"29.5\" textLength=\"54\""))
        #expect(picture.contains("fill=\"#ff6b6b\" font-weight=\"700\">−0.4 %<"))
        #expect(picture.contains("x=\"169\" y=\"29.5\" textLength=\"18\""))
    }

    @Test("lines, blocks and dots are shapes, and neighbouring rules are one")
    func shapes() {
        var grid = Grid(Size(12, 3))
        Box().draw(into: &grid, in: Rect(x: 0, y: 0, width: 6, height: 2))
        grid.write("█████▌⠁▲", x: 0, y: 2)
        let picture = grid.svg(palette: .night, title: "")
        #expect(texts(picture).isEmpty)
        #expect(picture.contains("M25 25h36"))
        #expect(picture.contains("M16 52h45v18h-45z"))
        #expect(picture.contains("M61 52h4.5v18h-4.5z"))
        #expect(picture.contains("M72.25 54.25h0"))
    }

    @Test("every line, block and Braille glyph that widgets draw is a shape", arguments: Sample.all)
    func drawn(_ sample: Sample) {
        var grid = Grid(Size(60, 14))
        sample.draw(&grid, Rect(grid.size))
        let left = texts(grid.svg(palette: .night, title: "")).joined().unicodeScalars
        #expect(left.allSatisfy { !(0x2500...0x259F).contains($0.value) && !(0x2800...0x28FF).contains($0.value) })
    }

    @Test("a reversed cell exchanges ink and ground")
    func reversed() {
        var grid = Grid(Size(1, 1))
        grid.write("x", x: 0, y: 0, Style(.loss, on: .text, .reverse))
        let picture = grid.svg(palette: .night, title: "")
        #expect(picture.contains("height=\"18\" fill=\"#ff6b6b\"/>") && picture.contains("fill=\"#0e1116\">x<"))
    }

    /// The words of the text runs.
    private func texts(_ picture: String) -> [String] {
        picture.split(separator: "\n").filter { $0.hasPrefix("<text") }.compactMap { line in
            guard let start = line.firstIndex(of: ">"), let end = line.lastIndex(of: "<"), end > start else {
                return nil
            }
            let inner = line[line.index(after: start)..<end]
            return String(inner)
        }
    }
}
