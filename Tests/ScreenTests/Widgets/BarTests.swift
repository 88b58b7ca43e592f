import Screen
import Testing

@Suite("Bars and sparklines")
struct BarTests {
    private func bar(_ value: Double?, _ scale: ClosedRange<Double>, _ width: Int) -> String {
        render(width, 1) { SignedBar(value, scale: scale).draw(in: $1, on: &$0) }[0]
    }

    @Test(
        "a bar that starts at zero has a precision of an eighth of a column",
        arguments: [
            (0.5, "████"), (0.51, "████▏"), (0.6, "████▊"), (1, "████████"), (7, "████████"), (0.0001, "▏"), (0, ""),
            (-1, ""),
            (nil, ""), (.nan, ""),
        ])
    func unsigned(_ value: Double?, _ expected: String) {
        #expect(bar(value, 0...1, 8) == expected)
    }

    @Test(
        "a signed bar starts at zero on its scale",
        arguments: [
            (0.5, "     ██▌"), (1, "     █████"), (-0.4, "   ██"), (-1, "█████"), (-9, "█████"), (-0.5, "  ▐██"),
            (0, ""),
            (-0.001, "    ▕"),
        ])
    func signed(_ value: Double, _ expected: String) {
        #expect(bar(value, -1...1, 10) == expected)
    }

    @Test("a partial cell of a bar to the left is the reversed block of the remainder")
    func reversed() {
        var grid = Grid(Size(10, 1))
        SignedBar(-0.45, scale: -1...1, Style(.loss)).draw(in: Rect(grid.size), on: &grid)
        #expect(grid[2, 0] == Cell(Glyph("▊"), Style(.loss, on: .text, .reverse)))
        #expect(grid[3, 0] == Cell(Glyph("█"), Style(.loss)))
    }

    private func sparkline(_ values: [Double?], _ width: Int, _ height: Int = 1) -> [String] {
        render(width, height) { Sparkline(values).draw(in: $1, on: &$0) }
    }

    @Test("a sparkline is scaled to its values, with the newest at the right and gaps for missing ones")
    func curve() {
        #expect(sparkline([1, 2, 3, 4, 5, 6, 7], 9) == ["  ▁▂▃▄▅▆▇"])
        #expect(sparkline([1, nil, 7, .infinity, 4], 5) == ["▁ ▇ ▄"])
        #expect(sparkline([5, 5, nil, 5], 4) == ["▄▄ ▄"])
        #expect(sparkline([nil, nil], 4) == [""])
        #expect(sparkline([], 4) == [""])
        #expect(sparkline([1, 2], 0, 0) == [])
    }

    @Test("more values than columns are averaged, except for the newest")
    func averaged() {
        #expect(sparkline([1, 3, 5, 7, 9, 11, 0], 4) == ["▂▅▇▁"])
        #expect(sparkline([4, 9], 1) == ["▄"])
        #expect(sparkline([nil, nil, 1, 1, 7], 3) == [" ▁▇"])
    }

    @Test("a sparkline of several rows has a precision of an eighth of a row")
    func tall() {
        #expect(sparkline([1, 8, 15], 3, 2) == ["  ▇", "▁██"])
    }
}
