@testable import Screen
import Testing

@Suite("Column strips")
struct ColumnStripTests {
    @Test("columns are drawn under the points of a line, as wide as possible without touching")
    func points() {
        let rows = render(9, 1) { ColumnStrip([8, 4, nil, 8], .points).draw(in: $1, on: &$0) }
        #expect(rows == ["▇  ▄    ▇"])
        let wide = render(13, 1) { ColumnStrip([1, 1, 1], .points).draw(in: $1, on: &$0) }
        #expect(wide == ["▇▇▇ ▇▇▇▇▇ ▇▇▇"])
    }

    @Test("the highest point of a line and the highest column share a screen column", arguments: 2..<90, [7, 40, 133])
    func alignment(_ count: Int, _ width: Int) throws {
        let values = (0..<count).map { Double($0 == count / 2 ? 9 : 1) }
        var grid = Grid(Size(width, 8))
        var chart = LineChart([.init(values.map { $0 })]) { "\(Int($0))" }
        chart.range = 0...9
        let plot = try #require(chart.draw(in: Rect(x: 0, y: 0, width: width, height: 5), on: &grid))
        let strip = Rect(x: plot.x, y: 5, width: plot.width, height: 3)
        ColumnStrip(values, .points).draw(in: strip, on: &grid)
        let top = plot.x..<plot.right
        let points = top.filter { grid[$0, 0].kind != .empty }
        let columns = top.filter { grid[$0, 5].kind != .empty }
        #expect(!points.isEmpty && !columns.isEmpty)
        #expect(points.contains { columns.contains($0) })
        #expect(columns.count == 1 || count < plot.width / 2)
    }

    @Test("of values that share a column the largest is drawn, so that the highest is the same at any width")
    func largest() {
        let strip = ColumnStrip([1, 8, 2, 4], .points)
        #expect(render(2, 1) { strip.draw(in: $1, on: &$0) } == ["▇▄"])
        #expect(render(2, 1) { ColumnStrip([1, 8, 2, 4], .periods).draw(in: $1, on: &$0) } == ["▇▄"])
        #expect(strip.highest == 8 && ColumnStrip([nil, -1, .nan], .points).highest == nil)
    }

    @Test("columns are drawn under candles", arguments: 1..<200)
    func periods(_ count: Int) throws {
        let candles = (0..<count).map { Candle(open: 1, high: $0 == 0 ? 9 : 2, low: 0, close: 2) }
        var grid = Grid(Size(60, 6))
        let plot = try #require(CandleChart(candles).draw(in: Rect(x: 0, y: 0, width: 60, height: 5), on: &grid))
        ColumnStrip(candles.map(\.high), .periods).draw(in: Rect(x: 0, y: 5, width: plot.width, height: 1), on: &grid)
        let wick = try #require((0..<60).first { grid[$0, 0].kind != .empty })
        #expect(grid[wick, 5].glyph == Glyph("▇"))
    }

    @Test("missing and non-positive values draw nothing")
    func nothing() {
        #expect(render(4, 1) { ColumnStrip([nil, .nan], .points).draw(in: $1, on: &$0) } == [""])
        #expect(render(4, 1) { ColumnStrip([0, -1], .periods).draw(in: $1, on: &$0) } == [""])
        #expect(render(4, 1) { ColumnStrip([], .points).draw(in: $1, on: &$0) } == [""])
    }

    @Test("a nearly flat sparkline is centred in the minimum span")
    func leastSpan() {
        #expect(render(3, 1) { Sparkline([4.27, 4.28, 4.27], leastSpan: 0.1).draw(in: $1, on: &$0) } == ["▄▄▄"])
        #expect(render(3, 1) { Sparkline([4.27, 4.28, 4.27]).draw(in: $1, on: &$0) } == ["▁▇▁"])
        #expect(render(3, 1) { Sparkline([1, 2, 3], leastSpan: 0.1).draw(in: $1, on: &$0) } == ["▁▄▇"])
    }
}
