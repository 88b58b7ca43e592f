import Model
import TestSupport
import Testing
import Thesis
import ThesisSupport

@testable import Reports

struct LineTemplateTests {
    private static let now = Timestamp(Spring2024.day + 3, hour: 15, minute: 0)

    private func figures(_ market: Market = ThesisFixtures.market) throws -> LineFigures {
        let thesis = try ThesisFixtures.thesis(
            "relative(IWM, 1M, SPY) > 0", "trend(10Y) = rising", "last(IWM) > 0")
        return LineFigures(market, thesis: thesis.evaluate(market), now: Self.now)
    }

    @Test(
        "each figure is written as the report has it",
        arguments: [
            ("{IWM.last}", "203.38"), ("{IWM.1M}", "+7.74"), ("{IWM.1M:+.1}", "+7.7"), ("{QQQS.1M:.2%}", "8.42%"),
            ("{IWM.1M.relative:+.2}", "+2.11"), ("{10Y.percent}", "4.38"), ("{10Y.1M}", "−21"),
            ("{10Y.trend}", "falling"), ("{2s10s.bp}", "−40"), ("{policy.percent}", "5.33"), ("{policy.days}", "295"),
            ("{policy.since}", "2023-07-27"), ("{IWM.date}", "2024-05-16"), ("{IWM.age}", "3 d"),
            ("{IWM.source} {IWM.freshness}", "tables bundled"), ("{thesis.met}/{thesis.total}", "2/3"),
            ("{thesis.notMet} {thesis.unknown}", "1 0"), ("{thesis.b}", "not met"), ("{thesis.a.figure}", "+2.11 pp"),
            ("{market.date} {market.session} {market.mode}", "2024-05-16 closed bundled"), ("{iwm.1m}", "+7.74"),
            ("{{IWM}} {IWM.last:.0} }}{{", "{IWM} 203 }{"), ("", ""), ("no figure", "no figure"),
        ])
    func values(template: String, line: String) throws {
        let template = try LineTemplate(template), figures = try figures()
        #expect(template.problems(in: figures).isEmpty)
        #expect(template.line(figures) == line)
    }

    @Test("a missing figure is a dash, never zero, and keeps its width")
    func missing() throws {
        let market = Market(
            Spring2024.market.moment,
            listings: [
                Listing(
                    Instrument("IWM", name: "IWM", kind: .etf, group: "test", basis: .price),
                    provenance: Provenance("tables", .bundled))
            ])
        let template = try LineTemplate("{IWM.last} {IWM.1D:+.2} [{IWM.1M:>6.1}] {IWM.age} {10Y.percent} {deals.count}")
        #expect(template.line(try figures(market)) == "— — [     —] — — —")
    }

    @Test("a price of known time is minutes or hours old, and a number of deals that may be too low is marked")
    func ages() throws {
        var market = Spring2024.market
        let price = try #require(Price(rounding: 203.4, decimals: 2))
        func age(minutes: Int64) throws -> String {
            let time = Timestamp(milliseconds: Self.now.milliseconds - minutes * 60_000)
            market.apply(.quote(Quote("IWM", last: price, session: Spring2024.day, time: time)))
            return try LineTemplate("{IWM.age}").line(try figures(market))
        }
        #expect(try age(minutes: 200) == "3 h")
        #expect(try age(minutes: 5) == "5 min")
        let deals = try LineTemplate("{deals.count} {deals.count:4}").line(try figures())
        #expect(deals.contains("≥") || Int(deals.prefix { $0 != " " }) != nil)
    }

    @Test(
        "unknown names suggest the nearest",
        arguments: [
            ("{IWN.last}", "no instrument IWN; did you mean 'IWM'?"), ("{thesis.mat}", "did you mean 'met'?"),
            ("{10X.percent}", "there is no '10X' that has 'percent'; did you mean '10Y'?"),
            ("{11Y.percent}", "did you mean '1Y'?"), ("{2s1s.bp}", "did you mean '2s10s'?"),
            ("{2s10y.bp}", "there is no '2s10y'"), ("{polcy.days}", "did you mean 'policy'?"),
            ("{XYZZY.met}", "policy, deals, market, thesis have it"),
        ])
    func unknown(template: String, message: String) throws {
        do {
            let problems = try LineTemplate(template).problems(in: try figures())
            #expect(problems.joined().contains(message), "\(problems)")
        } catch let error as LineError {
            #expect(error.description.contains(message), "\(error)")
        }
    }

    @Test(
        "a template that cannot be read tells what is wrong",
        arguments: [
            ("{IWM.lost}", "did you mean 'last'?"), ("{10Y.precent}", "did you mean 'percent'?"),
            ("{policy.day}", "did you mean 'days'?"), ("{IWM}", "a dot"), ("{IWM.last", "'{' without '}'"),
            ("IWM}", "'}' without '{'"), ("{IWM.last:abc}", "is no format"), ("{IWM.last:.99}", "is no format"),
            ("{}", "a dot"), ("{.}", "a dot"),
        ])
    func invalid(template: String, message: String) {
        let error = #expect(throws: LineError.self) { try LineTemplate(template) }
        #expect(error?.description.contains(message) == true, "\(error?.description ?? "")")
    }

    @Test("a template knows what has to be read for it")
    func needs() throws {
        let template = try LineTemplate("{IWM.last} {SPY.MAX} {BRK.B.5Y.relative} {10Y.1M}")
        #expect(template.instruments == ["IWM", "SPY", "BRK.B"])
        #expect(template.longInstruments == ["SPY", "BRK.B"])
        #expect(!template.needsFullRates && !template.needsThesis)
        #expect(try LineTemplate("{10Y.10Y}").needsFullRates)
        #expect(try LineTemplate("{thesis.met}").needsThesis)
    }
}
