import Model
import Testing

struct ColumnsTests {
    private let days = [20, 21, 22].map { Day(number: $0) }

    private func series(_ order: [Int], closes: [Double]) -> Series {
        let missing = [Double](repeating: .nan, count: order.count)
        return Series(
            days: order.map { days[$0] }, opens: missing, highs: closes.map { $0 + 1 }, lows: missing, closes: closes,
            volumes: missing)
    }

    @Test("a series of columns is that of its bars, and what is NaN is not known")
    func bars() {
        let whole = series([0, 1, 2], closes: [5, 6, 7])
        #expect(whole.count == 3)
        for (index, day) in days.enumerated() {
            let close = Double(5 + index)
            #expect(whole[index] == Bar(day, high: close + 1, close: close))
        }
    }

    @Test("rows out of order are put in order, and of those of one date the later wins")
    func order() {
        let whole = series([2, 0, 1, 0], closes: [7, 1, 6, 5])
        #expect((0..<whole.count).map(whole.day) == days)
        #expect(whole.closes(0..<3) == [5, 6, 7])
        let values = DatedValues(days: [days[2], days[0], days[0]], values: [7, 1, 5])
        #expect(values.count == 2 && values.value(0) == 5 && values.last == 7)
    }

    @Test("a series of columns grows and is cut like any other")
    func growth() {
        var whole = series([0, 1], closes: [5, 6])
        let part = whole.prefix(through: days[0])
        whole.append(Bar(days[2], close: 7))
        #expect(whole.closes(0..<3) == [5, 6, 7])
        #expect(part.count == 1 && part.lastClose == 5)
    }

    @Test("columns without a row are an empty series")
    func empty() {
        #expect(series([], closes: []).isEmpty)
        #expect(DatedValues(days: [], values: []).isEmpty)
    }
}
