import Model
import TestSupport
import Testing

struct RollingCorrelationTests {
    @Test("each point equals the correlation of the history up to its date", arguments: [20, 60])
    func matchesHistory(window: Int) throws {
        let series = Spring2024.series("QQQS"), yields = Spring2024.tenYears
        let rolling = RollingCorrelation(series, yields, pairs: window)
        #expect(rolling.points.count == 116)
        for point in rolling.points {
            let day = point.lastDay
            let alone = try #require(
                Correlation(series.prefix(through: day), yields.prefix(through: day), pairs: window))
            #expect(agree(point.r, alone.r) && agree(point.low, alone.low) && agree(point.high, alone.high))
            #expect(point.n == alone.n && point.firstDay == alone.firstDay && alone.lastDay == day)
        }
    }

    @Test(
        "points agree with a rolling correlation of pandas",
        arguments: [
            ("IWM", 20, 30, -0.05283102730716653), ("IWM", 60, 70, -0.29495069525393003),
            ("QQQS", 20, 30, 0.027402800255491796), ("QQQS", 60, 115, -0.43985321769306607),
        ] as [(Symbol, Int, Int, Double)])
    func outside(symbol: Symbol, window: Int, index: Int, r: Double) throws {
        let rolling = try #require(Spring2024.market.rollingCorrelation(of: symbol, pairs: window))
        #expect(agree(rolling.points[index].r, r))
    }

    @Test("small caps were negatively correlated with the yield throughout spring 2024")
    func spring() throws {
        let rolling = try #require(Spring2024.market.rollingCorrelation(of: "IWM", pairs: 60))
        #expect(rolling.flips.isEmpty)
        #expect(rolling.regime?.isBelowZero == true)
        #expect(rolling.regime?.lastDay.description == "2023-11-30")
    }

    @Test("a flip is the first point whose confidence interval excludes zero on the other side")
    func flips() throws {
        let rolling = turning()
        #expect(rolling.flips.count == 2)
        #expect(rolling.flips.map(\.isBelowZero) == [true, false])
        let flip = try #require(rolling.flips.first)
        let before = rolling.points.filter { $0.lastDay < flip.lastDay }
        #expect(before.contains { $0.isAboveZero })
        #expect(!before.contains { $0.isBelowZero })
        #expect(before.last?.isAboveZero == false)
        #expect(rolling.regime == rolling.flips.last)
    }

    @Test("mirrored yields invert every point, and the flips keep their dates")
    func mirror() {
        let (plain, mirrored) = (turning(), turning(sign: -1))
        #expect(plain.points.count == mirrored.points.count)
        #expect(zip(plain.points, mirrored.points).allSatisfy { agree($0.r, -$1.r) })
        #expect(plain.flips.map(\.lastDay) == mirrored.flips.map(\.lastDay))
    }

    @Test("an invalid close removes only the windows that contain it, and a constant yield has no points")
    func gaps() throws {
        var randomWalk = RandomWalk(seed: 3)
        let series = randomWalk.series(120)
        var rolling = RollingCorrelation(pairs: 20)
        for index in 0..<120 {
            let close = index == 40 ? 0 : series.close(index)
            let yield = (80..<110).contains(index) ? 4 : 4 + randomWalk.next()
            rolling.append(close: close, yield: yield, on: series.day(index))
        }
        let dayNumbers = rolling.points.map { Int($0.lastDay.number) }
        // Pairs 40 and 41 have no return, so windows of 20 that contain one are missing: those that end at 40 to 60.
        // Changes of 81 to 109 are zero, so windows that end at 100 to 109 are constant.
        #expect(dayNumbers == Array(20..<40) + Array(61..<100) + Array(110..<120))
    }

    @Test("a date that is not newer is ignored, and a window under 20 has no points")
    func odd() {
        var rolling = RollingCorrelation(pairs: 20)
        for index in [0, 1, 1, 0, 2] { rolling.append(close: 5, yield: 4, on: Day(number: Int32(index))) }
        #expect(rolling.points.isEmpty)
        #expect(RollingCorrelation(Spring2024.series("IWM"), Spring2024.tenYears, pairs: 0).points.isEmpty)
        #expect(RollingCorrelation(Series(), DatedValues(), pairs: 60).regime == nil)
    }

    /// 300 rows whose yield moves with the price, then against it, then with it again, with some noise.
    private func turning(sign: Double = 1) -> RollingCorrelation {
        var randomWalk = RandomWalk(seed: 9)
        let series = randomWalk.series(300)
        var rolling = RollingCorrelation(pairs: 60)
        var yield = 5.0
        for index in 0..<300 {
            let move = index == 0 ? 0 : series.close(index) / series.close(index - 1) - 1
            let side = (100..<200).contains(index) ? -1.0 : 1.0
            yield += sign * (side * move + 0.005 * (randomWalk.next() - 0.5))
            rolling.append(close: series.close(index), yield: yield, on: series.day(index))
        }
        return rolling
    }
}
