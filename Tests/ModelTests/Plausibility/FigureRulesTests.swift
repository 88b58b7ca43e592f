import Model
import Testing

struct FigureRulesTests {
    @Test(
        "a price is finite, plausible in size, not zero, and negative only if allowed",
        arguments: [
            (203.38, nil, nil), (8.5432e-06, nil, nil), (145_678_912, nil, nil), (-37, "a price above zero", nil),
            (0, "a price above zero", "a price"),
            (1e308, "a price of at most a trillion", "a price of at most a trillion"),
            (.nan, "a price above zero", "a price"),
            (-.infinity, "a price of at most a trillion", "a price of at most a trillion"),
            (1e-300, "a price above zero", "a price"),
        ] as [(Double, String?, String?)])
    func prices(price: Double, share: String?, future: String?) {
        #expect(PriceRules().breach(price) == share)
        #expect(PriceRules(allowsNegative: true).breach(price) == future)
    }

    @Test("a close survives other invalid prices of its session, which are dropped and reported")
    func session() throws {
        let day = try day("2020-04-23")
        let zeros = PriceRules(allowsNegative: true).session(day, open: 0, high: 0, low: 0, close: 15, volume: 0)
        #expect(zeros.bar == Bar(day, close: 15, volume: 0))
        #expect(zeros.breaches.map(\.part) == [.open, .high, .low])
        let changed = PriceRules().session(day, open: 10, high: 9, low: 11, close: 10, volume: -5)
        #expect(changed.bar == Bar(day, open: 10, close: 10))
        #expect(changed.breaches.map(\.part) == [.high, .volume])
        let high = PriceRules().session(day, open: 10, high: 10.5, low: 9, close: 12, volume: 1)
        #expect(high.bar == Bar(day, open: 10, low: 9, close: 12, volume: 1))
        #expect(high.breaches.map(\.expected) == ["a high above open and close"])
        let low = PriceRules().session(day, open: 10, high: 13, low: 11, close: 12, volume: nil)
        #expect(low.bar == Bar(day, open: 10, high: 13, close: 12))
        let share = PriceRules().session(day, open: -14, high: 14, low: -17, close: 10, volume: 5)
        #expect(share.bar == Bar(day, high: 14, close: 10, volume: 5))
    }

    @Test("a future below zero keeps all its prices, and rounding differences are no error")
    func negativeFuture() throws {
        let day = try day("2020-04-20")
        let future = PriceRules(allowsNegative: true).session(day, open: 18, high: 18, low: -40, close: -37, volume: 5)
        #expect(future.bar == Bar(day, open: 18, high: 18, low: -40, close: -37, volume: 5))
        #expect(future.breaches.isEmpty)
        let rounded = PriceRules().session(day, open: 100, high: 100.1, low: 99, close: 100.11, volume: 5)
        #expect(rounded.bar.high == 100.1)
        #expect(rounded.breaches.isEmpty)
    }

    @Test("futures and undescribed instruments may be negative, shares and funds may not")
    func negative() {
        func allows(_ symbol: Symbol, _ group: String) -> Bool {
            PriceRules(Instrument(symbol, name: "", kind: .share, group: group, basis: .price)).allowsNegative
        }
        #expect(allows("CL=F", Instrument.watchGroup))
        #expect(allows("WTI", Instrument.importGroup))
        #expect(!allows("IWM", "us-small"))
        #expect(!allows("XYZ", "us-small"))
        #expect(PriceRules(.undescribed("XYZ", group: Instrument.watchGroup)).allowsNegative)
        #expect(PriceRules(Instrument("CL", name: "", kind: .future, group: "x", basis: .price)).allowsNegative)
    }

    @Test("rates and ratios have to be within plausible bounds")
    func rates() {
        #expect(RateRules.breach(percent: 4.38) == nil)
        #expect(RateRules.breach(percent: -999) != nil)
        #expect(RateRules.breach(percent: 19.1) == nil)
        #expect(RateRules.breach(percent: .nan) != nil)
        #expect(RateRules.breach(yield: 0, of: .threeMonths) == nil)
        #expect(RateRules.breach(yield: 0, of: .tenYears) != nil)
        #expect(RateRules.breach(yield: 1003.12, of: .tenYears) != nil)
        #expect(RateRules.breach(ratio: 14.2) == nil)
        #expect(RateRules.breach(ratio: 0) != nil)
        #expect(RateRules.breach(ratio: -3) != nil)
        #expect(RateRules.breach(ratio: .infinity) != nil)
    }

    @Test("a quote has a session that has begun and a time that is not in the future")
    func quotes() throws {
        let now = Timestamp(try day("2026-11-27"), hour: 19, minute: 0)
        func breach(_ units: Int64, _ session: String, _ minutes: Int64, volume: Double? = nil) throws -> String? {
            let time = Timestamp(milliseconds: now.milliseconds + minutes * 60_000)
            return QuoteRules(now: now).breach(
                Quote(
                    "IWM", last: Price(units: units, decimals: 2), session: try day(session), time: time, volume: volume
                ))
        }
        #expect(try breach(20_338, "2026-11-27", 0) == nil)
        #expect(try breach(20_338, "2026-11-27", 9) == nil)
        #expect(try breach(20_338, "2026-11-27", 11) != nil)
        #expect(try breach(-20_338, "2026-11-27", 0) == "a price above zero")
        #expect(try breach(20_338, "2026-11-30", 0) == "a date up to 2026-11-28")
        #expect(try breach(20_338, "2026-11-27", -3000) == "a time on 2026-11-27")
        #expect(try breach(20_338, "2026-11-27", 0, volume: -1) == "a number of shares")
    }

    private func day(_ text: String) throws -> Day { try #require(Day(text)) }
}
