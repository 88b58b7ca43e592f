import Screen
import Testing

@Suite("Tabs, text and scroll marks")
struct TextWidgetTests {
    @Test(
        "all tabs but the current one shrink to their digits",
        arguments: [(30, " 1 Indexes  2 Deals  3 Chart"), (27, " 1  2 Deals  3"), (10, " 1  2 Dea…"), (0, "")])
    func tabs(_ width: Int, _ expected: String) {
        let tabs = TabBar(["Indexes", "Deals", "Chart"], current: 1)
        #expect(render(width, 1) { tabs.draw(into: &$0, in: $1) } == [expected])
    }

    @Test("a click on a tab maps to its index")
    func hits() {
        let tabs = TabBar(["Indexes", "Deals", "Chart"], current: 1)
        let rect = Rect(x: 2, y: 1, width: 30, height: 1)
        #expect(
            (0..<34).compactMap { tabs.index(x: $0, y: 1, in: rect) }.reduce(into: [0, 0, 0]) { $0[$1] += 1 } == [
                11, 9, 9,
            ])
        #expect(tabs.index(x: 2, y: 0, in: rect) == nil)
    }

    private func wrapped(_ text: String, _ width: Int) -> [String] {
        TextBlock(text).rows(width: width).map(\.text)
    }

    @Test("text is wrapped between words")
    func wraps() {
        #expect(wrapped("a small-cap rally on a base", 11) == ["a small-cap", "rally on a", "base"])
        #expect(wrapped("one\n\ntwo", 9) == ["one", "", "two"])
        #expect(wrapped("  indented here", 10) == ["  indented", "here"])
        #expect(wrapped("漢字 漢字漢", 5) == ["漢字", "漢字", "漢"])
        #expect(wrapped("supercalifragilistic", 8) == ["supercal", "ifragili", "stic"])
        #expect(wrapped("", 4) == [""])
        #expect(wrapped("a b", 0) == [])
    }

    @Test("words keep their styles when wrapped, even if the style changes within a word")
    func styles() {
        let line: Line = ["press ", Span("z", Style(.accent)), "oom or", Span(" Esc", Style(.accent))]
        let rows = TextBlock([line]).rows(width: 10)
        #expect(rows.map(\.text) == ["press zoom", "or Esc"])
        #expect(rows[0].spans.map(\.text) == ["press", " ", "z", "oom"] && rows[0].spans[2].style == Style(.accent))
    }

    @Test("text is scrolled, and an ellipsis shows that more follows")
    func scrolled() {
        let text = TextBlock("one\ntwo\nthree\nfour")
        #expect(render(6, 2) { text.draw(into: &$0, in: $1, first: 1) } == ["two", "three…"])
        #expect(render(6, 2) { text.draw(into: &$0, in: $1, first: 2) } == ["three", "four"])
        #expect(render(6, 2) { text.draw(into: &$0, in: $1, first: 9) } == ["", ""])
    }

    @Test(
        "the scroll mark shows the position of the visible rows among all rows",
        arguments: [
            (0, 5, 20, "┃····"), (15, 5, 20, "····┃"), (7, 5, 20, "··┃··"), (0, 10, 20, "┃┃···"), (99, 10, 20, "···┃┃"),
            (0, 20, 20, "·····"), (0, 0, 20, "·····"), (0, 1, 1000, "┃····"),
        ])
    func scrollMark(_ first: Int, _ visible: Int, _ count: Int, _ expected: String) {
        let rows = render(1, 5) {
            $0.fill($1, with: Cell(Glyph("·")))
            ScrollIndicator(first: first, visible: visible, count: count).draw(into: &$0, in: $1)
        }
        #expect(rows.joined() == expected)
    }
}
