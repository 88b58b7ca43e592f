import Model
import TestSupport
import Testing

struct RatesTests {
    @Test("the ten-year yield of 16 May 2024 is falling, in agreement with statsmodels")
    func trend() throws {
        let trend = try #require(YieldTrend(Spring2024.tenYears))
        #expect(trend.direction == .falling)
        #expect(trend.changeBp == -21)
        #expect(agree(trend.slopeBpPerSession, -1.3015245623941212))
        #expect(agree(trend.t, -6.915445369023069))
        let two = try #require(YieldTrend(Spring2024.market.rates[.twoYears]))
        #expect(agree(two.slopeBpPerSession, -0.9525691699604746))
        #expect(agree(two.t, -5.193331496657729))
    }

    @Test("ten basis points are exact in decimals, and enough for a trend")
    func threshold() throws {
        let down = try #require(YieldTrend(line(from: 4.48, to: 4.38)))
        #expect(down.changeBp == -10)
        #expect(down.direction == .falling)
        #expect(try #require(YieldTrend(line(from: 4.38, to: 4.48))).direction == .rising)
        #expect(try #require(YieldTrend(line(from: 4.47, to: 4.38))).direction == .flat)
    }

    @Test("a constant line is flat with t 0, and so is a jump without a significant slope")
    func flat() throws {
        let level = try #require(YieldTrend(values(Array(repeating: 4.38, count: 22))))
        #expect(level.t == 0)
        #expect(level.slopeBpPerSession == 0)
        #expect(level.direction == .flat)
        var jump = Array(repeating: 4.0, count: 22)
        jump[21] = 4.5
        let jumped = try #require(YieldTrend(values(jump)))
        #expect(jumped.changeBp == 50)
        #expect(jumped.t < 2)
        #expect(jumped.direction == .flat)
    }

    @Test("21 observations are too few for a trend")
    func few() {
        #expect(YieldTrend(values(Array(repeating: 4, count: 21))) == nil)
        #expect(YieldTrend(DatedValues()) == nil)
    }

    @Test("the curve of 16 May 2024 is inverted by 40 and 107 basis points")
    func spreads() throws {
        let twoTen = try #require(Spring2024.market.rates.spread(.twoTen))
        #expect(twoTen.day == Spring2024.day)
        #expect(twoTen.bp == -40)
        #expect(Spring2024.market.rates.spread(.threeMonthTen)?.bp == -107)
    }

    @Test("a spread is that of the last date with both tenors")
    func sharedDate() {
        var rates = Rates(yields: [.twoYears: values([1, 2, 3]), .tenYears: values([2, 2.5])])
        #expect(rates.spread(.twoTen)?.day == Day(number: 1))
        #expect(rates.spread(.twoTen)?.bp == 50)
        #expect(rates.spread(.threeMonthTen) == nil)
        rates.yields[.twoYears] = DatedValues([(Day(number: 7), 2)])
        #expect(rates.spread(.twoTen) == nil)
    }

    @Test("the policy rate of 16 May 2024 has been held for 295 days")
    func policy() throws {
        let hold = try #require(Spring2024.market.rates.policyHold)
        #expect(hold.percent == 5.33)
        #expect(hold.since.description == "2023-07-27")
        #expect(hold.days == 295)
    }

    @Test("a hold tolerates an eighth of a percent either way of today's rate")
    func tolerance() {
        #expect(PolicyHold(values([5.08, 5.2, 5.4, 5.325]))?.since == Day(number: 1))
        #expect(PolicyHold(values([5.33, 5.08, 5.33]))?.days == 1)
        #expect(PolicyHold(values([0.125, 0.25, 0.25]))?.days == 3)
        #expect(PolicyHold(DatedValues()) == nil)
        #expect(Rates().policyHold == nil)
    }

    @Test("changes of a yield use the windows of sessions")
    func changes() {
        #expect(Spring2024.tenYears.changeBp(over: .month) == -21)
        #expect(Spring2024.tenYears.changeBp(over: .yearToDate) == 50)
        #expect(Spring2024.tenYears.changeBp(over: .year) == nil)
        #expect(DatedValues().changeBp(over: .day) == nil)
    }

    private func values(_ values: [Double]) -> DatedValues {
        DatedValues(values.enumerated().map { (Day(number: Int32($0.offset)), $0.element) })
    }

    private func line(from first: Double, to last: Double) -> DatedValues {
        var points = (0..<22).map { first + (last - first) * Double($0) / 21 }
        points[0] = first
        points[21] = last
        return values(points)
    }
}
