import Model
import TestSupport
import Testing

struct ReturnTests {
    @Test(
        "returns of 16 May 2024 agree with the published ones and with pandas",
        arguments: [
            ("QQQS", .day, -0.0037925822486521987), ("QQQS", .week, 0.016244369711170714),
            ("QQQS", .month, 0.08419143837834331), ("QQQS", .quarter, -0.043010506819714966),
            ("QQQS", .halfYear, 0.21885101880345204), ("QQQS", .yearToDate, 0.0010364553227959483),
            ("QQQS", .quarterToDate, -0.03098651334195146), ("QQQS", .year, nil),
            ("IWM", .month, 0.07735757204630422), ("IWM", .yearToDate, 0.038602914892095885),
            ("RUT", .month, 0.07613131753895108), ("RUT", .quarterToDate, -0.013320467863783048),
            ("SPY", .month, 0.056218096270271856), ("ABSENT", .month, nil),
        ] as [(Symbol, Window, Double?)])
    func returns(symbol: Symbol, window: Window, expected: Double?) {
        #expect(agree(Spring2024.market.change(of: symbol, over: window), expected))
    }

    @Test(
        "the monthly return equals that in ETF Trends (\"Ballast Emerging for Small-Cap Rally\", May 2024)",
        arguments: [("QQQS", "+8.42"), ("IWM", "+7.74"), ("RUT", "+7.61")] as [(Symbol, String)])
    func published(symbol: Symbol, text: String) {
        #expect(NumberText.percent(Spring2024.market.change(of: symbol, over: .month)) == text)
    }

    @Test(
        "a relative return is measured between the instrument's own dates",
        arguments: [
            ("RUT", .month, 0.02139644982135258), ("IWM", .month, 0.021139475776032368),
            ("QQQS", .month, 0.006833866332039085), ("QQQS", .yearToDate, -0.03756645956929994),
            ("QQQS", .halfYear, 0.04647449569790196), ("SPY", .month, nil), ("QQQS", .year, nil),
        ] as [(Symbol, Window, Double?)])
    func relative(symbol: Symbol, window: Window, expected: Double?) {
        #expect(agree(Spring2024.market.relative(of: symbol, over: window), expected))
    }

    @Test("a relative return needs a close of the benchmark on both dates")
    func benchmarkGap() {
        let gap = Market(
            Moment(Day(number: 30), mode: .bundled),
            listings: [
                listing("A", [10: 1, 11: 2, 12: 3], benchmark: "B"), listing("B", [10: 1, 12: 2]),
                listing("C", [11: 1, 12: 3], benchmark: "B"),
            ])
        #expect(gap.relative(of: "A", over: .day) == nil)
        #expect(gap.relative(of: "C", over: .day) == nil)
        #expect(gap.relativeStrength(of: "A", against: "B", over: .day).map(\.value) == [100])
        #expect(gap.relativeStrength(of: "A", against: "B", over: .week).isEmpty)
    }

    @Test("year and quarter to date are those of the as-of date, not of the last session")
    func newYear() {
        let december = Series([Bar(Day(number: 19_722), close: 90), Bar(Day(number: 19_720), close: 80)])
        let newYear = Day(number: 19_723)
        #expect(newYear.description == "2024-01-01")
        #expect(december.change(over: .yearToDate) == nil)
        #expect(december.change(over: .yearToDate, asOf: newYear) == 0)
        #expect(december.change(over: .quarterToDate, asOf: newYear) == 0)
        #expect(december.change(over: .day, asOf: newYear) == 0.125)
    }

    @Test("too few sessions have no return", arguments: Window.allCases)
    func short(window: Window) {
        #expect(Series().change(over: window) == nil)
        #expect(Series().change(over: window, asOf: Spring2024.day) == nil)
        #expect(Series([Bar(Spring2024.day, close: 1)]).change(over: window) == nil)
    }

    @Test("a close of zero has no return")
    func zero() {
        let series = Series([Bar(Day(number: 1), close: 0), Bar(Day(number: 2), close: 1)])
        #expect(series.change(over: .day) == nil)
    }

    @Test(
        "the return of a month is the product of its sessions' returns",
        arguments: ["IWM", "QQQS"] as [Symbol])
    func composition(symbol: Symbol) throws {
        let series = Spring2024.series(symbol)
        let base = try #require(series.baseIndex(of: .month))
        var product = 1.0
        for last in base + 1..<series.count {
            product *= 1 + (series.prefix(through: series.day(last)).change(over: .day) ?? .nan)
        }
        #expect(agree(product - 1, series.change(over: .month)))
    }

    @Test("the relative-strength line starts at 100 and ends at the ratio of the returns")
    func relativeStrength() throws {
        let line = Spring2024.market.relativeStrength(of: "QQQS", against: "IWM", over: .month)
        let last = try #require(line.last)
        #expect(line.count == 22)
        #expect(line.first?.value == 100)
        #expect(last.day == Spring2024.day)
        #expect(agree(last.value, 100 * 1.08419143837834331 / 1.07735757204630422))
    }

    @Test("the running session counts as the last session")
    func running() throws {
        var market = Spring2024.market
        let next = Spring2024.day + 1
        let price = try #require(Price(rounding: 26, decimals: 2))
        market.apply(.quote(Quote("QQQS", last: price, session: next, time: Timestamp(next, hour: 14, minute: 30))))
        #expect(agree(market.change(of: "QQQS", over: .day), 26 / 25.1115 - 1))
        #expect(market.relative(of: "QQQS", over: .day) == nil)
        market.apply(.bar("IWM", Bar(next, close: 203.3813)))
        #expect(agree(market.relative(of: "QQQS", over: .day), 26 / 25.1115 - 1))
    }

    private func listing(_ symbol: Symbol, _ closes: [Int32: Double], benchmark: Symbol? = nil) -> Listing {
        Listing(
            Instrument(symbol, name: symbol.name, kind: .etf, group: "test", benchmark: benchmark, basis: .price),
            series: Series(closes.map { Bar(Day(number: $0), close: $1) }), provenance: Provenance("test", .bundled))
    }
}
