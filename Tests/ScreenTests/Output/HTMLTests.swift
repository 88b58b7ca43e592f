import Screen
import Testing

@Suite("HTML output")
struct HTMLTests {
    private func page(_ width: Int, _ rows: [Line]) -> String {
        var grid = Grid(Size(width, rows.count))
        for (y, row) in rows.enumerated() { grid.write(row, x: 0, y: y) }
        return grid.html(palette: .night, title: "Night")
    }

    /// The contents of the `<pre>` element, without the line break after its start tag.
    private func rows(_ page: String) throws -> Substring {
        let start = try #require(page.firstRange(of: "<pre>\n")), end = try #require(page.firstRange(of: "</pre>"))
        return page[start.upperBound..<end.lowerBound]
    }

    /// The text of the rows as a browser shows it.
    private func text(_ rows: Substring) -> String {
        String(rows).replacing(#/<[^>]*>/#, with: "").replacing("&lt;", with: "<").replacing("&gt;", with: ">")
            .replacing("&quot;", with: "\"").replacing("&amp;", with: "&")
    }

    @Test("a page is complete, declares its type and title, and loads nothing")
    func document() {
        let page = Grid(Size(3, 2)).html(palette: .night, title: "A <b> & \"c\"")
        #expect(page.hasPrefix("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"))
        #expect(page.contains("<title>A &lt;b&gt; &amp; &quot;c&quot;</title>"))
        #expect(page.contains("background:#0e1116;") && page.hasSuffix("</html>\n"))
        for reference in ["<script", "<link", "<img", "src=", "href=", "url(", "@import", "http"] {
            #expect(!page.contains(reference), "\(reference)")
        }
    }

    @Test("text of one style is one span, plain text has no span, and blanks do not start one")
    func runs() throws {
        let page = page(30, [[Span("a <b", Style(.gain)), "  ", Span("c & d", Style(.gain)), Span("  −1", .plain)]])
        #expect(try rows(page) == "<span class=\"s0\">a &lt;b  c &amp; d  </span>−1\n")
        #expect(page.contains("\n.s0{color:#5bd69a}\n"))
    }

    @Test("bold, underlined, faint and reversed text and backgrounds have one class each")
    func styles() throws {
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

    @Test("glyphs that a font may lack have a fixed width")
    func fixedWidth() throws {
        let rows = try rows(page(8, ["│a⣿漢"]))
        #expect(rows == "<i>│</i>a<i>⣿</i><i class=\"wide\">漢</i>\n")
    }

    @Test("an empty row at the start is preserved", arguments: [["", "a"], ["", "", "a"]])
    func emptyRows(lines: [String]) throws {
        let rows = try rows(page(3, lines.map { Line($0) }))
        #expect(rows == lines.joined(separator: "\n") + "\n")
    }

    @Test("a page without its markup equals the plain text", arguments: Sample.all)
    func pageIsText(_ sample: Sample) throws {
        var grid = Grid(Size(40, 9))
        sample.draw(&grid, Rect(grid.size))
        // Without styles, reversed blocks are replaced by other glyphs.
        grid.restyle(Rect(grid.size)) { $0.attributes.remove(.reverse) }
        let trimmed = text(try rows(grid.html(palette: .night, title: ""))).split(
            separator: "\n", omittingEmptySubsequences: false
        ).map { row in String(row.reversed().drop { $0 == " " }.reversed()) }
        #expect(trimmed.joined(separator: "\n") == grid.text())
    }
}
