import Screen
import Testing

@Suite("Animated SVG")
struct SVGRecordingTests {
    private func grid(_ rows: String...) -> Grid {
        var grid = Grid(Size(20, rows.count))
        for (y, row) in rows.enumerated() { grid.write(row, x: 0, y: y) }
        return grid
    }

    private func recording() -> SVGRecording { SVGRecording(size: Size(20, 2), palette: .night, title: "A & B") }

    @Test("a frame has only the words that changed, on a ground that hides the old ones")
    func changes() {
        var recording = recording()
        let first = recording.add(grid("IWM 207.93 up", "still"), at: 0)
        #expect(first.contains(">IWM 207.93 up<") && first.contains(">still<"))
        let second = recording.add(grid("IWM 207.95 up", "still"), at: 0.5)
        #expect(second.hasPrefix("<g id=\"f2\">\n") && second.hasSuffix("</g>\n"))
        #expect(second.contains(">207.95<") && !second.contains("IWM") && !second.contains("still"))
        #expect(second.contains("<rect x=\"52\" y=\"16\" width=\"54\" height=\"18\" fill=\"#0e1116\"/>"))
    }

    @Test("a word that becomes blank is hidden")
    func blank() {
        var recording = recording()
        _ = recording.add(grid("gone", ""), at: 0)
        let second = recording.add(grid("", ""), at: 1)
        #expect(second.contains("<rect x=\"16\" y=\"16\" width=\"36\"") && !second.contains("<text"))
    }

    @Test("changes with at most two cells between them are one run, others are not")
    func joined() {
        func grounds(_ before: String, _ after: String) -> Int {
            var recording = recording()
            _ = recording.add(grid(before, ""), at: 0)
            return recording.add(grid(after, ""), at: 1).matches(of: /<rect/).count
        }
        #expect(grounds("▲  ▲", "▼  ▼") == 1)
        #expect(grounds("▲   ▲", "▼   ▼") == 2)
    }

    @Test("each frame but the first appears at its time, and the last of all stays until the end")
    func timing() {
        var recording = recording()
        let frames = ["a", "b", "b", "c"].enumerated().map { recording.add(grid($1, ""), at: Double($0)) }
        #expect(frames.map(\.isEmpty) == [false, false, true, false])
        let end = recording.closing(at: 8)
        #expect(!end.contains("f1") && !end.contains("f4"))
        #expect(end.contains("#f2{animation:f2 8s step-end infinite}"))
        #expect(end.contains("@keyframes f2{0%{visibility:hidden}12.5%,to{visibility:visible}}"))
        #expect(end.contains("@keyframes f3{0%{visibility:hidden}37.5%,to{visibility:visible}}"))
        #expect(end.contains("@media (prefers-reduced-motion:no-preference){"))
    }

    @Test("the document begins and ends like that of a single frame")
    func document() {
        let single = grid("x", "").svg(palette: .night, title: "A & B")
        #expect(single.hasPrefix(recording().opening) && recording().opening.contains("<title>A &amp; B</title>"))
        #expect(single.hasSuffix("</g>\n</svg>\n") && recording().closing(at: 1).hasSuffix("</g>\n</svg>\n"))
    }
}
