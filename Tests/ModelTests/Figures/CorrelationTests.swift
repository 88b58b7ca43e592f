import Model
import TestSupport
import Testing

struct CorrelationTests {
    @Test(
        "correlations of 16 May 2024 agree with SciPy",
        arguments: [
            ("IWM", 20, -0.7437497295325274, -0.8925200930658632, -0.44900885870453416),
            ("IWM", 60, -0.44970791629345885, -0.6315183119469172, -0.22102216572153116),
            ("IWM", 120, -0.4036564808583747, -0.5435695172776248, -0.24191840482184118),
            ("QQQS", 20, -0.8397508781430506, -0.9348679752409077, -0.6321366281276358),
            ("QQQS", 60, -0.43985321769306696, -0.6240752110294202, -0.20930579529752352),
            ("QQQS", 120, -0.3924830037830022, -0.5341475043791997, -0.22937823527022855),
        ] as [(Symbol, Int, Double, Double, Double)])
    func published(symbol: Symbol, pairs: Int, r: Double, low: Double, high: Double) throws {
        let correlation = try #require(Spring2024.market.correlation(of: symbol, pairs: pairs))
        #expect(agree(correlation.r, r))
        #expect(agree(correlation.low, low))
        #expect(agree(correlation.high, high))
        #expect(correlation.n == pairs)
        #expect(correlation.lastDay == Spring2024.day)
        #expect(correlation.isBelowZero)
        #expect(!correlation.isAboveZero)
    }

    @Test("fewer pairs than requested suffice, down to 20")
    func few() throws {
        let series = Spring2024.series("IWM")
        let start = series.day(series.count - 21)
        let short = Series((series.count - 21..<series.count).map { series[$0] })
        let correlation = try #require(Correlation(short, Spring2024.tenYears, pairs: 120))
        #expect(correlation.n == 20)
        #expect(correlation.firstDay == start)
        #expect(agree(correlation.r, -0.7437497295325274))
        let shorter = Series((series.count - 20..<series.count).map { series[$0] })
        #expect(Correlation(shorter, Spring2024.tenYears, pairs: 120) == nil)
        #expect(Correlation(Series(), DatedValues(), pairs: 20) == nil)
    }

    @Test("dates missing on either side are dropped before differences are taken")
    func join() throws {
        var series = Spring2024.series("IWM")
        var yields = Spring2024.tenYears
        let expected = try #require(Correlation(series, yields, pairs: 60))
        series.append(Bar(Spring2024.day + 1, close: 500))
        yields.append(9, on: Spring2024.day + 2)
        #expect(Correlation(series, yields, pairs: 60) == expected)
    }

    @Test("a constant side has no correlation")
    func constant() {
        let days = (0..<40).map { Day(number: Int32($0)) }
        let moving = days.map { Double($0.number * $0.number % 7 + 10) }
        let level = DatedValues(days.map { ($0, 4.2) })
        let growing = Series(zip(days, sequence(first: 100.0) { $0 * 1.01 }).map { Bar($0, close: $1) })
        #expect(Correlation(Series(zip(days, moving).map { Bar($0, close: $1) }), level, pairs: 20) == nil)
        #expect(Correlation(growing, DatedValues(zip(days, moving).map { ($0, $1) }), pairs: 20) == nil)
    }

    @Test("the confidence interval of a perfect correlation has no width")
    func perfect() throws {
        let days = (0..<40).map { Day(number: Int32($0)) }
        var (close, yield, closes, yields) = (100.0, 4.0, [Bar](), DatedValues())
        for day in days {
            closes.append(Bar(day, close: close))
            yields.append(yield, on: day)
            let up = day.number % 3 == 0
            close *= up ? 2 : 0.5
            yield += up ? 0.5 : -0.5
        }
        let correlation = try #require(Correlation(Series(closes), yields, pairs: 30))
        #expect(agree(correlation.r, 1))
        #expect(agree(correlation.low, 1))
        #expect(agree(correlation.high, 1))
    }

    @Test("scaling a side changes nothing, and mirroring a side inverts the sign")
    func scaling() throws {
        let series = Spring2024.series("IWM")
        let yields = Spring2024.tenYears
        let plain = try #require(Correlation(series, yields, pairs: 60))
        let scaled = Series((0..<series.count).map { Bar(series.day($0), close: series.close($0) * 7) })
        let mirrored = DatedValues((0..<yields.count).map { (yields.day($0), 10 - 3 * yields.value($0)) })
        #expect(agree(Correlation(scaled, yields, pairs: 60)?.r, plain.r))
        let inverted = try #require(Correlation(series, mirrored, pairs: 60))
        #expect(agree(inverted.r, -plain.r))
        #expect(agree(inverted.low, -plain.high))
        #expect(agree(inverted.high, -plain.low))
    }
}
