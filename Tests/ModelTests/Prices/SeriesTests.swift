import Model
import Testing

struct SeriesTests {
    @Test("bars are sorted by date, and the later of two bars of one date wins")
    func order() {
        let series = Series([bar(3, 30), bar(1, 10), bar(2, 20), bar(3, 33), bar(1, 11)])
        #expect(closes(series) == [11, 20, 33])
        #expect((0..<3).map { series.day($0).number } == [1, 2, 3])
    }

    @Test("an empty series has no days and no closes")
    func empty() {
        let series = Series()
        #expect(series.isEmpty)
        #expect(series.lastDay == nil)
        #expect(series.lastClose == nil)
        #expect(series.index(onOrBefore: Day(number: 5)) == nil)
        #expect(series.close(on: Day(number: 5)) == nil)
        #expect(series.prefix(through: Day(number: 5)).isEmpty)
        #expect(series.closes(0..<0).isEmpty)
    }

    @Test(
        "dates are found by bisection",
        arguments: [(0, nil), (9, nil), (10, 0), (11, 0), (12, 1), (14, 1), (15, 2), (99, 2)] as [(Int32, Int?)])
    func bisection(number: Int32, index: Int?) {
        let series = Series([bar(10, 1), bar(12, 2), bar(15, 3)])
        let day = Day(number: number)
        #expect(series.index(onOrBefore: day) == index)
        #expect(series.prefix(through: day).count == (index ?? -1) + 1)
        #expect(
            series.close(on: day)
                == (index.map { series.day($0) == day } == true ? series.lastClose(through: day) : nil))
    }

    @Test("appending to a prefix leaves the original unchanged")
    func prefix() {
        let full = Series((1...5).map { bar($0, Double($0)) })
        var part = full.prefix(through: Day(number: 3))
        part.append(bar(4, 44))
        #expect(closes(part) == [1, 2, 3, 44])
        #expect(closes(full) == [1, 2, 3, 4, 5])
        part = part.prefix(through: Day(number: 2))
        part.update(9, on: Day(number: 3))
        #expect(closes(part) == [1, 2, 9])
        #expect(part.prefix(through: Day(number: 2)).running == nil)
    }

    @Test("the running session is the last one, and is found and cut like any other")
    func running() {
        var series = Series([bar(1, 10), bar(2, 20)])
        series.update(25, on: Day(number: 4), volume: 7)
        #expect(series.count == 3)
        #expect(series.lastDay == Day(number: 4))
        #expect(series.close(on: Day(number: 4)) == 25)
        #expect(series.index(onOrBefore: Day(number: 3)) == 1)
        #expect(series[2] == Bar(Day(number: 4), open: 25, high: 25, low: 25, close: 25, volume: 7))
        #expect(closes(series.prefix(through: Day(number: 3))) == [10, 20])
        #expect(closes(series.prefix(through: Day(number: 4))) == [10, 20, 25])
    }

    @Test("a price of an earlier session is ignored, and one of the last session overrides its close")
    func update() {
        var series = Series([bar(1, 10), bar(2, 20)])
        series.update(5, on: Day(number: 1))
        #expect(closes(series) == [10, 20])
        series.update(22, on: Day(number: 2))
        #expect(closes(series) == [10, 22])
        series.append(bar(2, 21))
        #expect(closes(series) == [10, 21])
        #expect(series.running == nil)
    }

    @Test("a bar of an earlier date is inserted in order before the running session")
    func lateBar() {
        var series = Series([bar(1, 10), bar(3, 30)])
        series.update(40, on: Day(number: 4))
        series.append(bar(2, 20))
        #expect(closes(series) == [10, 20, 30, 40])
        #expect(series.running?.close == 40)
    }

    @Test("missing values of a bar stay missing")
    func unknowns() {
        let series = Series([Bar(Day(number: 1), high: 3, close: 2)])
        #expect(series[0] == Bar(Day(number: 1), open: nil, high: 3, low: nil, close: 2, volume: nil))
    }

    private func bar(_ number: Int32, _ close: Double) -> Bar { Bar(Day(number: number), close: close) }
    private func closes(_ series: Series) -> [Double] { series.closes(0..<series.count) }
}

extension Series {
    fileprivate func lastClose(through day: Day) -> Double? { prefix(through: day).lastClose }
}
