import Model
import TestSupport
import Testing

struct RiskTests {
    @Test(
        "volatility and drawdown agree with pandas",
        arguments: [
            ("IWM", 0.1687411715756523, -0.011269357129869984), ("SPY", 0.11617295780400438, -0.002057452042573571),
            ("RUT", 0.1694951758232874, -0.013320467863783048),
        ] as [(Symbol, Double, Double)])
    func risk(symbol: Symbol, volatility: Double, drawdown: Double) {
        #expect(agree(Spring2024.series(symbol).volatility63, volatility))
        #expect(agree(Spring2024.series(symbol).drawdown252, drawdown))
    }

    @Test(
        "averages agree with pandas and need the full number of sessions",
        arguments: [("IWM", 198.075818), ("SPY", 501.495562), ("QQQS", 24.660331999999997)] as [(Symbol, Double)])
    func averages(symbol: Symbol, average: Double) {
        let series = Spring2024.series(symbol)
        #expect(agree(series.average(50), average))
        #expect(agree(series.distance(toAverage: 50), (series.lastClose ?? .nan) / average - 1))
        #expect(series.average(200) == nil)
        #expect(series.distance(toAverage: 200) == nil)
        #expect(series.average(0) == nil)
    }

    @Test("volatility needs 64 closes, a drawdown one, and an average its full length")
    func thresholds() {
        let series = Spring2024.series("IWM")
        let closes = series.tail(64)
        #expect(Series(bars(closes)).volatility63 != nil)
        #expect(Series(bars(closes.dropLast())).volatility63 == nil)
        #expect(Series().drawdown252 == nil)
        #expect(Series(bars([5])).drawdown252 == 0)
        #expect(Series(bars([5])).change(over: .day) == nil)
        #expect(Series(bars([4, 3])).drawdown252 == -0.25)
        #expect(Series(bars([4, 5])).drawdown252 == 0)
        #expect(Series(bars(Array(repeating: 2, count: 50))).average(50) == 2)
        #expect(Series(bars(Array(repeating: 2, count: 49))).average(50) == nil)
    }

    @Test("a drawdown ignores closes older than 252 sessions")
    func window() {
        var closes = Array(repeating: 10.0, count: 252)
        closes[0] = 20
        #expect(Series(bars(closes)).drawdown252 == -0.5)
        closes.append(10)
        #expect(Series(bars(closes)).drawdown252 == 0)
    }

    @Test("volatility is independent of the unit of the price")
    func scaling() {
        let closes = Spring2024.series("QQQS").tail(64)
        let volatility = Series(bars(closes)).volatility63
        #expect(agree(Series(bars(closes.map { $0 * 1000 })).volatility63, volatility))
        #expect(Series(bars(closes.map { $0 - 30 })).volatility63 == nil)
    }

    @Test("a tail contains the newest closes, oldest first")
    func tail() {
        #expect(Series(bars([1, 2, 3])).tail(2) == [2, 3])
        #expect(Series(bars([1, 2, 3])).tail(9) == [1, 2, 3])
        #expect(Series(bars([1, 2, 3])).tail(0).isEmpty)
        #expect(Series(bars([1, 2, 3])).tail(-1).isEmpty)
        #expect(Series().tail(3).isEmpty)
    }

    private func bars(_ closes: some Sequence<Double>) -> [Bar] {
        closes.enumerated().map { Bar(Day(number: Int32($0.offset)), close: $0.element) }
    }
}
