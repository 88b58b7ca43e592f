import Foundation
@testable import Screen
import Testing

@Suite struct ChartScaleTests {
    private let ratios = ValueScale.ratios { log($0) }

    @Test("on a scale of ratios equal ratios take equal numbers of rows")
    func rows() {
        let axis = ValueAxis(1...100, rows: 21, scale: ratios)
        #expect([100, 10, 1].map(axis.nearestRow) == [0, 10, 20])
        #expect(axis.nearestRow(of: 10 * 10.0.squareRoot()) == 5)
        #expect(ValueAxis(1...100, rows: 21).nearestRow(of: 10) == 18)
    }

    @Test("values that are not above zero have no ratios, so that their scale is linear")
    func negative() {
        #expect(ValueAxis(-10...10, rows: 21, scale: ratios).nearestRow(of: 0) == 10)
    }

    @Test(
        "the labels of ratios are round values at their own rows, at least two rows apart",
        arguments: [
            (43.0...735.0, 40, [50.0, 70, 100, 150, 200, 300, 500, 700]), (1...1000, 13, [1, 10, 100, 1000]),
            (21.64...28.12, 17, [22, 24, 26, 28]), (95...105, 9, [95, 100, 105]),
        ] as [(ClosedRange<Double>, Int, [Double])])
    func ticks(_ range: ClosedRange<Double>, _ rows: Int, _ values: [Double]) {
        let axis = ValueAxis(range, rows: rows, scale: ratios)
        #expect(axis.ticks.map(\.value).reversed() == values)
        for tick in axis.ticks {
            let share = log(range.upperBound / tick.value) / log(range.upperBound / range.lowerBound)
            #expect(abs(Double(tick.row) - share * Double(rows - 1)) <= 0.51)
        }
    }

    @Test("a filled chart has every dot below its line, also where another line is")
    func filled() {
        var chart = LineChart([LineChart.Series([0, 7])], range: 0...7)
        chart.isFilled = true
        #expect(render(4, 2) { chart.draw(in: $1, on: &$0) } == ["  ⢀⣠", "⣴⣾⣿⣿"])
        chart.series.append(LineChart.Series([0, 0], Style(.comparison)))
        var grid = Grid(Size(4, 2))
        chart.draw(in: Rect(grid.size), on: &grid)
        #expect(grid[3, 0].style.ink == .series && grid[3, 1].style.ink == .comparison)
        #expect(lines(of: grid) == ["  ⢀⣠", "⣴⣾⣿⣿"])
    }

    @Test("on the scale of the first line others end at the edge of the plot and return there")
    func clipping() {
        var chart = LineChart([LineChart.Series([0, 4]), LineChart.Series([2, 4, 6, 4, 2], Style(.comparison))])
        chart.fitsFirstSeries = true
        var grid = Grid(Size(40, 5))
        chart.draw(in: Rect(grid.size), on: &grid)
        let top = (0..<40).map { grid[$0, 0].style.ink == .comparison }
        #expect(top[8...9].allSatisfy(\.self) && top[30...31].allSatisfy(\.self), "\(top)")
        #expect(!top[11...28].contains(true))
    }

    @Test("a line that crosses an edge between two values is drawn up to it")
    func crossing() {
        let axis = ValueAxis(0...4, rows: 5)
        let values: [Double?] = [2, 6, nil, -4, 4]
        let path = axis.path(zip([0, 20, 30, 40, 60], values).map { (x: $0, value: $1) })
        #expect(path.map { $0?.x } == [0, 10, nil, nil, nil, 50, 60])
        #expect(path.compactMap { $0?.y } == [10, 2, 18, 2])
    }

    @Test("the filling fades towards the bottom, and the line does not")
    func gradient() {
        var chart = LineChart([LineChart.Series([9, 9])], range: 0...9)
        chart.isFilled = true
        var grid = Grid(Size(2, 10))
        chart.draw(in: Rect(grid.size), on: &grid)
        let fades = (0..<10).map { grid[0, $0].style.fade }
        #expect(fades.first == 0 && fades.last == 4 && fades == fades.sorted())
    }

    @Test("a dashed line has gaps")
    func dashed() {
        let chart = LineChart([LineChart.Series([1, 1], isDashed: true)])
        #expect(render(6, 1) { chart.draw(in: $1, on: &$0) } == ["⠤⠄ ⠤⠄"])
    }

    @Test("a cross-hair marks the value of its column, runs through free cells and leaves labels whole")
    func crossHair() {
        var chart = LineChart([LineChart.Series([5, 9, 5, 5, 5, 1, 5])]) { "\(Int($0))" }
        chart.marksExtremes = true
        chart.crossHair = CrossHair(column: 15, value: 5)
        let rows = render(34, 9) { chart.draw(in: $1, on: &$0) }
        #expect(
            rows.map { Array($0.padding(toLength: 34, withPad: " ", startingAt: 0))[15] }.map(String.init)
                == ["┆", "┆", "┆", "┆", "●", "┆", "┆", "┆", "┆"])
        var near = chart
        near.crossHair = CrossHair(column: 7)
        #expect(render(34, 9) { near.draw(in: $1, on: &$0) }.first?.contains("9") == true)
    }

    @Test("the area of the plot is known before it is drawn")
    func plot() {
        let line = LineChart([LineChart.Series([5, 9])]) { "\($0)" }
        let candles = CandleChart([Candle(open: 1, high: 3, low: 0, close: 2)]) { "\($0)" }
        var grid = Grid(Size(30, 8))
        #expect(line.plot(in: Rect(grid.size)) == line.draw(in: Rect(grid.size), on: &grid))
        #expect(candles.plot(in: Rect(grid.size)) == candles.draw(in: Rect(grid.size), on: &grid))
        #expect(LineChart([]).plot(in: Rect(grid.size)) == nil)
    }

    @Test("the tag of the last value covers the whole width of the labels, and no other label its row")
    func tag() {
        let chart = LineChart([LineChart.Series([100, 200, 99])]) { "\(Int($0))" }
        var grid = Grid(Size(30, 11))
        chart.draw(in: Rect(grid.size), on: &grid)
        for x in 27..<30 { #expect(grid[x, 10].style == Style(.accent).bold.reversed) }
        #expect(lines(of: grid)[10].hasSuffix(" 99"))
    }
}
