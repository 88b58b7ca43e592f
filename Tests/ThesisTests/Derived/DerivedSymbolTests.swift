import TestSupport
import Testing
import ThesisSupport

@testable import Model
@testable import Thesis

struct DerivedSymbolTests {
    private let ratio = DerivedSymbol("small_vs_large", Gauge("IWM", over: "SPY"))
    private let day = Spring2024.day

    @Test("a ratio divides the closes of the dates that both series have")
    func sharedDates() {
        let a = Series([Bar(day - 3, close: 10), Bar(day - 2, close: 12), Bar(day, close: 15)])
        let b = Series([Bar(day - 3, close: 5), Bar(day - 1, close: 4), Bar(day, close: 3)])
        let full = a.ratio(to: b, sessions: .max)
        #expect(full.tail(9) == [2, 5])
        #expect((0..<full.count).map(full.day) == [day - 3, day])
        #expect(a.ratio(to: b, sessions: 1).tail(9) == [5])
        #expect(a.ratio(to: Series(), sessions: 5).isEmpty)
        #expect(a.ratio(to: Series([Bar(day, close: 0)]), sessions: 5).isEmpty)
    }

    @Test("a ratio is listed as a level of its own kind, with four decimals")
    func listing() throws {
        var market = Spring2024.market
        market.include([ratio])
        let listing = try #require(market["small_vs_large"])
        #expect(listing.instrument.kind == .ratio && listing.instrument.basis == .level)
        #expect(listing.instrument.name == "IWM/SPY")
        #expect(listing.series.count == Spring2024.series("IWM").count)
        #expect(listing.last == Price(units: 3941, decimals: 4))
        let before = market.listings.count
        market.include([ratio])
        #expect(market.listings.count == before)
    }

    @Test("the freshness of a ratio is the older of its two parts")
    func provenance() {
        var market = Spring2024.market
        market.include([ratio])
        func freshness(_ symbol: Symbol, _ freshness: Freshness) -> Freshness? {
            let update = MarketUpdate.provenance(symbol, Provenance("yahoo", freshness))
            market.apply(update)
            market.follow([ratio], .batch([update]))
            return market["small_vs_large"]?.provenance.freshness
        }
        #expect(freshness("IWM", .live) == .bundled)
        #expect(freshness("SPY", .endOfDay) == .endOfDay)
        #expect(freshness("IWM", .stale) == .stale)
        #expect(freshness("RUT", .live) == .stale)
    }

    @Test("after a gap a ratio stays separate as long as its parts do")
    func apart() throws {
        var market = Spring2024.market
        market.include([ratio])
        func apply(_ update: MarketUpdate) {
            market.apply(update)
            market.follow([ratio], update)
        }
        for (symbol, cents) in [(Symbol("IWM"), Int64(20_000)), ("SPY", 50_000)] {
            let price = Price(units: cents, decimals: 2)
            apply(.quote(Quote(symbol, last: price, session: day + 20, time: Timestamp(milliseconds: cents))))
        }
        #expect(market["small_vs_large"]?.last == Price(units: 4000, decimals: 4))
        #expect(market.change(of: "small_vs_large", over: .day) == nil)
        // A market that comes whole, as from a desk, may not have the ratio.
        var whole = Market(market.moment)
        for listing in market.listings where listing.instrument.kind != .ratio { whole.append(listing) }
        whole.include([ratio])
        #expect(whole["small_vs_large"]?.quote == market["small_vs_large"]?.quote)
        #expect(whole["small_vs_large"]?.last == Price(units: 4000, decimals: 4))
        #expect(whole.change(of: "small_vs_large", over: .day) == nil)
        #expect(try ThesisFixtures.number("return(IWM, 1D)", in: market) == nil)
        #expect(try ThesisFixtures.number("last(IWM)", in: market) == 200)
        #expect(try ThesisFixtures.number("last(small_vs_large)", in: market) == nil)
        let before = ExchangeCalendar.nyse.previousSession(before: day + 20)
        for symbol in [Symbol("IWM"), "SPY"] { apply(.bar(symbol, Bar(before, close: 210))) }
        let joined = try #require(market["small_vs_large"])
        #expect(joined.last == Price(units: 4000, decimals: 4) && !joined.isAfterGap)
        #expect(market.change(of: "small_vs_large", over: .day).map { abs($0 + 0.6) < 1e-12 } == true)
        apply(.bar("IWM", Bar(day + 20, close: 250)))
        #expect(market["small_vs_large"]?.last == Price(units: 5000, decimals: 4))
    }

    @Test("prices of different days have no ratio: it stays at the last day that both have")
    func differentDays() {
        var market = Spring2024.market
        market.include([ratio])
        func apply(_ cents: Int64, of symbol: Symbol, on session: Day) {
            let quote = Quote(
                symbol, last: Price(units: cents, decimals: 2), session: session,
                time: NewYorkTime.timestamp(session, minute: 600))
            market.apply(.quote(quote))
            market.follow([ratio], .quote(quote))
        }
        let before = market["small_vs_large"]?.last, later = day + 20
        apply(20_000, of: "IWM", on: later)
        #expect(market["IWM"]?.isAfterGap == true)
        #expect(market["small_vs_large"]?.last == before && market["small_vs_large"]?.isAfterGap == false)
        #expect(market["small_vs_large"]?.lastDay == day)
        apply(50_000, of: "SPY", on: later)
        #expect(market["small_vs_large"]?.last == Price(units: 4000, decimals: 4))
        #expect(market["small_vs_large"]?.isAfterGap == true && market["small_vs_large"]?.lastDay == later)
    }

    @Test("an updated ratio equals one computed anew")
    func follow() throws {
        var market = Spring2024.market
        market.include([ratio])
        func price(_ symbol: Symbol, _ cents: Int64, _ day: Day, _ time: Int64) -> MarketUpdate {
            .quote(
                Quote(symbol, last: Price(units: cents, decimals: 2), session: day, time: Timestamp(milliseconds: time))
            )
        }
        let updates: [MarketUpdate] = [
            price("IWM", 20_500, day, 1), price("SPY", 52_000, day, 2), price("RUT", 210_000, day, 3),
            price("IWM", 20_600, day + 1, 4), price("SPY", 52_100, day + 1, 5),
            .batch([price("IWM", 20_700, day + 1, 6), price("SPY", 52_200, day + 1, 7)]),
            .bar("IWM", Bar(day + 1, close: 208)), .bar("SPY", Bar(day + 1, close: 523)),
            .bar("SPY", Bar(day - 1, close: 500)), .series("IWM", Spring2024.series("QQQS")),
            .snapshot(Spring2024.market),
        ]
        for update in updates {
            market.apply(update)
            market.follow([ratio], update)
            let expected = try #require(ratio.gauge.series(in: market, sessions: .max))
            let series = try #require(market["small_vs_large"]?.series)
            #expect(series.tail(.max) == expected.tail(.max))
            #expect(series.lastDay == expected.lastDay)
        }
    }

    @Test("filings, headlines and companies are retained when a ratio is added")
    func keepsNews() {
        var market = Spring2024.market
        market.apply(.filing(Filings.agreement))
        market.apply(
            .headline(
                Headline("Sanofi to acquire Dynavax", time: Filings.agreement.accepted, link: "link", wire: "test")))
        market.apply(.companies([CompanyFacts(cik: 1, tickers: ["AAA"], name: "A")]))
        market.include([ratio])
        #expect(market["small_vs_large"] != nil)
        #expect(market.filings.count == 1 && market.leads.count == 1)
        #expect(market.headlines.count == 1)
        #expect(market.companies["AAA"]?.name == "A")
    }

    @Test("a ratio does not replace an instrument")
    func collision() {
        var market = Spring2024.market
        market.include([DerivedSymbol("IWM", Gauge("SPY", over: "RUT"))])
        #expect(market["IWM"]?.series.tail(1) == Spring2024.series("IWM").tail(1))
        #expect(market.listings.count == Spring2024.market.listings.count)
    }

    @Test("an expression may use the name of a ratio instead of the ratio")
    func named() throws {
        #expect(
            try ThesisFixtures.number("return(small_vs_large, 3M)") == ThesisFixtures.number("return(IWM/SPY, 3M)"))
        let relative = try #require(try ThesisFixtures.number("return(IWM/SPY, 1M)"))
        let (small, large) = (0.0774, 0.0562)
        #expect((relative - ((1 + small) / (1 + large) - 1)).magnitude < 2e-4)
    }
}
