import Screen
import Testing

@Suite("Text block")
struct TextBlockTests {
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
        #expect(render(6, 2) { text.draw(in: $1, on: &$0, first: 1) } == ["two", "three…"])
        #expect(render(6, 2) { text.draw(in: $1, on: &$0, first: 2) } == ["three", "four"])
        #expect(render(6, 2) { text.draw(in: $1, on: &$0, first: 9) } == ["", ""])
    }
}
