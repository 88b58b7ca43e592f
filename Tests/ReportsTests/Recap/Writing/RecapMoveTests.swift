import Model
import Reports
import TestSupport
import Testing

struct RecapMoveTests {
    private typealias Fixtures = RecapFixtures

    @Test(
        "moves of a price follow the wording rules",
        arguments: [
            (101.0, "rose 1.00 %"), (99.0, "fell 1.00 %"), (100.0, "was flat (0.00 %)"), (100.04, "was flat (+0.04 %)"),
            (99.96, "was flat (\u{2212}0.04 %)"), (100.06, "rose 0.06 %"), (99.94, "fell 0.06 %"),
        ])
    func moves(close: Double, text: String) throws {
        let market = Fixtures.market(listings: [Fixtures.listing("IWM", close, benchmark: "SPY")])
        #expect(try market.recap().prose("Small caps") == "IWM \(text).")
    }

    @Test(
        "comparisons of returns follow the wording rules",
        arguments: [
            (100.5, "rose 0.50 %, 0.50 pp ahead of SPY"), (99.5, "fell 0.50 %, 0.50 pp behind SPY"),
            (100.04, "was flat (+0.04 %), level with SPY (+0.04 pp)"),
        ])
    func comparisons(close: Double, text: String) throws {
        let listings = [Fixtures.listing("IWM", close, benchmark: "SPY"), Fixtures.listing("SPY", 100)]
        #expect(try Fixtures.market(listings: listings).recap().prose("Small caps") == "IWM \(text).")
    }

    @Test("indexes that moved the same way share a verb")
    func sharedVerb() throws {
        func indexes(_ second: Double, _ third: Double) throws -> String {
            let listings = [("AAA", 101), ("BBB", second), ("CCC", third)].map { name, close in
                Fixtures.listing(Symbol(name), close, kind: .index, basis: .price)
            }
            return try Fixtures.market(listings: listings).recap().prose("Indexes")
        }
        #expect(try indexes(102, 103) == "The AAA rose 1.00 %, the BBB 2.00 % and the CCC 3.00 %.")
        #expect(try indexes(99, 98) == "The AAA rose 1.00 %, the BBB fell 1.00 % and the CCC 2.00 %.")
    }

    @Test("a leader is named from five funds on")
    func leaders() throws {
        func indexes(_ closes: [Double]) throws -> String {
            let listings = closes.enumerated().map { Fixtures.listing(Symbol("F\($0.offset)"), $0.element) }
            return try Fixtures.market(listings: listings).recap().prose("Indexes")
        }
        #expect(try indexes([101, 102, 103, 104]) == "")
        #expect(
            try indexes([101, 98, 102, 99, 100]) == "Of 5 funds 2 rose; F2 led (+2.00 %), F1 lagged (\u{2212}2.00 %).")
        #expect(try indexes([101, 102, 103, 104, 105]).hasPrefix("All 5 funds rose; F4 led"))
        #expect(
            try indexes([99, 98, 97, 96, 95]).hasPrefix("None of 5 funds rose; F0 led (\u{2212}1.00 %), F4 lagged"))
    }

    @Test("an instrument without a close on the date is omitted and listed with its newest one")
    func gap() throws {
        let late = Listing(
            Instrument("RUT", name: "RUT", kind: .index, group: "test", basis: .price),
            series: Series([Bar(Fixtures.day - 2, close: 100)]), provenance: Provenance("tables", .bundled))
        let empty = Listing(
            Instrument("NEW", name: "NEW", kind: .etf, group: "test", basis: .adjusted),
            provenance: Provenance("tables", .bundled))
        let recap = try Fixtures.market(listings: [late, empty, Fixtures.listing("IWM", 101)]).recap()
        #expect(recap.prose("Small caps") == "IWM rose 1.00 %.")
        #expect(recap.prose("Data").hasPrefix("No session on the date: RUT (newest 14 May). No prices yet of NEW."))
        #expect(recap.table.rows.map(\.instrument.symbol) == [])
    }

    @Test("a yield that was not published on the date is stated with its own date")
    func bondHoliday() throws {
        var rates = Spring2024.market.rates
        rates = rates.prefix(through: Fixtures.day - 1)
        let market = Market(Moment(Fixtures.day, mode: .bundled), listings: Spring2024.market.listings, rates: rates)
        let recap = try market.recap()
        #expect(recap.prose("Yields").hasPrefix("The 10-year yield was 4.36 % on 15 May, the newest published;"))
        #expect(!recap.headline.text.contains("10-year"))
    }

    @Test("a yield that is weeks old is not stated, only its age")
    func oldYield() throws {
        let rates = Spring2024.market.rates.prefix(through: Fixtures.day - 14)
        let market = Market(Moment(Fixtures.day, mode: .bundled), listings: Spring2024.market.listings, rates: rates)
        let recap = try market.recap()
        #expect(!recap.prose("Yields").contains("10-year"))
        #expect(recap.prose("Data").contains("The newest 10-year yield is from 2 May."))
    }
}
