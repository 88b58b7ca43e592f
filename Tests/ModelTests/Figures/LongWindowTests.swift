import Model
import Testing

/// Windows of several years, and since the first session.
struct LongWindowTests {
    private let series = Series((0..<2600).map { Bar(Day(number: Int32(15_000 + $0)), close: 100 + Double($0)) })

    @Test(
        "windows of years count sessions back",
        arguments: [(Window.threeYears, 756), (.fiveYears, 1260), (.tenYears, 2520)])
    func years(window: Window, sessions: Int) {
        let last = 100 + 2599.0
        #expect(series.change(over: window) == last / (last - Double(sessions)) - 1)
        let short = series.prefix(through: series.day(sessions - 1))
        #expect(short.change(over: window) == nil)
    }

    @Test("MAX is measured from the first session, of a series and of yields")
    func maximum() {
        #expect(series.change(over: .maximum) == 2699.0 / 100 - 1)
        #expect(series.prefix(through: series.day(0)).change(over: .maximum) == nil)
        #expect(Series().change(over: .maximum) == nil)
        let yields = DatedValues([(Day(number: 10), 4.0), (Day(number: 11), 4.5), (Day(number: 12), 4.25)])
        #expect(yields.changeBp(over: .maximum, asOf: Day(number: 12)) == 25)
    }

    @Test("a session without a close does not shorten MAX")
    func gaps() {
        var series = Series([Bar(Day(number: 15_000), close: 100), Bar(Day(number: 15_002), close: 150)])
        series.append(.withoutClose(Day(number: 15_001)))
        #expect(series.change(over: .maximum) == 0.5 && series.change(over: .day) == nil)
    }

    @Test("one steps through the windows from a day to everything")
    func steps() {
        #expect(
            Window.stepped.map(\.rawValue) == ["1D", "1W", "1M", "3M", "6M", "YTD", "1Y", "3Y", "5Y", "10Y", "MAX"])
    }
}
