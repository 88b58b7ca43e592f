import TestSupport
import Testing
import ThesisSupport

@testable import Model
@testable import Thesis

struct ThesisChangeTests {
    private let day = Spring2024.day

    private func quote(_ symbol: Symbol, _ cents: Int64) -> MarketUpdate {
        .quote(
            Quote(symbol, last: Price(units: cents, decimals: 2), session: day, time: Timestamp(milliseconds: cents)))
    }

    @Test("an updated result equals one evaluated anew, and reports whether it changed")
    func updates() throws {
        let thesis = try ThesisFixtures.thesis(
            "relative(IWM, 1M, SPY) > 0", "trend(10Y) = falling", "weight(QQQS, \"Health Care\") > 50%",
            "deals(any, QTD) > 13", "last(RUT) > 2000 and change(10Y, 1M) < 0", "policy() > 5.4%",
            claims: [["id": "c", "words": "w", "stated": "7.74%", "computes": "return(IWM, 1M)", "source": "s"]])
        var market = ThesisFixtures.market
        var result = thesis.evaluate(market)
        let deal = Deal(
            announced: Dated(day), acquirer: "a", target: "b", kind: .licence, area: "biotech", source: "test")
        let updates: [(MarketUpdate, isDifferent: Bool)] = [
            (quote("SPX", 500_000), false), (quote("IWM", 10_000), true), (quote("IWM", 10_001), true),
            (quote("RUT", 100_000), true), (.curve(YieldCurve(day, percent: [.tenYears: 4.9])), true),
            (.deal(deal), true), (.source(SourceStatus("x", .good)), false),
            (.ratesProvenance(Provenance("x", .stale)), false), (.policy(day, 5.6), true),
            (.moment(Moment(day, .open, mode: .live)), false),
            (.batch([quote("SPX", 500_001), quote("SPY", 60_000)]), true),
            (.sectors(SectorTable(fund: "QQQS", asOf: Dated(day), weights: [], source: "s")), true),
            (.moment(Moment(day + 30, mode: .live)), true), (.snapshot(Spring2024.market), true),
        ]
        for (update, isDifferent) in updates {
            let change = ThesisChange(update, on: market.day)
            market.apply(update)
            #expect(thesis.update(&result, market, after: change) == isDifferent, "\(update)")
            #expect(result == thesis.evaluate(market))
        }
    }

    @Test("a quote of an unused instrument evaluates nothing")
    func unusedInstruments() throws {
        let thesis = try ThesisFixtures.thesis("relative(IWM, 1M, SPY) > 0")
        let market = ThesisFixtures.market
        // A result that no evaluation of this thesis would produce, to show that it is not replaced.
        var result = try ThesisFixtures.thesis("relative(SPX, 1M, RUT) > 0").evaluate(market)
        let before = result
        for update in [quote("SPX", 1), quote("QQQS", 1), .deal(BiotechDeals.all[0])] {
            #expect(!thesis.update(&result, market, after: ThesisChange(update, on: market.day)))
        }
        #expect(result == before)
    }

    @Test("updates of an earlier date change the past, those of the current date do not")
    func past() {
        func change(_ update: MarketUpdate) -> ThesisChange { ThesisChange(update, before: day) }
        let prices = ThesisChange.inputs(ThesisInputs(symbols: ["IWM"]))
        let rates = ThesisChange.inputs(ThesisInputs(tables: .rates))
        #expect(change(.bar("IWM", Bar(day - 1, close: 1))) == prices)
        #expect(change(.bar("IWM", Bar(day, close: 1))) == .nothing)
        #expect(change(.series("IWM", Series())) == prices)
        #expect(change(.curve(YieldCurve(day - 1, percent: [:]))) == rates)
        #expect(change(.curve(YieldCurve(day, percent: [:]))) == .nothing)
        #expect(change(.policy(day - 1, 5)) == rates)
        #expect(change(quote("IWM", 1)) == .nothing)
        #expect(change(.batch([.policy(day, 5), .bar("IWM", Bar(day - 9, close: 1))])) == prices)
    }

    @Test("changes are combined")
    func sums() {
        func sum(_ changes: ThesisChange...) -> ThesisChange {
            changes.reduce(into: .nothing) { $0.formUnion($1) }
        }
        let (a, b) = (ThesisInputs(symbols: ["IWM"]), ThesisInputs(tables: .rates))
        #expect(sum() == .nothing)
        #expect(sum(.inputs(a), .nothing) == .inputs(a))
        #expect(sum(.inputs(a), .inputs(b)) == .inputs(ThesisInputs(symbols: ["IWM"], tables: .rates)))
        #expect(sum(.inputs(a), .everything, .inputs(b)) == .everything)
        #expect(!ThesisChange.nothing.touches(a) && ThesisChange.everything.touches(a))
        #expect(ThesisChange.inputs(a).touches(a) && !ThesisChange.inputs(a).touches(b))
    }

    @Test("a market restricted to the inputs of an expression gives the same result")
    func restricted() throws {
        for text in [
            "return(IWM/SPY, 3M) > 0", "correlation(IWM, 10Y, 60) < 0", "deals(any, QTD) > 3", "discount() < 0",
        ] {
            let expression = try Parser.condition(text, ThesisFixtures.vocabulary)
            let small = ThesisFixtures.market.restricted(to: expression.inputs)
            #expect(small.listings.count == expression.inputs.symbols.count)
            #expect(expression.truth(in: small) == expression.truth(in: ThesisFixtures.market))
        }
    }
}
