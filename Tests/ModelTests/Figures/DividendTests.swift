import Model
import Testing

@Suite struct DividendTests {
    private let first = Day(number: 19_000)

    @Test("a dividend is told from the step between both closes, and rounding is not")
    func step() {
        let ratios = [0.98, 0.98, 0.98 / 0.99, 0.98 / 0.99 + 0.0001, 1]
        let series = Series(
            ratios.enumerated().map { Bar(first + $0, close: 50 * $1, quotedClose: 50) })
        let dividends = series.dividends(in: 0..<series.count)
        #expect(dividends.map(\.index) == [2, 4])
        #expect(abs(dividends[0].amount - 0.5) < 1e-9)
        #expect(series.dividends(in: 2..<3).map(\.index) == [2] && series.dividends(in: 3..<4).isEmpty)
        #expect(series.dividends(in: 0..<0).isEmpty)
    }

    @Test("nothing is told where a session has one close only, nor from a step down or a change of basis")
    func unknown() {
        let single = Series([Bar(first, close: 49), Bar(first + 1, close: 50, quotedClose: 50)])
        #expect(single.dividends(in: 0..<2).isEmpty)
        let down = Series([
            Bar(first, close: 50, quotedClose: 50), Bar(first + 1, close: 49, quotedClose: 50),
            Bar(first + 2, close: 98, quotedClose: 50),
        ])
        #expect(down.dividends(in: 0..<3).isEmpty)
    }
}
