import TestSupport
import Testing
import ThesisSupport

@testable import Model
@testable import Thesis

struct LanguageTests {
    @Test(
        "numbers have units",
        arguments: [
            ("8%", 8, ThesisUnit.percent), ("8 %", 8, .percent), ("2pp", 2, .percent), ("10bp", 10, .bp),
            ("90d", 90, .days),
            ("90 days", 90, .days), ("1 day", 1, .days), ("$1bn", 1000, .money), ("$500m", 500, .money),
            ("$2.5tn", 2_500_000, .money),
            ("$1_000_000", 1, .money), ("20", 20, .plain), (".5", 0.5, .plain), ("1_000.25", 1000.25, .plain),
        ])
    func quantities(_ text: String, _ value: Double, _ unit: ThesisUnit) throws {
        let tokens = try Lexer.tokens(of: text)
        #expect(tokens.count == 2)
        guard case .quantity(let quantity) = tokens[0].kind else {
            Issue.record("\(text) is no quantity")
            return
        }
        #expect(quantity.value == value && quantity.unit == unit)
    }

    @Test(
        "a name may begin with a digit", arguments: ["10Y", "1M", "2s10s", "3m10y", "10y", "1m"])
    func names(_ text: String) throws {
        #expect(try Lexer.tokens(of: text).first?.kind == .alphanumeric)
    }

    @Test(
        "arithmetic has the usual precedence and converts units",
        arguments: [
            ("2 + 3 * 4", 14.0), ("(2 + 3) * 4", 20), ("10 - 4 - 3", 3), ("16 / 4 / 2", 2), ("-2 * 3", -6),
            ("2 * -3", -6),
            ("- -2", 2), ("-(1 + 2)", -3), ("1 − 3", -2), ("6 ÷ 3 × 2", 4), ("8% / 2%", 4), ("100 * 8%", 8),
            ("100bp / 1%", 1), ("$1bn / $500m", 2), ("2 * 90 days / 45 days", 4), ("1 + 50%", .nan), ("3 * (2 + 1)", 9),
        ])
    func arithmetic(_ text: String, _ expected: Double) throws {
        if expected.isNaN {
            #expect(throws: ExpressionError.self) { try ThesisFixtures.number(text) }
        } else {
            #expect(agree(try ThesisFixtures.number(text), expected))
        }
    }

    @Test(
        "percent, percentage points and basis points are units of one quantity",
        arguments: [
            ("1% = 100bp", true), ("8% + 50bp = 8.5%", true), ("8.42% = 842bp", true), ("0 < 1bp", true),
            ("0 = 0%", true),
            ("1pp = 1%", true), ("-0 < $1m", true),
        ])
    func sizes(_ text: String, _ expected: Bool) throws {
        #expect(try ThesisFixtures.truth(text) == expected)
    }

    @Test(
        "precedence rises from or over and and not to comparison",
        arguments: [
            ("1 > 2 and 1 > 2 or 2 > 1", true), ("2 > 1 or 1 > 2 and 1 > 2", true),
            ("(2 > 1 or 1 > 2) and 1 > 2", false),
            ("not 1 > 2 and 2 > 1", true), ("not (1 > 2 or 2 > 1)", false), ("not not 2 > 1", true),
            ("1 + 1 > 1 * 1", true),
            ("1 ≥ 1 and 1 ≤ 1 and 1 ≠ 2 and 1 <> 2 and 1 == 1 and 1 != 2", true),
        ])
    func precedence(_ text: String, _ expected: Bool) throws {
        #expect(try ThesisFixtures.truth(text) == expected)
    }

    /// Truth tables from S. C. Kleene, "Introduction to Metamathematics", §64.
    @Test("an unknown operand makes the result unknown unless the other operand decides")
    func kleene() {
        let truths: [Bool?] = [true, false, nil]
        let and: [Bool?] = [true, false, nil, false, false, false, nil, false, nil]
        let or: [Bool?] = [true, true, true, true, false, nil, true, nil, nil]
        for (i, a) in truths.enumerated() {
            for (j, b) in truths.enumerated() {
                func truth(_ proposition: Proposition) -> Bool? { proposition.truth { $0 == 0 ? a : b } }
                #expect(truth(.and([.leaf(0), .leaf(1)])) == and[i * 3 + j])
                #expect(truth(.or([.leaf(0), .leaf(1)])) == or[i * 3 + j])
                #expect(truth(.not(.leaf(0))) == a.map { !$0 })
            }
        }
    }

    @Test("the critical leaves are those that change the truth when changed alone", arguments: 0..<200 as Range<UInt64>)
    func critical(seed: UInt64) {
        var random = SplitMix(seed: seed)
        let count = Int.random(in: 1...7, using: &random)
        let truths = (0..<count).map { _ in [true, false, nil].randomElement(using: &random)! }
        let proposition = Proposition.random(Array(0..<count), &random)
        let truth = proposition.truth { truths[$0] }
        let turning = (0..<count).filter { index in
            guard let truth, let own = truths[index] else { return false }
            return proposition.truth { $0 == index ? !own : truths[$0] } == !truth
        }
        let critical = proposition.critical { truths[$0] }
        #expect(critical.truth == truth)
        #expect(critical.leaves == turning)
    }

    @Test(
        "hundreds of terms are parsed and evaluated",
        arguments: [
            (Array(repeating: "return(IWM, 1M) > 500%", count: 300) + ["2 > 1"]).joined(separator: " or "),
            Array(repeating: "not (1 > 2)", count: 600).joined(separator: " and "),
            Array(repeating: "1", count: 500).joined(separator: "+") + " = 500",
        ])
    func long(_ text: String) throws {
        #expect(try ThesisFixtures.truth(text) == true)
    }

    @Test(
        "a bound decides a comparison if every number beyond it gives the same result",
        arguments: [
            (Comparison.greater, 0.8, true), (.greater, 0.82, nil), (.greater, 0.9, nil), (.atLeast, 0.82, true),
            (.atLeast, 0.9, nil), (.less, 0.8, false), (.less, 0.82, false), (.less, 0.9, nil), (.atMost, 0.8, false),
            (.atMost, 0.82, nil), (.equal, 0.8, false), (.equal, 0.9, nil), (.unequal, 0.8, true),
            (.unequal, 0.82, nil),
        ] as [(Comparison, Double, Bool?)])
    func bounds(_ comparison: Comparison, _ other: Double, _ expected: Bool?) {
        let bound = Reading(0.82).asLowerBound()
        #expect(comparison.reading(bound, Reading(other)).truth == expected)
        #expect(comparison.mirrored.reading(Reading(other), bound).truth == expected)
    }

    @Test("bounds propagate through arithmetic, and a quotient by a possible zero is unbounded")
    func intervals() throws {
        #expect(try ThesisFixtures.figure("weight(QQQS, \"Health Care\") - 1%").number?.span == 0.5...Double.infinity)
        #expect(try ThesisFixtures.figure("-weight(QQQS, \"Health Care\")").number?.span == -Double.infinity...(-0.51))
        let inverse = try #require(try ThesisFixtures.figure("1 / weight(QQQS, \"Health Care\")").number)
        #expect(inverse.span.lowerBound == 0 && agree(inverse.span.upperBound, 1 / 0.51))
        let any = try ThesisFixtures.figure("1 / (weight(QQQS, \"Health Care\") - 60%)").number
        #expect(any?.span == -Double.infinity...Double.infinity)
        #expect(try ThesisFixtures.truth("1 - weight(QQQS, \"Health Care\") / 100% < 0.4") == nil)
        #expect(try ThesisFixtures.figure("1 / (1 - 1)").reason == .undefined)
    }

    @Test("the inputs of an expression are exactly what it reads")
    func inputs() throws {
        func inputs(_ text: String) throws -> ThesisInputs {
            try Parser.condition(text, ThesisFixtures.vocabulary).inputs
        }
        #expect(try inputs("return(IWM/SPY, 1M) > 0") == ThesisInputs(symbols: ["IWM", "SPY"]))
        #expect(try inputs("above(small_vs_large, 5)") == ThesisInputs(symbols: ["IWM", "SPY"]))
        #expect(try inputs("relative(QQQS, 1M) > 0") == ThesisInputs(symbols: ["QQQS", "IWM"]))
        #expect(try inputs("correlation(IWM, 10Y, 60) < 0") == ThesisInputs(symbols: ["IWM"], tables: .rates))
        #expect(try inputs("weight(QQQS, \"Energy\") > 1%") == ThesisInputs(tables: .sectors))
        #expect(try inputs("discount() < 0 and deals(any, QTD) > 1") == ThesisInputs(tables: [.valuations, .deals]))
    }

    @Test(
        "a suggested name is at most two typing errors away",
        arguments: [
            ("retrun", "return"), ("yeild", "yield"), ("averge", "average"), ("corelation", "correlation"),
            ("xyz", nil),
            ("volatilty", "volatility"), ("IWMM", nil),
        ])
    func suggestion(_ name: String, _ expected: String?) {
        #expect(Suggestion.nearest(to: name, among: ThesisFunction.all.map(\.name)) == expected)
    }

    @Test(
        "a typing error is a letter inserted, omitted, changed or swapped",
        arguments: [
            ("return", "return", 0), ("retrun", "return", 1), ("retur", "return", 1), ("returns", "return", 1),
            ("retarn", "return", 1), ("", "ab", 2), ("abcd", "", 3), ("ab", "ba", 1), ("kitten", "mitten", 1),
        ])
    func slips(_ a: String, _ b: String, _ expected: Int) {
        #expect(Suggestion.editDistance(between: a, and: b) == expected)
    }
}

extension LanguageTests {
    @Test("a calculation of too many steps is rejected, whatever its form", arguments: ["+", "*", "+(1)*"])
    func steps(sign: String) {
        let text = Array(repeating: "1", count: 1200).joined(separator: sign) + " > 0"
        #expect { _ = try ThesisFixtures.truth(text) } throws: {
            "\($0)".contains("a calculation of more than 500 steps")
        }
    }
}

extension Proposition {
    /// A random proposition that contains each of the leaves once and in order.
    fileprivate static func random(_ leaves: [Int], _ random: inout SplitMix) -> Proposition {
        if leaves.count > 1 {
            let cut = Int.random(in: 1..<leaves.count, using: &random)
            let parts = [leaves[..<cut], leaves[cut...]].map { Proposition.random(Array($0), &random) }
            return Bool.random(using: &random) ? .and(parts) : .or(parts)
        }
        return Bool.random(using: &random) ? .leaf(leaves[0]) : .not(.leaf(leaves[0]))
    }
}
