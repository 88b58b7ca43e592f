import Model
import Testing

struct DayRulesTests {
    private static let newYork = Instrument("IWM", name: "a fund", kind: .etf, group: "us-small", basis: .adjusted)

    @Test(
        "a figure has to be of a possible day",
        arguments: [
            ("2024-05-16", TradingDays.newYork, nil), ("2024-05-18", .newYork, "a trading day, not Sat"),
            ("2024-12-25", .newYork, "a trading day, not Christmas Day"), ("2024-12-25", .weekdays, nil),
            ("2024-05-19", .weekdays, "a trading day, not Sun"), ("2024-05-19", .all, nil),
            ("1929-11-02", .newYork, nil), ("1929-11-03", .newYork, "a trading day, not Sun"),
            ("2026-11-29", .all, nil), ("2026-11-30", .all, "a date up to 2026-11-29"),
            ("9999-12-31", .newYork, "a date up to 2026-11-29"), ("1799-12-31", .all, "a date from 1800-01-01"),
        ])
    func days(text: String, trading: TradingDays, expected: String?) throws {
        let now = Timestamp(try day("2026-11-28"), hour: 19, minute: 0)
        #expect(DayRules(now: now, trading).breach(try day(text)) == expected)
        #expect(DayRules(now: now).of(trading).allows(try day(text)) == (expected == nil))
    }

    @Test("the newest day is that of the easternmost time zone, so that no exchange exceeds it")
    func tomorrow() throws {
        let now = Timestamp(try day("2026-11-29"), hour: 23, minute: 59)
        #expect(DayRules(now: now).newest == (try day("2026-11-30")))
    }

    @Test(
        "the trading days of an instrument follow from its symbol and group",
        arguments: [
            ("IWM", "us-small", TradingDays.newYork), ("BRK-B", "us-large", .newYork), ("BRK.B", "us-large", .newYork),
            ("^RUT", "us-small", .newYork), ("^FTSE", "us-small", .all), ("VOD.L", "us-large", .all),
            ("BTC-USD", "watch", .all), ("EURUSD=X", "imported", .all), ("CL=F", "imported", .all),
            ("PENNY", "imported", .weekdays), ("PENNY", "watch", .weekdays),
        ])
    func trading(symbol: String, group: String, expected: TradingDays) {
        let instrument = Instrument(Symbol(symbol), name: symbol, kind: .share, group: group, basis: .price)
        #expect(TradingDays(instrument) == expected)
    }

    @Test("a file with prices on weekends trades every day, unless its instrument is a known one")
    func weekends() throws {
        let first = try day("2024-05-06")
        let each = (0..<14).map { first + $0 }, week = (0..<5).map { first + $0 } + [first + 5]
        let own = Instrument("ABC", name: "ABC", kind: .share, group: Instrument.importGroup, basis: .price)
        #expect(TradingDays(own, seeing: each) == .all)
        #expect(TradingDays(own, seeing: week) == .weekdays)
        #expect(TradingDays(Self.newYork, seeing: each) == .newYork)
    }

    private func day(_ text: String) throws -> Day { try #require(Day(text)) }
}
