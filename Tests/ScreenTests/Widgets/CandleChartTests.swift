@testable import Screen
import Testing

@Suite("Candle charts")
struct CandleChartTests {
    private let three = CandleChart([
        Candle(open: 2, high: 8, low: 0, close: 6), nil, Candle(open: 6, high: 6, low: 2, close: 4),
    ])

    @Test("wide candles have bodies of blocks, which fill a cell that they share with the wick")
    func wideCandles() {
        #expect(
            render(21, 5) { three.draw(in: $1, on: &$0) }
                == ["   ╷", " █████         ▄▄▄▄▄", " █████         ▒▒▒▒▒", " █████           ╵", "   ╵"])
    }

    @Test("narrow candles are lines with half a row of precision")
    func candles() {
        let chart = three
        var grid = Grid(Size(11, 5))
        chart.draw(in: Rect(grid.size), on: &grid)
        #expect(lines(of: grid) == ["   ╷", "   ╽     ╻", "   ┃     ╿", "   ╿     ╵", "   ╵"])
        #expect(grid[3, 2].style == Style(.gain) && grid[9, 2].style == Style(.loss))
    }

    @Test("the body of a falling candle is open, without regard to colour")
    func falling() {
        let both = CandleChart([
            Candle(open: 0, high: 8, low: 0, close: 8), Candle(open: 8, high: 8, low: 0, close: 0),
        ])
        #expect(render(2, 3) { both.draw(in: $1, on: &$0) } == ["╻╻", "┃╏", "╹╹"])
        let wide = [" ▄▄▄▄▄  ▄▄▄▄▄", " █████  ▒▒▒▒▒", " ▀▀▀▀▀  ▀▀▀▀▀"]
        #expect(render(14, 3) { both.draw(in: $1, on: &$0) } == wide)
        var grid = Grid(Size(2, 3))
        both.draw(in: Rect(grid.size), on: &grid)
        #expect(grid.folded().text() == "##\n#:\n##\n")
    }

    @Test("periods that share a candle have the first open, the highest high, the lowest low and the last close")
    func sharing() {
        let periods = [
            Candle(open: 4, high: 6, low: 3, close: 5), nil, Candle(open: 5, high: 9, low: 5, close: 8),
            Candle(open: 8, high: 8, low: 1, close: 2),
        ]
        #expect(Candle(periods[...]) == Candle(open: 4, high: 9, low: 1, close: 2))
        #expect(Candle([nil, nil]) == nil && Candle([]) == nil)
        let chart = CandleChart(periods + periods)
        #expect(render(2, 4) { chart.draw(in: $1, on: &$0) } == ["╷╷", "││", "╽╽", "╵╵"])
    }

    @Test("lines of a candle chart are drawn where no candle is, and not beyond its values")
    func candleLines() {
        var chart = three
        let plain = render(21, 5) { chart.draw(in: $1, on: &$0) }
        chart.lines = [LineChart.Series([4, 4, 4], Style(.comparison)), LineChart.Series([90, 90, 90])]
        let rows = render(21, 5) { chart.draw(in: $1, on: &$0) }
        #expect(rows[2] == " █████⠒⠒⠒⠒⠒⠒⠒⠒⠒▒▒▒▒▒" || rows[2].contains("█████⠤"), "\(rows)")
        #expect(zip(rows, plain).enumerated().allSatisfy { $0.offset == 2 || $0.element.0 == $0.element.1 })
    }

    @Test("dates and shaded spans are at the candles of their periods")
    func positions() {
        var chart = three
        chart.dates = [(0, "a"), (0.5, "b"), (1, "c")]
        chart.bands = [0.5...1]
        let rows = render(11, 6) { chart.draw(in: $1, on: &$0) }
        #expect(rows == ["   ╷ ⠁⠁⠁⠁⠁⠁", "   ╽ ⠁⠁⠁⠁╻⠁", "   ┃ ⠁⠁⠁⠁╿⠁", "   ╿ ⠁⠁⠁⠁╵⠁", "   ╵ ⠁⠁⠁⠁⠁⠁", "   a  b  c"])
    }
}
