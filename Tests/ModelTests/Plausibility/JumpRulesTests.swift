import Testing

@testable import Model

struct JumpRulesTests {
    private static let first = Day(number: 20_000)

    /// A series of 60 closes that move by one percent each day, followed by the closes `last`.
    private func series(_ last: [Double], from level: Double = 600) -> Series {
        let quiet = (0..<60).map { level * ($0 % 2 == 0 ? 1 : 1.01) }
        return Series((quiet + last).enumerated().map { Bar(Self.first + $0, close: $1) })
    }

    private func judged(_ last: [Double], from level: Double = 600, name: String = "Share") -> Listing {
        let instrument = Instrument("ABC", name: name, kind: .share, group: Instrument.watchGroup, basis: .price)
        let market = Market(
            Moment(Self.first + 80, mode: .live),
            listings: [Listing(instrument, series: series(last, from: level), provenance: Provenance("a", .endOfDay))])
        return market.listings[0]
    }

    @Test(
        "a jump by a factor of 100 either way is in doubt until a second day confirms it",
        arguments: [(600.0, 6.0), (6.0, 600.0), (600.0, 6.3)])
    func hundred(level: Double, after: Double) {
        let once = judged([after], from: level)
        #expect(once.doubtfulJump?.after == after)
        #expect(once.series.change(over: .day) == nil)
        #expect(once.series.change(over: .month) == nil)
        #expect(once.series.volatility63 == nil)
        #expect(once.series.drawdown252 == nil)
        let twice = judged([after, after], from: level)
        #expect(twice.doubtfulJump == nil)
        #expect(twice.series.change(over: .day) == 0)
        #expect(twice.series.change(over: .week) != nil)
    }

    @Test("a jump by 100 of a price in pence is never confirmed, but the days after it are compared")
    func pence() {
        for name in ["Share, in GBp", "Share, in ZAc"] {
            let listing = judged([6, 6, 6.06], name: name)
            #expect(
                listing.doubtfulJump?.message
                    == "6.00 on \((Self.first + 60).short) is a hundredth of the 606.00 before")
            #expect(listing.series.change(over: .day).map { abs($0 - 0.01) < 1e-9 } == true)
            #expect(listing.series.change(over: .week) == nil)
            let back = judged([6, 6, 606, 600], name: name)
            #expect(back.doubtfulJump == nil)
            #expect(back.series.change(over: .week) != nil)
        }
    }

    @Test("an outlier of one day is no base of a change, and the days around it are compared")
    func spike() {
        let listing = judged([60_000, 606, 600, 606, 600, 606])
        #expect(listing.doubtfulJump == nil)
        #expect(listing.series.change(over: .day) != nil)
        #expect(listing.series.change(over: .week) == nil)
        #expect(listing.series.change(over: .month) != nil)
    }

    @Test("a move of more than ten times the year's largest is in doubt, a smaller one is accepted")
    func large() {
        // The largest daily move is one percent.
        #expect(judged([690]).doubtfulJump != nil)
        #expect(judged([690, 700]).doubtfulJump == nil)
        #expect(judged([650]).doubtfulJump == nil)
        let wild = (0..<60).map { 600 * ($0 % 2 == 0 ? 1 : 1.08) } + [259]
        let crash = Series(wild.enumerated().map { Bar(Self.first + $0, close: $1) })
        #expect(crash.jump(isInHundredths: false) == nil)
        let short = Series([10, 10.1, 30].enumerated().map { Bar(Self.first + $0, close: $1) })
        #expect(short.jump(isInHundredths: false) == nil)
    }

    @Test("an outlying quote is in doubt until a second session or source confirms it")
    func quotes() {
        let instrument = Instrument("ABC", name: "Share", kind: .share, group: Instrument.watchGroup, basis: .price)
        let last = Self.first + 59
        var market = Market(
            Moment(last, mode: .live),
            listings: [Listing(instrument, series: series([]), provenance: Provenance("yahoo", .live))])
        func quote(_ units: Int64, _ days: Int, _ minute: Int = 0) -> MarketUpdate {
            let session = last + days
            return .quote(
                Quote(
                    "ABC", last: Price(units: units, decimals: 2), session: session,
                    time: Timestamp(session, hour: 15, minute: minute)))
        }
        func listing(_ market: Market) -> Listing { market.listings[0] }
        let weekday = (1...7).first { ExchangeCalendar.nyse.previousSession(before: last + $0) <= last } ?? 1
        market.apply(quote(6_060_000, weekday))
        #expect(listing(market).doubtfulJump?.after == 60_600)
        #expect(listing(market).last == Price(units: 60_600, decimals: 2))
        market.apply(quote(6_060_000, weekday, 1))
        #expect(listing(market).doubtfulJump != nil)
        #expect(listing(market.applying(quote(60_900, weekday, 2))).doubtfulJump == nil)
        #expect(listing(market.applying(quote(60_900, weekday, 2))).last == Price(units: 60_900, decimals: 2))
        let second = market.applying(.provenance("ABC", Provenance("alpaca", .live)))
            .applying(quote(6_070_000, weekday, 2))
        #expect(listing(second).doubtfulJump == nil)
        #expect(listing(second).last == Price(units: 6_070_000, decimals: 2))
        #expect(listing(market.applying(quote(6_070_000, weekday + 1))).last == Price(units: 6_070_000, decimals: 2))
    }

    @Test("a market lists its doubtful prices")
    func doubts() {
        let instrument = Instrument("ABC", name: "Share", kind: .share, group: "us-small", basis: .price)
        var market = Market(
            Moment(Self.first + 70, mode: .live),
            listings: [Listing(instrument, series: series([]), provenance: Provenance("a", .endOfDay))])
        #expect(market.doubtfulJumps.isEmpty)
        market.apply(.bar("ABC", Bar(Self.first + 60, close: 6)))
        #expect(market.doubtfulJumps.map(\.symbol) == ["ABC"])
        #expect(market.change(of: "ABC", over: .day) == nil)
        market.apply(.bar("ABC", Bar(Self.first + 60, close: 606)))
        #expect(market.doubtfulJumps.isEmpty)
        #expect(market.change(of: "ABC", over: .day) != nil)
    }
}
