import Testing

@testable import Model

struct UpdateRulesTests {
    private static let fund = Instrument("IWM", name: "a fund", kind: .etf, group: "us-small", basis: .adjusted)

    private func rules() throws -> UpdateRules {
        UpdateRules(now: Timestamp(try day("2026-11-28"), hour: 19, minute: 0), instruments: [Self.fund])
    }

    private func day(_ text: String) throws -> Day { try #require(Day(text)) }

    @Test("a history loses impossible days, and keeps a session with an invalid close as one without a close")
    func history() throws {
        var rules = try rules()
        let series = Series([
            Bar(try day("2024-05-16"), close: 207.9), Bar(try day("2024-05-17"), close: 1e308),
            Bar(try day("2024-05-18"), close: 208), Bar(try day("9999-12-31"), close: 241),
        ])
        guard case .series(_, let accepted)? = rules.judge(.series("IWM", series)) else {
            Issue.record("expected a history")
            return
        }
        #expect(accepted.count == 1)
        #expect(accepted.lastDay == (try day("2024-05-16")))
        #expect(accepted.barsAndGaps.map(\.day) == [try day("2024-05-16"), try day("2024-05-17")])
        #expect(rules.refused == 3)
        #expect(
            rules.message
                == "3 invalid figures were left out: IWM 2024-05-17: expected a price of at most a trillion")
    }

    @Test("valid figures are unchanged, and nothing is reported")
    func good() throws {
        var rules = try rules()
        let bar = Bar(try day("2024-05-16"), open: 1, high: 2, low: 1, close: 2, volume: 0)
        guard case .bar(_, let accepted)? = rules.judge(.bar("IWM", bar)) else {
            Issue.record("expected a session")
            return
        }
        #expect(accepted == bar)
        #expect(rules.judge(.policy(try day("2024-05-18"), 5.33)) != nil)
        #expect(rules.message == nil)
    }

    @Test("impossible yields, rates, deals, quotes and dates are rejected")
    func others() throws {
        var rules = try rules()
        let later = try day("2030-01-01"), friday = try day("2024-05-17")
        #expect(rules.judge(.curve(YieldCurve(friday, percent: [.tenYears: -999]))) == nil)
        #expect(rules.judge(.curve(YieldCurve(later, percent: [.tenYears: 4]))) == nil)
        #expect(rules.judge(.curve(YieldCurve(friday + 1, percent: [.tenYears: 4]))) == nil)
        #expect(rules.judge(.policy(friday, 1003)) == nil)
        #expect(rules.judge(.moment(Moment(later, mode: .live))) == nil)
        let quote = Quote(
            "IWM", last: Price(units: 20_338, decimals: 2), session: later, time: Timestamp(later, hour: 15, minute: 0))
        #expect(rules.judge(.batch([.quote(quote)])) == nil)
        #expect(rules.refused == 6)
        rules.advance(to: Timestamp(later, hour: 15, minute: 0))
        #expect(rules.judge(.quote(quote)) != nil)
    }

    @Test("fund tables, filings, headlines and intraday prices of future days are rejected")
    func reports() throws {
        var rules = try rules()
        let later = Dated(try day("2030-01-01")), day = try day("2024-05-17"),
            time = Timestamp(later.day, hour: 15, minute: 0)
        #expect(rules.judge(.sectors(SectorTable(fund: "IWM", asOf: later, weights: [], source: ""))) == nil)
        #expect(rules.judge(.holdings(HoldingsTable(fund: "IWM", asOf: later, holdings: [], source: ""))) == nil)
        #expect(rules.judge(.headline(Headline("", time: time, link: "", wire: "", tickers: []))) == nil)
        #expect(rules.judge(.intraday("IWM", Intraday(later.day, offsetMinutes: 0))) == nil)
        #expect(rules.refused == 4 && rules.lastRefusal?.subject == "IWM 2030-01-01")
        #expect(rules.judge(.intraday("IWM", Intraday(day, offsetMinutes: 0))) != nil)
    }

    @Test("a snapshot of the year 9999 is dated back to its newest valid figure")
    func snapshot() throws {
        var rules = try rules()
        let far = try day("9999-12-31"), last = try day("2025-09-24")
        let series = Series([Bar(last, close: 240.37), Bar(far, close: 241)])
        let market = Market(
            Moment(far, mode: .live),
            listings: [Listing(Self.fund, series: series, provenance: Provenance("", .stale))],
            rates: Rates(yields: [.tenYears: DatedValues([(last, 4.1), (far, -999)])]))
        guard case .snapshot(let accepted)? = rules.judge(.snapshot(market)) else {
            Issue.record("expected a snapshot")
            return
        }
        #expect(accepted.day == last)
        #expect(accepted.rates[.tenYears].last == 4.1)
        #expect(rules.refused == 2)
    }
}
