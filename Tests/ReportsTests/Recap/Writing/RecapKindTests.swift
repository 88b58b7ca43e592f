import Model
import Reports
import Testing
import Thesis

/// Recaps with instruments other than funds.
struct RecapKindTests {
    private typealias Fixtures = RecapFixtures

    private static let funds = (1...5).map { Fixtures.listing(Symbol("F\($0)"), 100 + Double($0)) }
    private static let others = [
        Fixtures.listing("AAPL", 90, kind: .share),
        Fixtures.listing("EURUSD=X", 100.01, kind: .currency, basis: .price),
        Fixtures.listing("BTC-USD", 120, kind: .coin, basis: .price),
        Fixtures.listing("GC=F", 101, kind: .future, basis: .price),
    ]

    @Test("shares, currencies, coins and futures are not counted as funds, and neither lead nor lag")
    func funds() throws {
        let alone = try Fixtures.market(listings: Self.funds).recap().prose("Indexes")
        let mixed = try Fixtures.market(listings: Self.funds + Self.others).recap()
        #expect(mixed.prose("Indexes") == alone)
        #expect(alone.hasPrefix("All 5 funds rose; F5 led (+5.00 %), F1 lagged"))
    }

    @Test("a mutual fund counts as a fund")
    func mutualFund() throws {
        let funds = Self.funds + [Fixtures.listing("VFIAX", 99, kind: .fund)]
        let text = try Fixtures.market(listings: funds).recap().prose("Indexes")
        #expect(text == "Of 6 funds 5 rose; F5 led (+5.00 %), VFIAX lagged (\u{2212}1.00 %).")
    }

    @Test("other instruments are named with their kind, those that moved most first")
    func others() throws {
        let recap = try Fixtures.market(listings: Self.funds + Self.others).recap()
        #expect(
            recap.prose("Watched")
                == "The coin BTC-USD rose 20.00 %, the share AAPL fell 10.00 % and the future GC=F rose 1.00 %; "
                + "1 more moved less.")
        let figure = recap.figures.first { $0.id == "recap.others.more" }
        #expect(figure?.inputs.map(\.name) == ["return of EURUSD=X"])
        let euro = try Fixtures.market(listings: [Self.others[1], Fixtures.listing("IWM", 101)]).recap()
        #expect(euro.prose("Watched") == "The currency EURUSD=X was flat (+0.01 %).")
        #expect(try Fixtures.market(listings: Self.funds).recap().prose("Watched") == "")
    }

    @Test("an instrument removed from all lists is not mentioned")
    func forgotten() throws {
        var subject = RecapSubject()
        subject.excluded = ["AAPL"]
        let empty = Listing(
            .undescribed("TYPO", group: Instrument.watchGroup), provenance: Provenance("", .bundled))
        subject.excluded.insert("TYPO")
        let market = Fixtures.market(listings: Self.funds + [Self.others[0], empty])
        let recap = try market.recap(subject: subject)
        #expect(recap.prose("Watched") == "" && !recap.prose("Data").contains("TYPO"))
        #expect(try market.recap().prose("Data").contains("TYPO"))
    }

    @Test("a weekend price is not a session of the market", arguments: [Instrument.Kind.coin, .currency, .future])
    func weekend(kind: Instrument.Kind) throws {
        let days = (0...3).map { Fixtures.day - 1 + $0 }
        let coin = Listing(
            Instrument("X", name: "X", kind: kind, group: "watch", basis: .price),
            series: Series(days.map { Bar($0, close: 100) }), provenance: Provenance("yahoo", .live))
        let market = Fixtures.market(listings: Self.funds + [coin], on: Fixtures.day + 2)
        let recap = try market.recap()
        #expect(recap.day == Fixtures.day && recap.base == Fixtures.day - 1)
        #expect(market.newestSession == Fixtures.day)
        #expect(market.breadth(of: market.members(of: "watch")) == nil)
        let alone = try Fixtures.market(listings: [coin], on: Fixtures.day + 2).recap()
        #expect(alone.day == Fixtures.day + 2)
    }

    @Test("the label of a ratio is its two symbols")
    func ratio() throws {
        let ratio = DerivedSymbol("MY_RATIO", Gauge("AAA", over: "BBB")).instrument
        #expect(ratio.label == "AAA/BBB" && ratio.title == "ratio MY_RATIO")
        #expect(Instrument("IWM", name: "Fund", kind: .etf, group: "", basis: .adjusted).label == "IWM")
    }

    @Test(
        "the kind of an undescribed instrument follows from its symbol",
        arguments: [
            ("^N225", Instrument.Kind.index), ("EURUSD=X", .currency), ("GC=F", .future), ("BTC-USD", .coin),
            ("ETH-EUR", .coin), ("AAPL", .share), ("BRK-B", .share), ("VOD.L", .share), ("-USD", .share),
        ])
    func undescribed(name: String, kind: Instrument.Kind) {
        #expect(Instrument.undescribed(Symbol(name), group: "watch").kind == kind)
    }
}
