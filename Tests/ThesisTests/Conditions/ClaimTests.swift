import TestSupport
import Testing
import ThesisSupport

@testable import Model
@testable import Thesis

struct ClaimTests {
    private func result(
        _ stated: String, _ computes: String?, _ others: [String: String] = [:],
        in market: Market = ThesisFixtures.market
    ) throws -> ClaimResult {
        var values = ["id": "c", "words": "w", "stated": stated, "source": "somebody", "as_of": "2024-05-16"]
        values["computes"] = computes
        values.merge(others) { $1 }
        return try #require(ThesisFixtures.thesis(claims: [values]).evaluate(market).claims.first)
    }

    @Test(
        "a figure within half a unit of its last digit is confirmed",
        arguments: [
            ("7.74%", "return(IWM, 1M)"), ("7.7%", "return(IWM, 1M)"), ("8%", "return(IWM, 1M)"),
            ("8.42%", "return(QQQS, 1M)"),
            ("-21bp", "change(10Y, 1M)"), ("295 days", "held()"), ("> 7%", "return(IWM, 1M)"),
            ("13", "deals(any, QTD)"),
            ("<= 13", "deals(any, QTD)"), ("774bp", "return(IWM, 1M)"), ("5.33%", "policy()"),
        ])
    func confirmed(_ stated: String, _ computes: String) throws {
        let result = try result(stated, computes)
        #expect(result.verdict == .confirmed)
        #expect(result.reason == nil && result.difference == nil && result.computed != nil)
    }

    @Test(
        "a different figure is reported with the difference",
        arguments: [
            ("7.61%", "return(IWM, 1M)", "differs by +0.13 pp"), ("> 20", "deals(any, QTD)", "differs by −7"),
            ("-25bp", "change(10Y, 1M)", "differs by +4 bp"), ("< 10%", "two_largest(QQQS)", "differs by +72.00 pp"),
            ("4.5%", "yield(10Y)", "differs by −0.12 pp"), ("10%", "two_largest(QQQS)", "differs by +72.00 pp"),
        ])
    func differs(_ stated: String, _ computes: String, _ why: String) throws {
        let result = try result(stated, computes)
        #expect(result.verdict == .differs)
        #expect(result.reason == why)
        #expect(result.difference.map { agree($0, (result.computed ?? 0) - result.stated) } == true)
    }

    @Test(
        "an explicit tolerance is in the figure's unit or a convertible one",
        arguments: [
            ("0.2%", true), ("20bp", true), ("0.1pp", false), ("1bp", false),
        ])
    func tolerance(_ tolerance: String, _ isConfirmed: Bool) throws {
        let result = try result("7.61%", "return(IWM, 1M)", ["tolerance": tolerance])
        #expect(result.verdict == (isConfirmed ? .confirmed : .differs))
    }

    @Test("a claim that the figures cannot check is not checkable, with a reason")
    func notCheckable() throws {
        func why(_ result: ClaimResult) -> String? {
            result.verdict == .notCheckable ? result.reason : "checkable"
        }
        #expect(why(try result("27%", "-discount()")) == "newest Dec 2023")
        #expect(why(try result("3%", nil, ["note": "no series"])) == "no series")
        #expect(why(try result("> 90%", "two_largest(QQQS)")) == "stated as a lower bound")
        #expect(why(try result("90%", "two_largest(QQQS)")) == "stated as a lower bound")
        let own = ["source": FundSectors.fund.source]
        #expect(why(try result("> 51%", "weight(QQQS, \"Health Care\")", own)) == "computed from the same source")
        #expect(
            why(try result("7.74%", "return(IWM, 1M)", ["as_of": "2024-05-17"]))
                == "stated for 17 May 2024, after this date")
    }

    @Test("a claim of an earlier date is checked against the market of that date")
    func earlier() throws {
        let later = ThesisFixtures.market(at: Spring2024.day + 60)
        #expect(try result("7.74%", "return(IWM, 1M)", in: later).verdict == .confirmed)
        let before = try result("7.74%", "return(IWM, 1M)", ["as_of": "2024-05-15"], in: later)
        #expect(before.verdict == .differs && before.asOf == Day("2024-05-15"))
    }

    @Test("both figures are fractions if they are printed as percent")
    func units() throws {
        let result = try result("7.74%", "return(IWM, 1M)")
        #expect(agree(result.stated, 0.0774) && result.unit == .fraction)
        #expect(result.statedText == "7.74 %" && result.computedText == "+7.74 %")
        let bound = try self.result("> 51%", "weight(QQQS, \"Health Care\")")
        #expect(bound.statedText == "> 51 %" && bound.computedText == "≥51.0 %")
        #expect(try self.result("$1.5bn", nil, ["note": "n"]).statedText == "$1.50bn")
        #expect(try agree(self.result("3%", nil, ["note": "n"]).stated, 0.03))
    }
}
