import Model
import Playback
import PlaybackSupport
import TestSupport
import Testing

/// Figures of the bundled tables that were computed independently, with pandas from the source tables.
struct CheckValueTests {
    private let market: Market

    init() throws { market = try Bundled.market }

    private func market(_ day: String) -> Market { market.asOf(Fixture.day(day), mode: .bundled) }

    @Test(
        "closes are shown as quoted, or adjusted where there is nothing else",
        arguments: [
            ("IWM", "2024-05-16", 207.93, 202.3702), ("QQQS", "2024-05-16", 26.27, 25.0993),
            ("VTWO", "2024-05-16", 81.4294, 81.4294),
        ])
    func closes(symbol: String, day: String, price: Double, adjusted: Double) throws {
        let series = try #require(market(day)[Symbol(symbol)]?.series)
        #expect(agree(series.lastPrice, price, to: 1e-3))
        #expect(agree(series.lastClose, adjusted, to: 1e-4))
        #expect(market(day)[Symbol(symbol)]?.isLastAdjusted == (symbol == "VTWO"))
    }

    @Test("the 50-day average of IWM is of quoted closes")
    func average() throws {
        #expect(agree(market("2024-05-16")["IWM"]?.series.average(50), 202.6094, to: 1e-4))
    }

    @Test(
        "returns are total returns of funds",
        arguments: [("IWM", 0.0774), ("QQQS", 0.0842), ("RUT", 0.0761)])
    func month(symbol: String, change: Double) throws {
        #expect(agree(market("2024-05-16").change(of: Symbol(symbol), over: .month), change, to: 5e-5))
    }

    @Test(
        "the discount by price-to-book is that of the newest July",
        arguments: [("1995-07-31", -0.29), ("2000-12-31", -0.69), ("2006-07-01", -0.18), ("2026-01-01", -0.72)])
    func size(day: String, discount: Double) throws {
        #expect(agree(market(day).sizeDiscount?.newest.discount, discount, to: 0.006))
    }

    @Test("a fund whose adjusted closes begin later has the returns of its quoted ones before")
    func quotedBefore() throws {
        let series = try #require(market["XLE"]?.series)
        let first = try #require(series.index(onOrBefore: Fixture.day("2004-12-31")))
        let step = series.close(first) / series.close(first - 1)
        #expect(agree(step, series.price(first) / series.price(first - 1), to: 1e-9))
        // No jump where the adjusted ones begin.
        #expect((series.close(first + 1) / series.close(first) - 1).magnitude < 0.05)
        #expect(market["XLE"]?.firstAdjustedDay == Fixture.day("2005-01-03"))
        #expect(market("2004-12-31")["XLE"]?.basis == .price)
    }

    @Test("the sessions since 1987 are those of the exchange's calendar, day by day")
    func calendar() throws {
        let series = try #require(market["SPX"]?.series), calendar = ExchangeCalendar.nyse
        let days = Set((0..<series.count).map(series.day)), last = try #require(series.lastDay)
        let wrong = (0...(last - series.day(0))).map { series.day(0) + $0 }.filter {
            calendar.isSession($0) != days.contains($0)
        }
        #expect(wrong == [] && days.count > 9800)
    }

    @Test("the policy rate of a date has its decision")
    func decisions() throws {
        let path = try #require(market("2024-05-16").policyPath)
        #expect(path.newest.day == Fixture.day("2024-05-01") && path.newest.target == 5.25...5.5)
        #expect(path.lastChange?.day == Fixture.day("2023-07-26") && path.next == Fixture.day("2024-06-12"))
        #expect(market("2024-05-16").rates.policyHold?.since == Fixture.day("2023-07-27"))
    }
}
