import Model
import Testing

struct MaximumDrawdownTests {
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
