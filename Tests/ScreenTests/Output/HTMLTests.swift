import Screen
import Testing

@Suite("Pages of the web")
struct HTMLTests {
    private func page(_ width: Int, _ rows: [Line]) -> String {
        var grid = Grid(Size(width, rows.count))
        for (y, row) in rows.enumerated() { grid.write(row, x: 0, y: y) }
        return grid.html(palette: .night, title: "Night")
    }

    /// What stands between `<pre>` and its end, the line break that is no row taken off.
    private func rows(_ page: String) throws -> Substring {
        let start = try #require(page.firstRange(of: "<pre>\n")), end = try #require(page.firstRange(of: "</pre>"))
        return page[start.upperBound..<end.lowerBound]
    }

    /// The text of rows as a browser has it.
    private func text(_ rows: Substring) -> String {
        String(rows).replacing(#/<[^>]*>/#, with: "").replacing("&lt;", with: "<").replacing("&gt;", with: ">")
            .replacing("&quot;", with: "\"").replacing("&amp;", with: "&")
    }

    @Test("a page is whole, says what it is, and needs nothing from elsewhere")
    func document() {
        let page = Grid(Size(3, 2)).html(palette: .night, title: "A <b> & \"c\"")
        #expect(page.hasPrefix("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"))
        #expect(page.contains("<title>A &lt;b&gt; &amp; &quot;c&quot;</title>"))
        #expect(page.contains("background:#0e1116;") && page.hasSuffix("</html>\n"))
        for word in ["<script", "<link", "<img", "src=", "href=", "url(", "@import", "http"] {
            #expect(!page.contains(word), "\(word)")
        }
    }

    @Test("text in one look is one run, plain text none, and blanks begin none")
    func runs() throws {
        let page = page(30, [[Span("a <b", Style(.gain)), "  ", Span("c & d", Style(.gain)), Span("  −1", .plain)]])
        #expect(try rows(page) == "<span class=\"s0\">a &lt;b  c &amp; d  </span>−1\n")
        #expect(page.contains("\n.s0{color:#5bd69a}\n"))
    }

    @Test("bold, underlined, faint and reversed text and grounds are said once each")
    func looks() throws {
        let page = page(
            9,
            [
                [Span("a", Style(.loss).bold), Span("b ", Style(.text, on: .selection)), Span("c", Style(.loss).bold)],
                [Span("x", Style(.loss, on: .text, .reverse)), Span("_", Style(.text, on: .text, .underline))],
                [Span("d", Style(.text, on: .text, .dim))],
            ])
        #expect(
            try rows(page) == """
                <span class="s0">a</span><span class="s1 ground">b </span><span class="s0">c</span>
                <span class="s2 ground">x</span><span class="s3">_</span>
                <span class="s4">d</span>

                """)
        #expect(page.contains(".s0{color:#ff6b6b;font-weight:700}\n"))
        #expect(page.contains(".s1{color:#d6dee8;background:#222c3a}\n"))
        #expect(page.contains(".s2{color:#0e1116;background:#ff6b6b}\n"))
        #expect(page.contains(".s3{color:#d6dee8;text-decoration:underline}\n"))
        #expect(page.contains(".s4{color:#868c94}\n"))
    }

    @Test("what a font may lack is held to its columns")
    func held() throws {
        let rows = try rows(page(8, ["│a⣿漢"]))
        #expect(rows == "<i>│</i>a<i>⣿</i><i class=\"wide\">漢</i>\n")
    }

    @Test("an empty row at the start is not lost", arguments: [["", "a"], ["", "", "a"]])
    func emptyRows(lines: [String]) throws {
        let rows = try rows(page(3, lines.map { Line($0) }))
        #expect(rows == lines.joined(separator: "\n") + "\n")
    }

    @Test("with the markup taken out, a page is the text", arguments: Sample.all)
    func pageIsText(_ sample: Sample) throws {
        var grid = Grid(Size(40, 9))
        sample.draw(&grid, Rect(grid.size))
        // Reversed blocks are another glyph where styles are lost.
        grid.restyle(Rect(grid.size)) { $0.attributes.remove(.reverse) }
        let trimmed = text(try rows(grid.html(palette: .night, title: ""))).split(
            separator: "\n", omittingEmptySubsequences: false
        ).map { row in String(row.reversed().drop { $0 == " " }.reversed()) }
        #expect(trimmed.joined(separator: "\n") == grid.text())
    }
}
