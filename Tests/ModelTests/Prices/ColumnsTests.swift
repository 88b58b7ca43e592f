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

    @Test("a series made of columns equals that of its bars, and NaN is missing")
    func bars() {
        let full = series([0, 1, 2], closes: [5, 6, 7])
        #expect(full.count == 3)
        for (index, day) in days.enumerated() {
            let close = Double(5 + index)
            #expect(full[index] == Bar(day, high: close + 1, close: close))
        }
    }

    @Test("rows are sorted by date, and the later of two rows of one date wins")
    func order() {
        let full = series([2, 0, 1, 0], closes: [7, 1, 6, 5])
        #expect((0..<full.count).map(full.day) == days)
        #expect(full.closes(0..<3) == [5, 6, 7])
        let values = DatedValues(days: [days[2], days[0], days[0]], values: [7, 1, 5])
        #expect(values.count == 2 && values.value(0) == 5 && values.last == 7)
    }

    @Test("a series made of columns can be extended and cut like any other")
    func growth() {
        var full = series([0, 1], closes: [5, 6])
        let part = full.prefix(through: days[0])
        full.append(Bar(days[2], close: 7))
        #expect(full.closes(0..<3) == [5, 6, 7])
        #expect(part.count == 1 && part.lastClose == 5)
    }

    @Test("columns without rows make an empty series")
    func empty() {
        #expect(series([], closes: []).isEmpty)
        #expect(DatedValues(days: [], values: []).isEmpty)
    }
}
