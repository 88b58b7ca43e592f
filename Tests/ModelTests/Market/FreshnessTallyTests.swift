import Model
import Testing

@Suite("Freshness tally") struct FreshnessTallyTests {
    private static func listing(_ symbol: Symbol, _ freshness: Freshness, kind: Instrument.Kind = .etf) -> Listing {
        var market = Market(Moment(Day(number: 19_859), mode: .live))
        let instrument = Instrument(symbol, name: "A fund", kind: kind, group: "us-small", basis: .price)
        market.apply(.instrument(instrument))
        market.apply(.series(symbol, Series([Bar(Day(number: 19_859), close: 100)])))
        market.apply(.provenance(symbol, Provenance("x", freshness)))
        return market.listings[0]
    }

    @Test("each instrument with prices is counted by its provenance; ratios and those without prices are not")
    func counts() {
        let listings = [
            Self.listing("A", .live), Self.listing("B", .delayed), Self.listing("C", .stale),
            Self.listing("D", .bundled), Self.listing("E", .endOfDay), Self.listing("A/B", .stale, kind: .ratio),
        ]
        var market = Market(Moment(Day(number: 19_859), mode: .live), listings: listings)
        market.apply(.instrument(Instrument("F", name: "F", kind: .etf, group: "us-small", basis: .price)))
        let tally = market.freshness
        #expect([tally.all, tally.stale, tally.delayed, tally.live] == [5, 2, 1, 1])
    }

    @Test("the tally follows every update of an instrument")
    func follows() {
        var market = Market(Moment(Day(number: 19_859), mode: .live))
        func counts(after update: MarketUpdate) -> [Int] {
            market.apply(update)
            return [market.freshness.all, market.freshness.stale, market.freshness.delayed, market.freshness.live]
        }
        let fund = Instrument("A", name: "A fund", kind: .etf, group: "us-small", basis: .price)
        #expect(counts(after: .instrument(fund)) == [0, 0, 0, 0])
        #expect(counts(after: .provenance("A", Provenance("x", .live))) == [0, 0, 0, 0])
        #expect(counts(after: .bar("A", Bar(Day(number: 19_859), close: 100))) == [1, 0, 0, 1])
        #expect(counts(after: .provenance("A", Provenance("x", .stale))) == [1, 1, 0, 0])
        #expect(counts(after: .provenance("A", Provenance("x", .delayed))) == [1, 0, 1, 0])
        #expect(counts(after: .provenance("B", Provenance("x", .live))) == [1, 0, 1, 0])
        #expect(market.asOf(Day(number: 19_858), mode: .live).freshness.all == 0)
        #expect(counts(after: .series("A", Series())) == [0, 0, 0, 0])
        #expect(counts(after: .snapshot(Market(market.moment, listings: [Self.listing("C", .live)]))) == [1, 0, 0, 1])
    }
}
