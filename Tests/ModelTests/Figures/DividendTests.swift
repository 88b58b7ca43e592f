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

    @Test("sessions at the beginning with a quoted close only are told by their one ratio")
    func quotedOnly() {
        func series(_ ratios: [Double]) -> Series {
            Series(
                ratios.enumerated().map { Bar(first + $0, close: (50 + Double($0)) * $1, quotedClose: 50 + Double($0)) }
            )
        }
        let level = Array(repeating: 0.54, count: 8)
        #expect(series(level + [0.5401, 0.5399, 1]).quotedOnlyCount == 7)
        #expect(series(level).quotedOnlyCount == 8)
        // Rounded closes of a source, too few sessions, and a fund that has never paid.
        #expect(series([0.54, 0.54001, 0.53999, 0.54, 0.54, 0.54, 1]).quotedOnlyCount == 0)
        #expect(series([0.54, 0.54, 1]).quotedOnlyCount == 0 && Series().quotedOnlyCount == 0)
        #expect(series([1, 1, 1, 1, 1, 1]).quotedOnlyCount == 0)
        #expect(Series((0..<8).map { Bar(first + $0, close: 50) }).quotedOnlyCount == 0)
    }

    @Test("closes count as prices until the first adjusted one, and as adjusted from then on")
    func basis() {
        let ratios = Array(repeating: 0.54, count: 8) + [0.5401, 1]
        let fund = Instrument("XLE", name: "Energy", kind: .etf, group: "sector", basis: .adjusted)
        let bars = ratios.enumerated().map { Bar(first + $0, close: 50 * $1, quotedClose: 50) }
        func listing(_ count: Int) -> Listing {
            Listing(
                fund, series: Series(bars.prefix(count)), provenance: Provenance("test", .bundled))
        }
        #expect(listing(6).basis == .price && listing(6).firstAdjustedDay == nil)
        #expect(listing(10).basis == .adjusted && listing(10).firstAdjustedDay == first + 7)
        #expect(listing(0).basis == .adjusted && listing(0).firstAdjustedDay == nil)
    }
}
