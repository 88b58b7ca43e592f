import Testing
import ThesisSupport

@testable import Model
@testable import Thesis

/// Every function of the language, compared with published figures and other libraries for 16 May 2024.
struct FunctionTests {
    @Test(
        "figures agree with those of pandas, SciPy and statsmodels",
        arguments: [
            ("return(IWM, 1M)", 0.0774), ("return(QQQS, 1M)", 0.0842), ("return(RUT, 1M)", 0.0761),
            ("relative(IWM, 1M, SPY)", 0.0211), ("relative(QQQS, 1M)", 0.0068), ("relative(IWM, 1M)", 0.0211),
            ("yield(10Y)", 4.38), ("yield(2y)", 4.78), ("change(10Y, 1M)", -21), ("change(10Y, 21)", -21),
            ("slope(10Y)", -1.30), ("spread(2s10s)", -40), ("spread(3m10y)", -107), ("policy()", 5.33), ("held()", 295),
            ("correlation(IWM, 10Y, 60)", -0.450), ("correlation(IWM, 10Y, 20)", -0.744),
            ("correlation_low(IWM, 10Y, 60)", -0.632), ("correlation_high(IWM, 10Y, 60)", -0.221),
            ("weight(QQQS, \"Health Care\")", 0.51), ("weight(QQQS, \"Health Care\", \"Technology\")", 0.82),
            ("two_largest(QQQS)", 0.82), ("deals(any, QTD)", 13), ("deals(acquisition, QTD)", 12),
            ("deals(any, QTD, biotech)", 13), ("deals(acquisition, QTD, \"Biotech\")", 12),
            ("last(IWM)", 203.38), ("last(IWM/SPY)", 0.3940),
        ])
    func figures(_ text: String, _ expected: Double) throws {
        let number = try #require(try ThesisFixtures.number(text))
        let digits = max(expected.magnitude * 1e-3, 5e-5)
        #expect((number - expected).magnitude <= max(digits, expected.magnitude < 1 ? 5.1e-5 : 5.1e-3))
    }

    @Test("the example of every function can be parsed, and its name is unique")
    func examples() throws {
        for function in ThesisFunction.all {
            let example = function.example.replacing("VIX", with: "SPX").replacing("XBI", with: "IWM")
                .replacing("sector,", with: "test,")
            let isCondition = function.result == .truth || example.contains(" = ")
            let expression =
                try isCondition
                ? Parser.condition(example, ThesisFixtures.vocabulary)
                : Parser.figure(example, ThesisFixtures.vocabulary)
            #expect(expression.text.hasPrefix(function.name + "("))
        }
        #expect(Set(ThesisFunction.all.map(\.name)).count == ThesisFunction.all.count)
    }
}
