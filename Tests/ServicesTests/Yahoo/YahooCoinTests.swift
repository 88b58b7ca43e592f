import Model
import TestSupport
import Testing

@testable import Services

/// Instruments that trade every day, also at weekends, by UTC days.
struct YahooCoinTests {
    private static let sunday = Fixture.day("2024-03-10")

    /// Sessions up to a day, on every day or on New York sessions only.
    private static func known(through day: Day, eachDay: Bool = true) -> StoredHistory {
        let days = (0..<20).map { day - 19 + $0 }.filter { eachDay || ExchangeCalendar.nyse.isSession($0) }
        return StoredHistory(Series(days.map { Bar($0, close: 100) }))
    }

    private func range(_ known: StoredHistory, hour: Int, _ minute: Int = 0) -> YahooRange? {
        let now = Timestamp(Self.sunday, hour: hour, minute: minute)
        return PriceMemory { _ in known }.range(for: "BTC-USD", now: now)
    }

    @Test("a coin's Saturday is requested a quarter of an hour after it ends, a share's never")
    func saturday() {
        #expect(range(Self.known(through: Self.sunday - 2), hour: 0, 20) != nil)
        #expect(range(Self.known(through: Self.sunday - 2), hour: 0, 10) == nil)
        #expect(range(Self.known(through: Self.sunday - 1), hour: 12) == nil)
        #expect(range(Self.known(through: Self.sunday - 2, eachDay: false), hour: 12) == nil)
    }

    @Test("a single Saturday does not make an instrument trade every day")
    func special() {
        let saturday = Self.sunday - 1
        let days = (0..<30).map { saturday - 29 + $0 }.filter { ExchangeCalendar.nyse.isSession($0) } + [saturday]
        let series = Series(days.map { Bar($0, close: 100) })
        #expect(!series.tradesEachDay && series.isContinuous(to: Self.sunday + 1))
        #expect(Self.known(through: Self.sunday).series.tradesEachDay)
        #expect(!Series().tradesEachDay)
    }

    @Test("a coin's price is live while New York is closed, delayed where it is polled rarely, and stale after an hour")
    func freshness() {
        let coin = Instrument("BTC-USD", name: "Bitcoin", kind: .index, group: "watch", basis: .price)
        let series = Self.known(through: Self.sunday - 1).series, night = Self.sunday + 2
        let market = Market(
            Moment(night, mode: .live), listings: [Listing(coin, series: series, provenance: Provenance("", .stale))])
        var live = LiveMachine(market)
        let origin = LiveOrigin("yahoo", quoteInterval: .seconds(20))
        let reportedAt = Timestamp(night, hour: 2, minute: 0)
        let quote = Quote("BTC-USD", last: Price(units: 12_000, decimals: 2), session: night, time: reportedAt)
        _ = live.receive(.quote(quote), from: origin, at: reportedAt)
        func freshness(after seconds: Int64) -> Freshness? {
            _ = live.tick(at: Timestamp(milliseconds: reportedAt.milliseconds + seconds * 1000))
            return live.market["BTC-USD"]?.provenance.freshness
        }
        #expect(freshness(after: 10) == .live)
        #expect(freshness(after: 600) == .delayed)
        #expect(freshness(after: 4000) == .stale)
    }

    @Test("Monday's price is separate until Sunday has closed, and its change is measured from Sunday")
    func monday() throws {
        let coin = Instrument("BTC-USD", name: "Bitcoin", kind: .index, group: "watch", basis: .price)
        let monday = Self.sunday + 1
        let quote = MarketUpdate.quote(
            Quote(
                "BTC-USD", last: Price(units: 12_000, decimals: 2), session: monday,
                time: Timestamp(monday, hour: 1, minute: 0)))
        let series = Self.known(through: Self.sunday - 1).series
        var market = Market(
            Moment(monday, mode: .live),
            listings: [Listing(coin, series: series, provenance: Provenance("yahoo", .live))])
        market.apply(quote)
        #expect(market["BTC-USD"]?.isAfterGap == true && market.change(of: "BTC-USD", over: .day) == nil)
        market.apply(.bar("BTC-USD", Bar(Self.sunday, close: 110)))
        #expect(market["BTC-USD"]?.isAfterGap == false)
        let change = try #require(market.change(of: "BTC-USD", over: .day))
        #expect(abs(change - (120.0 / 110 - 1)) < 1e-12)
    }
}
