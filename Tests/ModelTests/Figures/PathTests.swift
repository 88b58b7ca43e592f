import Model
import Testing

struct PathTests {
    @Test("each value of a path equals the figure of the history up to its date")
    func matchesHistory() {
        var randomWalk = RandomWalk(seed: 1)
        let series = randomWalk.series(700)
        let drawdowns = series.drawdownPath(last: 300)
        let averages = series.averagePath(50, last: 300)
        let distances = series.distancePath(toAverage: 200, last: 300)
        #expect(drawdowns.count == 300 && averages.count == 300 && distances.count == 300)
        for index in 0..<300 {
            let past = series.prefix(through: drawdowns.day(index))
            #expect(agree(drawdowns.value(index), past.drawdown252))
            #expect(agree(averages.value(index), past.average(50)))
            #expect(agree(distances.value(index), past.distance(toAverage: 200)))
        }
        #expect(drawdowns.lastDay == series.lastDay)
    }

    @Test("a path is no longer than the history allows")
    func short() {
        let series = Series((0..<3).map { Bar(Day(number: Int32($0)), close: 4 - Double($0)) })
        #expect(series.drawdownPath(last: 10).suffix(10) == [0, -0.25, -0.5])
        #expect(series.averagePath(2, last: 10).suffix(10) == [3.5, 2.5])
        #expect(series.averagePath(2, last: 1).suffix(10) == [2.5])
        #expect(series.distancePath(toAverage: 3, last: 5).suffix(10) == [2.0 / 3 - 1])
        #expect(series.averagePath(4, last: 5).isEmpty)
        #expect(series.averagePath(0, last: 5).isEmpty)
        #expect(series.averagePath(2, last: 0).isEmpty)
        #expect(series.drawdownPath(last: 0).isEmpty)
        #expect(Series().drawdownPath(last: 5).isEmpty)
    }

    @Test("the deepest fall has a peak, a trough and a recovery")
    func deepest() throws {
        let fall = try #require(MaximumDrawdown(series([10, 12, 9, 11, 6, 8, 12, 11]), last: 8))
        #expect(fall.peak == Day(number: 1))
        #expect(fall.trough == Day(number: 4))
        #expect(fall.depth == -0.5)
        #expect(fall.recovered == Day(number: 6))
        let open = try #require(MaximumDrawdown(series([10, 12, 9, 11]), last: 8))
        #expect(open.depth == -0.25)
        #expect(open.recovered == nil)
        #expect(MaximumDrawdown(series([10, 12, 9, 11]), last: 2) == nil)
        #expect(MaximumDrawdown(series([1, 1, 2]), last: 8) == nil)
        #expect(MaximumDrawdown(Series(), last: 8) == nil)
    }

    private func series(_ closes: [Double]) -> Series {
        Series(closes.enumerated().map { Bar(Day(number: Int32($0.offset)), close: $0.element) })
    }
}
