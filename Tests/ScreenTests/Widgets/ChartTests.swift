@testable import Screen
import Testing

@Suite("Charts")
struct ChartTests {
    private func draw(_ chart: LineChart, _ width: Int, _ height: Int) -> [String] {
        render(width, height) { chart.draw(in: $1, on: &$0) }
    }

    @Test("a rise runs from the middle of the bottom row to the middle of the top row")
    func rise() {
        var chart = LineChart([.init([0, 9])]) { "\(Int($0))" }
        chart.dates = [(0, "Nov"), (1, "May")]
        #expect(
            draw(chart, 14, 5) == ["          ⢀⡠ 9", "      ⢀⡠⠔⠊⠁  5", "  ⢀⡠⠔⠊⠁", "⠔⠊⠁          0", "Nov      May"])
    }

    @Test("missing values are gaps, and a single value is a dot at the right end")
    func gaps() {
        #expect(draw(LineChart([.init([1, 1, nil, nil, 2, 2])]), 6, 3) == ["    ⠠⠤", "", "⠤⠄"])
        #expect(draw(LineChart([.init([4])]), 3, 1) == ["  ⠠"])
        #expect(draw(LineChart([.init([nil, .nan])]), 3, 1) == [""])
        #expect(draw(LineChart([]), 3, 1) == [""])
    }

    @Test("names that would share rows keep the order of the ends of their lines")
    func names() {
        let values = [81.9, 118.9, 85.7, 84.0, 20, 21]
        var chart = LineChart(values.map { .init([10, $0]) })
        chart.names = values.map { Line("\($0)") }
        for height in 6...30 {
            let shown = draw(chart, 60, height).compactMap { row in values.first { row.hasSuffix("\($0)") } }
            #expect(shown == values.sorted(by: >), "\(height)")
        }
        // Where there are fewer rows, the last row tells how many are left out.
        let few = draw(chart, 60, 4)
        #expect(few[3].hasSuffix("+3"), "\(few)")
        #expect([81.9, 118.9, 85.7].allSatisfy { value in few.contains { $0.hasSuffix("\(value)") } })
    }

    @Test("labels are the values of their rows, and the last value is labelled in its own row")
    func labels() {
        let chart = LineChart([.init([0, 100, 60])]) { "\(Int($0.rounded()))" }
        var grid = Grid(Size(30, 11))
        chart.draw(in: Rect(grid.size), on: &grid)
        let labels = lines(of: grid).map { String($0.dropFirst(26).drop { $0 == " " }) }
        #expect(labels == ["100", "", "", "", "60", "50", "", "", "", "", "0"])
        #expect(grid[29, 4].style == Style(.accent).bold.reversed && grid[29, 0].style == Style(.muted))
    }

    @Test(
        "labels are round values in the nearest rows at any height", arguments: 2..<60,
        [10...20, 1.2...1.8, 21.07...26.81, -7.3...0.4, 4891...5297] as [ClosedRange<Double>])
    func ticks(_ rows: Int, _ range: ClosedRange<Double>) throws {
        let axis = ValueAxis(range, rows: rows)
        let ticks = axis.ticks
        #expect((1...9).contains(ticks.count))
        #expect(ticks.allSatisfy { range.contains($0.value) && axis.nearestRow(of: $0.value) == $0.row })
        #expect(zip(ticks, ticks.dropFirst()).allSatisfy { $1.row > $0.row || rows < 4 })
        guard ticks.count > 1 else { return }
        var step = ticks[0].value - ticks[1].value
        while step < 0.999 { step *= 10 }
        while step > 9.99 { step /= 10 }
        #expect([1.0, 2, 5].contains { abs($0 - step) < 1e-6 }, "\(step)")
    }

    @Test("no label appears twice, and none repeats the label of the last value")
    func repeated() {
        let chart = LineChart([.init([4.1, 4.9, 4.4])]) { "\(Int($0.rounded()))" }
        let rows = render(30, 24) { chart.draw(in: $1, on: &$0) }
        #expect(rows.filter { $0.hasSuffix(" 4") }.count == 1)
        #expect(rows.filter { $0.hasSuffix(" 5") }.count == 1)
    }

    @Test("an empty or infinite range has no labels, and a huge one has few") func single() {
        #expect(ValueAxis(5...5, rows: 1).ticks.isEmpty)
        #expect(ValueAxis(0...Double.infinity, rows: 9).ticks.isEmpty)
        #expect(ValueAxis(1e300...1.1e300, rows: 9).ticks.count < 10)
    }

    @Test("axis and dates are omitted if there is too little room for the plot")
    func smallAreas() {
        var chart = LineChart([.init([1, 1])]) { "\($0)" }
        chart.dates = [(0, "16 Nov"), (1, "16 May")]
        #expect(draw(chart, 9, 3) == ["", "⠤⠤⠤⠤⠤⠤⠤⠤⠤", ""])
        #expect(draw(chart, 9, 4) == ["", "⠤⠤⠤⠤⠤⠤⠤⠤⠤", "", "   16 May"])
    }

    @Test("a cell has the style of the first series in it, and references are drawn beneath")
    func layers() {
        var chart = LineChart([.init([1, 1, nil, nil], Style(.series)), .init([1, 1, 1, 1], Style(.comparison))])
        chart.references = [.init(1), .init(2), .init(50)]
        chart.range = 1...2
        var grid = Grid(Size(8, 3))
        chart.draw(in: Rect(grid.size), on: &grid)
        #expect(grid[0, 2].style.ink == .series && grid[7, 2].style.ink == .comparison)
        #expect(grid[0, 0].style.ink == .muted && grid[0, 1].kind == .empty)
    }

    @Test("a shaded span dots the empty cells of its columns, fainter than a line")
    func bands() {
        var chart = LineChart([.init([1, 1, 1, 1], Style(.series))], range: 1...2)
        chart.bands = [0.5...1]
        var grid = Grid(Size(8, 3))
        chart.draw(in: Rect(grid.size), on: &grid)
        #expect(lines(of: grid) == ["   ⠁⠁⠁⠁⠁", "   ⠁⠁⠁⠁⠁", "⠤⠤⠤⠤⠤⠤⠤⠤"])
        #expect(grid[7, 1].style == Style(.border) && grid[5, 2].style.ink == .series)
    }

    @Test("an extreme within a shaded span is labelled")
    func extremeInBand() {
        var chart = LineChart([.init([5, 9, 5, 5, 5, 1, 5])]) { "\(Int($0))" }
        chart.marksExtremes = true
        let plain = draw(chart, 34, 9)
        chart.bands = [0...1]
        let shaded = draw(chart, 34, 9)
        func drawn(_ row: String) -> String { row.filter { $0 != "⠁" && $0 != " " } }
        #expect(shaded.map(drawn) == plain.map(drawn))
    }

    @Test("dates that would touch are omitted, but the last one is always shown")
    func dates() {
        var chart = LineChart([.init([1, 2])])
        chart.dates = [(0, "16 Nov"), (0.3, "Dec"), (0.62, "Jan"), (0.8, "Apr"), (1, "16 May")]
        #expect(draw(chart, 30, 4).last == "16 Nov  Dec      Jan    16 May")
    }

    @Test("extremes are labelled next to their points if the plot is empty there")
    func extremes() {
        var chart = LineChart([.init([5, 9, 5, 5, 5, 1, 5])]) { "\(Int($0))" }
        chart.marksExtremes = true
        let rows = draw(chart, 34, 9)
        #expect(rows.first?.contains("9") == true && rows.last?.contains("1") == true)
        #expect(rows.first?.dropLast(3).contains("9") == true && rows.last?.dropLast(3).contains("1") == true)
    }
}
