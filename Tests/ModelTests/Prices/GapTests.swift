import Testing

@testable import Model

struct GapTests {
    private static let monday = Day(number: 19_856)  // 13 May 2024

    private func series(_ closes: [Double?]) -> Series {
        Series(closes.enumerated().map { Bar(Self.monday + $0, close: $1 ?? .nan) })
    }

    @Test("a daily change never spans a session without a close, and longer windows count it")
    func windows() {
        let gap = series([100, 101, 102, nil, 104, 105])
        #expect(gap.count == 5)
        #expect(gap.daysWithoutClose == [Self.monday + 3])
        #expect(gap.change(over: .day).map { abs($0 - 1.0 / 104) < 1e-12 } == true)
        #expect(gap.change(over: .week).map { abs($0 - 0.05) < 1e-12 } == true)
        let after = gap.prefix(through: Self.monday + 4)
        #expect(after.change(over: .day) == nil)
        #expect(after.change(over: .week) == nil)
        #expect(series([nil, 101, 102, 103, 104, 105]).change(over: .week) == nil)
        #expect(series([100, 101, 102, 103, 104, 105]).change(over: .week) != nil)
    }

    @Test("there is no year-to-date return if the last session of the year before has no close")
    func year() throws {
        let last = try #require(Day("2024-12-31"))
        let series = Series([
            Bar(last - 1, close: 100), .withoutClose(last), Bar(last + 2, close: 110), Bar(last + 3, close: 111),
        ])
        #expect(series.change(over: .yearToDate) == nil)
        #expect(series.change(over: .day) != nil)
    }

    @Test("a later close fills the gap, and a session without a close does not replace one")
    func filled() {
        var series = series([100, nil, 102])
        series.append(.withoutClose(Self.monday))
        #expect(series.close(on: Self.monday) == 100)
        #expect(series.change(over: .day) == nil)
        series.append(Bar(Self.monday + 1, close: 101))
        #expect(series.daysWithoutClose == [])
        #expect(series.change(over: .day) != nil)
    }

    @Test("closes are not complete up to a day that follows a session without a close")
    func quotes() {
        let gap = series([100, 101, nil])
        #expect(gap.lastDay == Self.monday + 1)
        #expect(!gap.isContinuous(to: Self.monday + 3))
        #expect(series([100, 101, 102]).isContinuous(to: Self.monday + 3))
    }

    @Test("columns, splices and volatility handle gaps")
    func gapsPreserved() {
        let nan = Double.nan
        let columns = Series(
            days: [Self.monday, Self.monday + 1, Self.monday + 2], opens: [nan, nan, nan], highs: [nan, nan, nan],
            lows: [nan, nan, nan], closes: [100, nan, 102], volumes: [nan, nan, nan])
        #expect(columns.count == 2)
        #expect(columns.daysWithoutClose == [Self.monday + 1])
        #expect(columns.barsAndGaps.map(\.day) == [Self.monday, Self.monday + 1, Self.monday + 2])
        let closes: [Double?] = (0..<70).map { 100 + Double($0 % 3) }
        let stored = series(closes)
        guard case .extended(let bars) = stored.splicing(series(closes + [nil, 102])) else {
            Issue.record("expected an extension on the same scale")
            return
        }
        #expect(bars.map(\.hasClose) == [false, true])
        #expect(stored.volatility63 != nil)
        #expect(series(closes + [nil, 102]).volatility63 == nil)
    }

    @Test("there is no return, volatility or drawdown across a negative close, and no figure is NaN")
    func negative() {
        let closes: [Double?] = (0..<70).map { 20 + Double($0 % 3) } + [-37, 10, 13]
        let series = series(closes)
        #expect(series.volatility63 == nil)
        #expect(series.change(over: .day).map { abs($0 - 0.3) < 1e-12 } == true)
        #expect(series.prefix(through: Self.monday + 71).change(over: .day) == nil)
        #expect(series.prefix(through: Self.monday + 70).drawdown252 == nil)
        #expect(series.drawdown252?.isFinite == true)
    }
}
